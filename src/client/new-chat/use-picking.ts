import { useEffect, useRef, useState } from "preact/hooks";
import { type Found, usePeopleSearch } from "./people-search.ts";

export type PickerProps = {
  readonly chosen: readonly Found[];
  readonly onChosen: (people: readonly Found[]) => void;
  readonly problem: string | null;
};

/** What is typed, who is suggested for it, and what the keys do. */
export function usePicking({ chosen, onChosen, problem }: PickerProps) {
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const [open, setOpen] = useState(true);
  const input = useRef<HTMLInputElement>(null);
  const search = usePeopleSearch(typed);
  const people = (search.people ?? []).filter(({ id }) => !chosen.some((person) => person.id === id));
  const shown = open && people.length > 0;
  const said = problem ?? search.problem;
  useEffect(() => setActive(0), [search.people]);
  useEffect(() => {
    if (said !== null) input.current?.focus();
  }, [said]);

  const choose = (person: Found) => {
    onChosen([...chosen, person]);
    setTyped("");
    input.current?.focus();
  };
  const drop = (person: Found) => {
    onChosen(chosen.filter(({ id }) => id !== person.id));
    input.current?.focus();
  };
  const type = (text: string) => {
    setTyped(text);
    setOpen(true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = chosen.at(-1);
    if (event.key === "Backspace" && typed === "" && last !== undefined) drop(last);
    if (shown && !event.isComposing) move(event, { people, active, setActive, setOpen, choose });
  };
  return {
    typed,
    type,
    people,
    active,
    shown,
    said,
    answered: search.people !== null,
    input,
    choose,
    drop,
    onKeyDown,
  };
}

type Movable = {
  people: readonly Found[];
  active: number;
  setActive: (active: number) => void;
  setOpen: (open: boolean) => void;
  choose: (person: Found) => void;
};

/** The arrows go round; Enter takes; Escape closes the suggestions and leaves the dialog open. */
function move(event: KeyboardEvent, { people, active, setActive, setOpen, choose }: Movable): void {
  const step = { ArrowDown: 1, ArrowUp: people.length - 1 }[event.key];
  const person = people[active];
  if (step !== undefined) setActive((active + step) % people.length);
  else if (event.key === "Enter" && person !== undefined) choose(person);
  else if (event.key === "Escape") setOpen(false);
  else return;
  event.preventDefault();
}

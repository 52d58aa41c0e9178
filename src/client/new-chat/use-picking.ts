import { useEffect, useRef, useState } from "preact/hooks";
import { type Found, usePeopleSearch } from "./people-search.ts";

export type PickerProps = {
  readonly label: string;
  readonly chosen: readonly Found[];
  readonly onChosen: (people: readonly Found[]) => void;
  readonly typed: string;
  readonly onTyped: (typed: string) => void;
  readonly problem: string | null;
  /** Those who are there already are not suggested. */
  readonly without?: readonly number[];
  /** Somebody who is not found is to be entered; with what was typed for them. */
  readonly onNew: (typed: string) => void;
  /** Whether what was typed fits nobody at all. */
  readonly onNobodyFits: (nobody: boolean) => void;
};

/** What can be chosen: somebody who was found, or (null) to enter somebody new. */
export type Choice = Found | null;

/** What is typed, who is suggested for it, and what the keys do. */
export function usePicking(props: PickerProps) {
  const { chosen, onChosen, typed, onTyped, problem, without = [], onNew, onNobodyFits } = props;
  const [active, setActive] = useState(-1);
  const [open, setOpen] = useState(true);
  const input = useRef<HTMLInputElement>(null);
  const search = usePeopleSearch(typed);
  const taken = new Set([...chosen.map(({ id }) => id), ...without]);
  const people = (search.people ?? []).filter(({ id }) => !taken.has(id));
  const choices: readonly Choice[] = search.people === null ? [] : [...people, null];
  const said = problem ?? search.problem;
  useEffect(() => {
    setActive(-1);
    onNobodyFits(search.people?.length === 0);
  }, [search.people]);
  useEffect(() => {
    if (said !== null) input.current?.focus();
  }, [said]);

  const choose = (choice: Choice) => {
    onTyped("");
    if (choice === null) return onNew(typed);
    onChosen([...chosen, choice]);
    input.current?.focus();
  };
  const drop = (person: Found) => {
    onChosen(chosen.filter(({ id }) => id !== person.id));
    input.current?.focus();
  };
  const type = (text: string) => {
    onTyped(text);
    setOpen(true);
  };
  const shown = open && choices.length > 0;
  const onKeyDown = (event: KeyboardEvent) => {
    const last = chosen.at(-1);
    if (event.key === "Backspace" && typed === "" && last !== undefined) drop(last);
    if (shown && !event.isComposing) move(event, { choices, active, setActive, setOpen, choose });
  };
  const answered = search.people !== null;
  return { type, people, choices, active, shown, said, answered, input, choose, drop, onKeyDown };
}

type Movable = {
  choices: readonly Choice[];
  active: number;
  setActive: (active: number) => void;
  setOpen: (open: boolean) => void;
  choose: (choice: Choice) => void;
};

/** The arrows go round; Enter takes; Escape closes the suggestions and leaves the dialog open. */
function move(event: KeyboardEvent, { choices, active, setActive, setOpen, choose }: Movable): void {
  if (event.key === "ArrowDown") setActive((active + 1) % choices.length);
  else if (event.key === "ArrowUp") setActive(active <= 0 ? choices.length - 1 : active - 1);
  else if (event.key === "Enter") take();
  else if (event.key === "Escape") setOpen(false);
  else return;
  event.preventDefault();

  /** Nobody is taken unseen where there are several: the first is then only pointed at. */
  function take(): void {
    const only = choices.length <= 2 ? choices[0] : undefined;
    const choice = active < 0 ? only : choices[active];
    if (choice === undefined) setActive(0);
    else choose(choice);
  }
}

import { useEffect, useRef, useState } from "preact/hooks";
import { CrossIcon } from "../look/icons.tsx";
import { say } from "../text/say.ts";
import { type Found, usePeopleSearch } from "./people-search.ts";

type PickerProps = {
  readonly chosen: readonly Found[];
  readonly onChosen: (people: readonly Found[]) => void;
  readonly problem: string | null;
};

/** The combo box "Chat With" (WAI-ARIA 1.2: list autocomplete, the first suggestion chosen by Enter). */
export function PeoplePicker({ chosen, onChosen, problem }: PickerProps) {
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

  function choose(person: Found | undefined): void {
    if (person === undefined) return;
    onChosen([...chosen, person]);
    setTyped("");
    input.current?.focus();
  }

  function drop(person: Found): void {
    onChosen(chosen.filter(({ id }) => id !== person.id));
    input.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    const last = chosen.at(-1);
    if (event.key === "Backspace" && typed === "" && last !== undefined) drop(last);
    if (!shown || event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: people.length - 1 }[event.key];
    if (step !== undefined) setActive((active + step) % people.length);
    else if (event.key === "Enter") choose(people[active]);
    else if (event.key === "Escape") setOpen(false);
    else return;
    event.preventDefault();
  }

  return (
    <div class="field picker">
      <label for="chat-with">{say.chatWith}</label>
      <p class="hint" id="chat-with-hint">
        {say.chatWithHint}
      </p>
      <Chosen people={chosen} onDrop={drop} />
      <input
        id="chat-with"
        ref={input}
        role="combobox"
        autoComplete="off"
        spellcheck={false}
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls="chat-with-people"
        aria-activedescendant={shown ? `chat-with-${people[active]?.id}` : undefined}
        aria-describedby={said === null ? "chat-with-hint" : "chat-with-hint chat-with-problem"}
        aria-invalid={said !== null}
        value={typed}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
      />
      <Suggestions people={shown ? people : []} active={active} onChoose={choose} />
      <p class="hint" role="status">
        {search.people === null ? "" : people.length === 0 ? say.nobodyFound : say.found(people.length)}
      </p>
      {said !== null && (
        <p class="problem" id="chat-with-problem">
          {said}
        </p>
      )}
    </div>
  );
}

function Chosen({ people, onDrop }: { people: readonly Found[]; onDrop: (person: Found) => void }) {
  if (people.length === 0) return null;
  return (
    <ul class="chips" aria-label={say.chosen}>
      {people.map((person) => (
        <li key={person.id}>
          <span dir="auto">{person.name}</span>
          <button
            type="button"
            class="plain"
            aria-label={say.removePerson(person.name)}
            onClick={() => onDrop(person)}
          >
            <CrossIcon />
          </button>
        </li>
      ))}
    </ul>
  );
}

type SuggestionsProps = { people: readonly Found[]; active: number; onChoose: (person: Found) => void };

function Suggestions({ people, active, onChoose }: SuggestionsProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <ul
      class="suggestions"
      id="chat-with-people"
      role="listbox"
      aria-label={say.suggestions}
      ref={list}
      hidden={people.length === 0}
    >
      {people.map((person, index) => (
        <li
          key={person.id}
          id={`chat-with-${person.id}`}
          role="option"
          aria-selected={index === active}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(person)}
        >
          <span dir="auto">{person.name}</span>
          <span class="small">{person.email}</span>
        </li>
      ))}
    </ul>
  );
}

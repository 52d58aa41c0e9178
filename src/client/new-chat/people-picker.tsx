import { useEffect, useRef } from "preact/hooks";
import { markOf } from "../contacts/tell-apart.ts";
import { PlusIcon } from "../look/icons.tsx";
import { CrossIcon } from "../look/later-icons.tsx";
import { sayOfChoosing as words } from "../text/english-choosing.ts";
import type { Found } from "./people-search.ts";
import { type Choice, type PickerProps, usePicking } from "./use-picking.ts";

/** A combo box for people (WAI-ARIA 1.2, list autocomplete). The last choice is always to enter somebody new. */
export function PeoplePicker(props: PickerProps) {
  const { label, chosen, typed } = props;
  const picking = usePicking(props);
  const { people, choices, active, shown, said } = picking;
  const pointedAt = choices[active];
  return (
    <div class="field picker">
      <label for="chat-with">{label}</label>
      <p class="hint" id="chat-with-hint">
        {words.chatWithHint}
      </p>
      <Chosen people={chosen} onDrop={picking.drop} />
      <input
        id="chat-with"
        ref={picking.input}
        role="combobox"
        autoComplete="off"
        spellcheck={false}
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls="chat-with-people"
        aria-activedescendant={shown && pointedAt !== undefined ? idOf(pointedAt) : undefined}
        aria-describedby={said === null ? "chat-with-hint" : "chat-with-hint chat-with-problem"}
        aria-invalid={said !== null}
        value={typed}
        onInput={(event) => picking.type(event.currentTarget.value)}
        onKeyDown={picking.onKeyDown}
      />
      <Suggestions choices={shown ? choices : []} typed={typed} active={active} onChoose={picking.choose} />
      <p class="hint" role="status">
        {picking.answered && (people.length === 0 ? words.nobodyFound : words.found(people.length))}
      </p>
      {said !== null && (
        <p class="problem" id="chat-with-problem">
          {said}
        </p>
      )}
    </div>
  );
}

function idOf(choice: Choice): string {
  return `chat-with-${choice === null ? "new" : choice.id}`;
}

function Chosen({ people, onDrop }: { people: readonly Found[]; onDrop: (person: Found) => void }) {
  if (people.length === 0) return null;
  return (
    <ul class="chips" aria-label={words.chosen}>
      {people.map((person) => (
        <li key={person.id}>
          <span>
            <span dir="auto">{person.name}</span>{" "}
            {person.guest && <span class="small">{markOf(person)}</span>}
          </span>
          <button
            type="button"
            class="plain"
            aria-label={words.removePerson(person.name)}
            onClick={() => onDrop(person)}
          >
            <CrossIcon />
          </button>
        </li>
      ))}
    </ul>
  );
}

type SuggestionsProps = {
  readonly choices: readonly Choice[];
  readonly typed: string;
  readonly active: number;
  readonly onChoose: (choice: Choice) => void;
};

function Suggestions({ choices, typed, active, onChoose }: SuggestionsProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [active]);
  const any = choices.length > 0;
  useEffect(() => {
    if (any) list.current?.scrollIntoView({ block: "nearest" });
  }, [any]);
  return (
    <ul
      class="suggestions"
      id="chat-with-people"
      role="listbox"
      aria-label={words.suggestions}
      ref={list}
      hidden={choices.length === 0}
    >
      {choices.map((choice, index) => (
        <li
          key={idOf(choice)}
          id={idOf(choice)}
          class={choice === null ? "new-contact" : undefined}
          role="option"
          aria-selected={index === active}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(choice)}
        >
          {choice === null ? <NewContact typed={typed.trim()} /> : <SuggestedPerson person={choice} />}
        </li>
      ))}
    </ul>
  );
}

function NewContact({ typed }: { typed: string }) {
  return (
    <>
      <PlusIcon />
      <span dir="auto">{words.newContactNamed(typed)}</span>
    </>
  );
}

/** A contact goes by number or address, an account by its whole address. */
function SuggestedPerson({ person }: { person: Found }) {
  return (
    <>
      <span>
        <span dir="auto">{person.name}</span>{" "}
        {person.guest && <span class="quiet-ink">{markOf(person)}</span>}
      </span>
      {!person.guest && person.email !== null && <span class="small">{person.email}</span>}
    </>
  );
}

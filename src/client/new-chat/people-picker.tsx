import { useEffect, useRef } from "preact/hooks";
import { CrossIcon } from "../look/icons.tsx";
import { say } from "../text/say.ts";
import type { Found } from "./people-search.ts";
import { type PickerProps, usePicking } from "./use-picking.ts";

/** The combo box "Chat With" (WAI-ARIA 1.2: list autocomplete, the first suggestion chosen by Enter). */
export function PeoplePicker(props: PickerProps) {
  const { chosen } = props;
  const picking = usePicking(props);
  const { people, active, shown, said } = picking;
  return (
    <div class="field picker">
      <label for="chat-with">{say.chatWith}</label>
      <p class="hint" id="chat-with-hint">
        {say.chatWithHint}
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
        aria-activedescendant={shown ? `chat-with-${people[active]?.id}` : undefined}
        aria-describedby={said === null ? "chat-with-hint" : "chat-with-hint chat-with-problem"}
        aria-invalid={said !== null}
        value={picking.typed}
        onInput={(event) => picking.type(event.currentTarget.value)}
        onKeyDown={picking.onKeyDown}
      />
      <Suggestions people={shown ? people : []} active={active} onChoose={picking.choose} />
      <p class="hint" role="status">
        {picking.answered && (people.length === 0 ? say.nobodyFound : say.found(people.length))}
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

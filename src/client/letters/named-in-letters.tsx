import { sayOfLetters as words } from "../text/english-letters.ts";

type NamedInLettersProps = { readonly named: boolean; readonly onNamed: (named: boolean) => void };

/** Somebody else may read the screen of a phone: a clinic can do without its name there. */
export function NamedInLetters({ named, onNamed }: NamedInLettersProps) {
  return (
    <label class="choice-box">
      <input
        type="checkbox"
        role="switch"
        checked={named}
        aria-checked={named}
        aria-describedby="named-why"
        onChange={(event) => {
          // It shows what the server has taken, not what was clicked.
          event.currentTarget.checked = named;
          onNamed(!named);
        }}
      />
      <span>
        {words.named}
        <span class="small" id="named-why">
          {words.namedWhy}
        </span>
      </span>
    </label>
  );
}

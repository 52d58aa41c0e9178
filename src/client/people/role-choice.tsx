import { useId } from "preact/hooks";
import type { Role } from "../../shared/protocol/parts.ts";
import { sayOfPeople as words } from "../text/english-people.ts";

const CHOICES = ["host", "administrator"] as const satisfies readonly Role[];

type RoleChoiceProps = { chosen: readonly Role[]; onChosen: (roles: Role[]) => void };

/** What somebody is besides a participant; roles combine freely. */
export function RoleChoice({ chosen, onChosen }: RoleChoiceProps) {
  const id = useId();
  return (
    <fieldset>
      <legend>{words.roles}</legend>
      <p class="hint">{words.roleHints.participant}</p>
      {CHOICES.map((role) => (
        <label class="choice-box" key={role}>
          <input
            type="checkbox"
            checked={chosen.includes(role)}
            aria-labelledby={`${id}-${role}`}
            aria-describedby={`${id}-${role}-hint`}
            onChange={() =>
              onChosen(chosen.includes(role) ? chosen.filter((other) => other !== role) : [...chosen, role])
            }
          />
          <span>
            <span id={`${id}-${role}`}>{words.roleNames[role]}</span>
            <span class="small" id={`${id}-${role}-hint`}>
              {words.roleHints[role]}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

import type { Role } from "../../shared/protocol/parts.ts";
import { sayOfPeople as words } from "../text/english-people.ts";

const CHOICES = ["host", "administrator"] as const satisfies readonly Role[];

type RoleChoiceProps = { chosen: readonly Role[]; onChosen: (roles: Role[]) => void };

/** What somebody is besides a participant; roles combine freely. */
export function RoleChoice({ chosen, onChosen }: RoleChoiceProps) {
  return (
    <fieldset>
      <legend>{words.roles}</legend>
      <p class="hint">{words.roleHints.participant}</p>
      {CHOICES.map((role) => (
        <label class="choice-box" key={role}>
          <input
            type="checkbox"
            checked={chosen.includes(role)}
            aria-describedby={`${role}-hint`}
            onChange={() =>
              onChosen(chosen.includes(role) ? chosen.filter((other) => other !== role) : [...chosen, role])
            }
          />
          <span>
            {words.roleNames[role]}
            <span class="small" id={`${role}-hint`}>
              {words.roleHints[role]}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

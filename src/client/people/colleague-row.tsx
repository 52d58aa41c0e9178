import { ConfirmedButton } from "../form/confirmed-button.tsx";
import { sayOfPeople as words } from "../text/english-people.ts";
import { say } from "../text/say.ts";
import type { ColleagueHere } from "./use-colleagues.ts";

type ColleagueRowProps = {
  readonly colleague: ColleagueHere;
  readonly isMe: boolean;
  readonly onChange: () => void;
  readonly onNewLink: () => void;
  readonly onRestore: () => void;
};

/** Somebody who works here, or did: what they are, and how it stands with their account. */
export function ColleagueRow({ colleague, isMe, onChange, onNewLink, onRestore }: ColleagueRowProps) {
  const { name, email, roles, deactivated, invited } = colleague;
  const shown = roles.length > 1 ? roles.filter((role) => role !== "participant") : roles;
  return (
    <li class={deactivated ? "gone" : undefined}>
      <p>
        <strong dir="auto">{name}</strong>
        <span class="small">{email}</span>
        <span class="small">{say.names(shown.map((role) => words.roleNames[role]))}</span>
        <span class="small">{standing(colleague, isMe)}</span>
      </p>
      {deactivated ? (
        <ConfirmedButton
          label={words.restoreNamed(name)}
          shown={words.restore}
          what={words.restoreWhat(name)}
          deed={words.restoreDo}
          keep={words.keep}
          onConfirmed={onRestore}
          harmless={true}
        />
      ) : (
        <div class="row">
          {invited && (
            <button type="button" class="quiet" aria-label={words.newLinkFor(name)} onClick={onNewLink}>
              {words.newLink}
            </button>
          )}
          <button type="button" class="quiet" aria-label={words.changeNamed(name)} onClick={onChange}>
            {words.change}
          </button>
        </div>
      )}
    </li>
  );
}

function standing({ invited, deactivated, secondFactor }: ColleagueHere, isMe: boolean): string {
  const account = deactivated ? words.deactivated : invited ? words.invited : words.active;
  const factor = invited ? [] : [secondFactor ? words.secondFactor : words.noSecondFactor];
  return [...(isMe ? [words.you] : []), account, ...factor].join(" · ");
}

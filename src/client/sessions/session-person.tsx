import type { Appointment } from "../../shared/protocol/guest-bodies.ts";
import { useHouse } from "../app/house.ts";
import { CopyBox } from "../form/copy-box.tsx";
import { daysFromNow } from "../text/dates.ts";
import { sayOfSessions as words } from "../text/english-sessions.ts";
import { groupedCode } from "../text/grouped-code.ts";
import { say } from "../text/say.ts";
import { untilWhen } from "../threads/how-reached.ts";

type Person = Appointment["people"][number];
type SessionPersonProps = {
  readonly person: Person;
  /** Tells them apart from others of the same name; "" where there is nobody of that name. */
  readonly mark: string;
  /** As the server tells it live, in ms. */
  readonly waitingSince: number | null;
  readonly onConnect: () => void;
};

/** One participant: how they come in, whether they are there, and letting them in. */
export function SessionPerson({ person, mark, waitingSince, onConnect }: SessionPersonProps) {
  const now = useHouse().clock.now();
  const { name, guest, code } = person;
  const named = `${name} ${mark}`.trim();
  return (
    <li class="participant-row">
      <div class="participant-about">
        <p>
          <strong dir="auto">{named}</strong>
          <span class="small">{invitationOf(person, now)}</span>
          <span class={waitingSince === null ? "small" : "is-waiting"}>
            {whereOf(person, waitingSince, now)}
          </span>
        </p>
        {waitingSince !== null && (
          <button type="button" aria-label={words.connectWith(named)} onClick={onConnect}>
            {words.connect}
          </button>
        )}
      </div>
      {code !== null && (
        <div class="shown-code">
          <CopyBox quiet label={words.codeFor(named)} value={groupedCode(code.code)} />
          <p class="small">{words.codeUntil(untilWhen(code.endsAt, now))}</p>
        </div>
      )}
      {!guest && <p class="small">{words.noCode}</p>}
    </li>
  );
}

function invitationOf({ invitation, guest }: Person, now: number): string {
  if (invitation === null) return guest ? words.notInvited : words.getsEmail;
  return words.invitation[invitation.state](momentOf(invitation.at, now));
}

function whereOf({ connectedAt }: Person, waitingSince: number | null, now: number): string {
  if (waitingSince !== null) return words.waitingSince(momentOf(waitingSince, now));
  return connectedAt === null ? words.notThere : words.connectedAt(momentOf(connectedAt, now));
}

function momentOf(at: number, now: number): string {
  return daysFromNow(at, now) === 0 ? say.time(at) : say.dateAndTime(at);
}

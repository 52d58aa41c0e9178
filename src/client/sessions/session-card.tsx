import type { Appointment } from "../../shared/protocol/guest-bodies.ts";
import { useHouse } from "../app/house.ts";
import { ConfirmedButton } from "../form/confirmed-button.tsx";
import { daysFromNow } from "../text/dates.ts";
import { sayOfSessions as words } from "../text/english-sessions.ts";
import { say } from "../text/say.ts";
import { SessionPerson } from "./session-person.tsx";
import type { Sessions } from "./use-sessions.ts";

type SessionCardProps = { appointment: Appointment; sessions: Sessions; onEnded: () => void };
/** `marks`: what tells guests of one name apart, by id. */
type MarkedProps = SessionCardProps & { marks: ReadonlyMap<number, string> };

export function SessionCard({ appointment, sessions, onEnded, marks }: MarkedProps) {
  const house = useHouse();
  const { id, startsAt, people } = appointment;
  const when = whenOf(startsAt, house.clock.now());
  const waiting = house.visitors.waiting.value.filter((one) => one.appointmentId === id);
  return (
    <article class="session" aria-label={words.sessionAt(when)}>
      <h3>{when}</h3>
      <ul class="participant-rows" aria-label={words.participants}>
        {people.map((person) => (
          <SessionPerson
            key={person.id}
            person={person}
            mark={marks.get(person.id) ?? ""}
            waitingSince={waiting.find(({ personId }) => personId === person.id)?.since ?? null}
            onConnect={() => sessions.connect(appointment, person.id)}
          />
        ))}
      </ul>
      <Deeds {...{ appointment, sessions, onEnded }} />
    </article>
  );
}

function Deeds({ appointment, sessions, onEnded }: SessionCardProps) {
  return (
    <div class="participant-deeds">
      <a class="button quiet" href={`/chat/${appointment.threadId}`}>
        {words.chat}
      </a>
      <button
        type="button"
        class="quiet"
        title={words.remindWhat}
        onClick={() => sessions.remind(appointment)}
      >
        {words.remind}
      </button>
      <ConfirmedButton
        label={words.end}
        what={words.endWhat}
        deed={words.endDo}
        keep={words.keep}
        onConfirmed={async () => {
          if (await sessions.end(appointment)) onEnded();
        }}
      />
    </div>
  );
}

/** Today the time, else the day with it. */
function whenOf(startsAt: number, now: number): string {
  return daysFromNow(startsAt, now) === 0 ? say.time(startsAt) : say.dateAndTime(startsAt);
}

import type { Appointment } from "../../shared/protocol/guest-bodies.ts";
import { useHouse } from "../app/house.ts";
import { daysFromNow } from "../text/dates.ts";
import { sayOfSessions as words } from "../text/english-sessions.ts";
import { useMarksOf } from "../threads/use-marks.ts";
import { guestsOfOneName } from "./guests-of-one-name.ts";
import { SessionCard } from "./session-card.tsx";
import type { Sessions } from "./use-sessions.ts";

/** What began yesterday and is not over is of today. */
export function SessionList({ sessions, onEnded }: { sessions: Sessions; onEnded: () => void }) {
  const now = useHouse().clock.now();
  const { all } = sessions;
  const marks = useMarksOf(guestsOfOneName(all ?? []));
  if (all === null) return null;
  if (all.length === 0) {
    return (
      <p class="empty">
        {words.none} <strong>{words.newSession}</strong> {words.noneStart}
      </p>
    );
  }
  const isToday = ({ startsAt }: Appointment) => daysFromNow(startsAt, now) <= 0;
  const parts = [
    { heading: words.today, list: all.filter(isToday) },
    { heading: words.coming, list: all.filter((appointment) => !isToday(appointment)) },
  ];
  return (
    <>
      {parts.map(
        ({ heading, list }) =>
          list.length > 0 && (
            <section class="sessions" key={heading} aria-label={heading}>
              <h2>{heading}</h2>
              {list.map((appointment) => (
                <SessionCard
                  key={appointment.id}
                  appointment={appointment}
                  sessions={sessions}
                  marks={marks}
                  onEnded={onEnded}
                />
              ))}
            </section>
          ),
      )}
    </>
  );
}

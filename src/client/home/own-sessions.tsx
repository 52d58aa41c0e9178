import { useEffect, useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { WaitingRoomsAnswer } from "../../shared/protocol/guest-bodies.ts";
import { useHouse } from "../app/house.ts";
import { request } from "../connection/request.ts";
import { daysFromNow } from "../text/dates.ts";
import { sayInWaitingRoom as words } from "../text/english-waiting-room.ts";
import { say } from "../text/say.ts";

type Rooms = InferOutput<typeof WaitingRoomsAnswer>["rooms"];

/** The sessions to which one is invited: whoever has lost the letter finds the waiting room here. */
export function OwnSessions() {
  const now = useHouse().clock.now();
  const [rooms, setRooms] = useState<Rooms>([]);
  useEffect(() => {
    void request<{ rooms: Rooms }>("GET", "/api/waiting-rooms").then((answer) => {
      if (answer.ok) setRooms(answer.value.rooms.filter(({ state }) => state !== "ended"));
    });
  }, []);
  return (
    <>
      {rooms.map(({ id, hostName, startsAt }) => (
        <p key={id}>
          <a href={`/waiting-room/${id}`}>{words.yourSession(hostName, whenOf(startsAt, now))}</a>
        </p>
      ))}
    </>
  );
}

function whenOf(at: number, now: number): string {
  const away = daysFromNow(at, now);
  if (away > 1) return say.dateAndTime(at);
  return away === 1 ? words.tomorrow(say.time(at)) : words.today(say.time(at));
}

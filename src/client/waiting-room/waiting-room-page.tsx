import "../look/people.css";
import "../look/guests.css";
import { useEffect, useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { WaitingRoomAnswer } from "../../shared/protocol/guest-bodies.ts";
import { after } from "../app/browser.ts";
import { useHouse } from "../app/house.ts";
import { type Problem, request } from "../connection/request.ts";
import { sayInWaitingRoom as words } from "../text/english-waiting-room.ts";
import { say } from "../text/say.ts";
import { Preview } from "./preview.tsx";
import type { Stay } from "./stay.ts";
import { whenIn, whenInASentence } from "./when-in.ts";

type Room = InferOutput<typeof WaitingRoomAnswer>;

/** One is let into the waiting room so long before, in ms. */
const EARLY_MS = 3_600_000;
/** Browsers count no further than 24 days, and not while a device sleeps. */
const LONGEST_MS = 60_000;
/** The clocks of two machines never agree to the millisecond. */
const AGAIN_MS = 3_000;

/** Where a participant waits until the host is ready. */
export function WaitingRoomPage({ appointmentId }: { appointmentId: number }) {
  const { stay } = useHouse();
  const { room, problem, load } = useRoom(appointmentId);
  const now = stay.now.value;
  const here = now?.appointmentId === appointmentId ? now : null;
  const ended =
    room?.state === "ended" || here?.state === "ended" || problem?.code === "appointment-not-found";
  const state = stateOf(room, here);
  useEffect(() => stay.enter(appointmentId), [appointmentId]);
  useEffect(() => {
    if (room !== null) stay.goesOnIn(appointmentId, room.threadId);
  }, [room, here === null]);
  useEffect(() => {
    if (here?.state === "connected") stay.sawThatHostIsReady();
  }, [here?.state]);
  useWaitingInTime(room, state);
  return (
    <div class="sheet">
      <h1>{say.waitingRoom}</h1>
      {room !== null && <About room={room} />}
      <div class="standing" role="status">
        {ended ? (
          <Ended room={room} />
        ) : (
          room !== null && <Standing room={room} state={state} told={here?.told ?? null} />
        )}
      </div>
      {problem !== null && !ended && (
        <div role="alert">
          <p class="problem">{problem.sentence}</p>
          <button type="button" class="quiet" onClick={load}>
            {say.tryAgain}
          </button>
        </div>
      )}
      {!ended && room !== null && <Preview />}
    </div>
  );
}

/** What the server said last; until it has answered on the socket that is what it said of the room. */
function stateOf(room: Room | null, here: Stay | null): Stay["state"] {
  return here !== null && here.state !== "entering" ? here.state : (room?.state ?? "entering");
}

/** Who came too early says that they wait as soon as they may. */
function useWaitingInTime(room: Room | null, state: Stay["state"]): void {
  const { stay, clock } = useHouse();
  useEffect(() => {
    if (room === null || state !== "early") return undefined;
    let cancel = () => {};
    const wait = () => {
      const left = room.startsAt - EARLY_MS - clock.now();
      if (left <= 0) stay.enter(room.id);
      cancel = after(left <= 0 ? AGAIN_MS : Math.min(left, LONGEST_MS), wait);
    };
    wait();
    return () => cancel();
  }, [room, state]);
}

function About({ room }: { room: Room }) {
  return (
    <div>
      <p dir="auto">
        <strong>{words.with(room.hostName)}</strong>
      </p>
      <p>{whenIn(room.startsAt)}</p>
    </div>
  );
}

function useRoom(appointmentId: number) {
  const [room, setRoom] = useState<Room | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  async function load(): Promise<void> {
    const answer = await request<Room>("GET", `/api/waiting-room/${appointmentId}`);
    setProblem(answer.ok ? null : answer.error);
    if (answer.ok) setRoom(answer.value);
  }
  useEffect(() => void load(), [appointmentId]);
  return { room, problem, load };
}

type StandingProps = { room: Room; state: Stay["state"]; told: Stay["told"] };

function Standing({ room, state, told }: StandingProps) {
  const now = useHouse().clock.now();
  if (state === "early") {
    return (
      <>
        <p>{words.early(room.hostName, whenInASentence(room.startsAt, now))}</p>
        <p>{words.earlyStay}</p>
      </>
    );
  }
  if (state === "connected") {
    return (
      <>
        <p>
          <strong>{words.ready(room.hostName)}</strong>
        </p>
        <p>
          <a class="button" href={`/chat/${room.threadId}`}>
            {words.readyGoOn}
          </a>
        </p>
      </>
    );
  }
  return (
    <>
      {told !== null && <p>{words.told[told](room.hostName)}</p>}
      <p>{words.stay}</p>
    </>
  );
}

function Ended({ room }: { room: Room | null }) {
  return (
    <>
      <p>
        <strong>{words.ended}</strong>
      </p>
      <p>{words.endedWhy}</p>
      <p>
        <a class="button" href={room === null ? "/chat" : `/chat/${room.threadId}`}>
          {words.toChat}
        </a>
      </p>
    </>
  );
}

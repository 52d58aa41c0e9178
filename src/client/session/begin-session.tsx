import type { FrameUp } from "../../shared/protocol/frames-up.ts";
import type { House } from "../app/house.ts";
import { SessionEnd } from "./session-end.ts";
import { StillThere } from "./still-there.tsx";
import { watchInput } from "./watch-input.ts";

const SECOND_MS = 1_000;

/** What an account holder's page does about the end of its session. `onEnd`: it has come, with a connection or without. */
export type Session = {
  readonly end: SessionEnd;
  /** Stands in the shell; mostly there is nothing of it. */
  readonly Warning: () => ReturnType<typeof StillThere>;
};

/** Begun once, with the first welcome of somebody with an account: guests need nothing of it. */
export function beginSession({ clock, connection, activeByFoot }: House, onEnd: () => void): Session {
  const send = (frame: FrameUp) => connection.send(frame) || activeByFoot();
  const end = new SessionEnd({ now: clock.now, send, onEnd });
  watchInput(() => end.touched());
  setInterval(() => end.tick(), SECOND_MS);
  // Timers stand still while a page sleeps.
  for (const waking of ["visibilitychange", "pageshow", "focus"])
    addEventListener(waking, () => end.tick(), { capture: true });
  return { end, Warning: () => <StillThere end={end} /> };
}

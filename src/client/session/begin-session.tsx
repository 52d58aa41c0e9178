import type { FrameUp } from "../../shared/protocol/frames-up.ts";
import type { House } from "../app/house.ts";
// What stands in place of a locked page must be here before the connection is gone.
import "./locked-page.tsx";
import { type Session, SessionEnd } from "./session-end.ts";
import { StillThere } from "./still-there.tsx";
import { watchInput } from "./watch-input.ts";

const SECOND_MS = 1_000;

/**
 * Begun once, with the first welcome of somebody with an account: guests need nothing of it.
 * @param onEnd it has come, with a connection or without
 */
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

import { FRAME_BURST, FRAMES_A_SECOND } from "../../shared/protocol/limits.ts";
import { Refusal } from "../domain/refusal.ts";

/** Beyond this many sessions the one that has been quiet longest starts afresh. */
const MAX_SESSIONS = 10_000;

/**
 * What a session may change over HTTP is as much as over a socket: `FRAME_BURST` deeds at once, and
 * `FRAMES_A_SECOND` more each second.
 * @param now milliseconds that never go back
 */
export function deedAllowance(now: () => number) {
  const sessions = new Map<number, { left: number; at: number }>();
  return {
    /** @throws Refusal `too-fast` */
    take(sessionId: number): void {
      const at = now();
      const before = sessions.get(sessionId) ?? { left: FRAME_BURST, at };
      const left = Math.min(FRAME_BURST, before.left + ((at - before.at) / 1000) * FRAMES_A_SECOND);
      sessions.delete(sessionId);
      sessions.set(sessionId, { left: Math.max(0, left - 1), at });
      forgetOldest(sessions);
      if (left < 1) throw new Refusal("too-fast");
    },
  };
}

function forgetOldest(sessions: Map<number, unknown>): void {
  if (sessions.size <= MAX_SESSIONS) return;
  for (const oldest of sessions.keys()) {
    sessions.delete(oldest);
    return;
  }
}

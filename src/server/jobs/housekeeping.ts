import type { Job } from "./run-every.ts";

interface Deeds {
  readonly followChatSwitch: () => Promise<void>;
  readonly expireMessages: () => Promise<number>;
  readonly expireFiles: () => Promise<number>;
  readonly sendWaitingFiles: () => Promise<number>;
  readonly reconcileFiles: () => Promise<unknown>;
  readonly eraseTraces: () => Promise<number>;
  readonly destroyKeys: () => Promise<number>;
  readonly eraseEnded: () => Promise<number>;
  readonly lettersLeave: { readonly turn: () => Promise<number> };
  readonly sendNotifications: () => Promise<number>;
  readonly eraseEndedLetters: () => Promise<number>;
  readonly recordLeftOut: () => Promise<number>;
  readonly noteLogHead: () => Promise<boolean>;
  readonly eraseOldLog: () => Promise<number>;
}

const MINUTE = 60_000;

/** What happens by itself. Erased within a minute of expiry (M4), also when one run fails and the next one works. */
export function housekeeping(deeds: Deeds): Job[] {
  return [
    // Another process may turn it, and everybody is to know within a second (M5).
    { name: "follow-chat-switch", everyMs: 500, lateAfterMs: 5_000, run: deeds.followChatSwitch },
    { name: "expire-messages", everyMs: 10_000, lateAfterMs: MINUTE, run: deeds.expireMessages },
    { name: "expire-files", everyMs: 10_000, lateAfterMs: MINUTE, run: deeds.expireFiles },
    { name: "send-waiting-files", everyMs: MINUTE, lateAfterMs: 10 * MINUTE, run: deeds.sendWaitingFiles },
    {
      name: "reconcile-files",
      everyMs: 60 * MINUTE,
      lateAfterMs: 6 * 60 * MINUTE,
      run: deeds.reconcileFiles,
    },
    { name: "erase-traces", everyMs: 10_000, lateAfterMs: 5 * MINUTE, run: deeds.eraseTraces },
    { name: "destroy-keys", everyMs: 20_000, lateAfterMs: 5 * MINUTE, run: deeds.destroyKeys },
    { name: "record-left-out", everyMs: 10_000, lateAfterMs: 10 * MINUTE, run: () => deeds.recordLeftOut() },
    { name: "note-log-head", everyMs: MINUTE, lateAfterMs: 10 * MINUTE, run: deeds.noteLogHead },
    { name: "erase-old-log", everyMs: 60 * MINUTE, lateAfterMs: 24 * 60 * MINUTE, run: deeds.eraseOldLog },
    { name: "erase-ended-sessions", everyMs: 10 * MINUTE, lateAfterMs: 60 * MINUTE, run: deeds.eraseEnded },
    { name: "send-letters", everyMs: 5_000, lateAfterMs: MINUTE, run: deeds.lettersLeave.turn },
    { name: "send-notifications", everyMs: 10_000, lateAfterMs: 2 * MINUTE, run: deeds.sendNotifications },
    {
      name: "erase-ended-letters",
      everyMs: 10 * MINUTE,
      lateAfterMs: 60 * MINUTE,
      run: deeds.eraseEndedLetters,
    },
  ];
}

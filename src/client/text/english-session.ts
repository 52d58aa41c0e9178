import { plurals } from "./plural.ts";

const count = plurals("en");

/** The end of a session, and what comes before it. */
export const sayOfSession = {
  locked: "You have been signed out.",
  lockedByTheClock: "You have been signed out, to protect what was on this screen.",
  lockedKept: "What you had begun to write is still here: sign in again on this page.",
  stillThere: "Are you still there?",
  endsIn: "To protect what is on the screen, you will be signed out in",
  left: (ms: number) => count(Math.round(ms / 1000), { one: "# second.", other: "# seconds." }),
  /** Said to those who do not see the seconds go by. */
  saidLeft: (ms: number) => (ms <= 10_000 ? "10 seconds left" : ms <= 30_000 ? "30 seconds left" : ""),
  kept: "What you have begun to write is kept until you sign in again on this page.",
  stay: "Stay signed in",
  signOutNow: "Sign out now",
  cannotStay: "You are not connected, so this could not be done. Please try again when you are.",
  endsAt: (time: string) =>
    `You need to sign in again at ${time}. What you have begun to write will still be here then.`,
  understood: "OK",
};

import { plurals } from "./plural.ts";

const count = plurals("en");

/** The words of the demo's outbox. */
export const sayOfOutbox = {
  why: "In this demo no text message and no e-mail leaves. Here is what would have been sent, the newest first.",
  how: "Open a link in a private window: in this one it would sign you out.",
  none: "No letters yet. Start a chat with a contact, and their invitation is here.",
  to: { sms: (to: string) => `Text message to ${to}`, email: (to: string) => `E-mail to ${to}` },
  letters: (letters: number) => count(letters, { one: "# letter", other: "# letters" }),
  notHere: "There is no outbox here. Letters of this installation really leave.",
};

import { plurals } from "./plural.ts";

const count = plurals("en");

/** The words of the page about letters that did not arrive. */
export const sayOfLetters = {
  onlyAdministrators: "Only administrators can see this page.",
  about: "Texts and e-mails that could not be delivered.",
  none: "Nothing is waiting here: every letter has left.",
  allElseLeft: "Everything else has left.",
  onTheirWay: (letters: number) =>
    count(letters, { one: "# letter is on its way.", other: "# letters are on their way." }),
  undelivered: "Not delivered",
  kinds: {
    invitation: "Invitation",
    notification: "Notification",
    reminder: "Reminder of a session",
    waiting: "Somebody is waiting",
    "account-welcome": "Invitation of a colleague",
    "password-reset": "New password",
    "chat-request": "Request to Support",
    "chat-switched": "Clinical Chat turned off or on",
    "retention-changed": "How long messages are kept",
    "second-factor-reset": "Second factor taken away",
    "new-sign-in-way": "New way to sign in",
  },
  by: { sms: "text message", email: "e-mail" },
  sendAgain: "Send again",
  sendAgainTo: (name: string) => `Send again to ${name}`,
  sentAgain: (name: string) => `The letter to ${name} is on its way again.`,
  dismiss: "Dismiss",
  dismissFor: (name: string) => `Dismiss the letter to ${name}`,
  dismissed: (name: string) => `The letter to ${name} is dismissed.`,
  wording: "Whether letters name the clinic is set in Organisation",
};

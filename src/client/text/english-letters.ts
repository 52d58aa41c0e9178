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
    "link-provider": "Confirmation of the organisation's sign-in",
    "password-changed": "Password changed",
    "factor-removed": "Second factor removed",
    "sign-on-changed": "Organisation's sign-in changed",
    "new-administrator": "New administrator",
  },
  by: { sms: "text message", email: "e-mail" },
  sendAgain: "Send again",
  sendAgainTo: (name: string) => `Send again to ${name}`,
  sentAgain: (name: string) => `The letter to ${name} is on its way again.`,
  dismiss: "Dismiss",
  dismissFor: (name: string) => `Dismiss the letter to ${name}`,
  dismissed: (name: string) => `The letter to ${name} is dismissed.`,
  refusedFiles: "Refused files",
  refusedWhy:
    "These files were stopped before anybody received them. Please ask the sender to have their device checked.",
  noneRefused: "Every file is checked for viruses. None was refused in the last 30 days.",
  notScanned: "Files are not checked for viruses here.",
  aGuest: "A guest",
  inLog: (id: number) => `Number in the log: ${id}`,
  refusedFor: {
    "file-infected": "Something harmful was found in it.",
    "file-unscannable": "It could not be checked for viruses.",
  },
  wording: "Whether letters name the clinic is set in Organisation",
};

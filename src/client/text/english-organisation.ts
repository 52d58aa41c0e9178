import { plurals } from "./plural.ts";

const count = plurals("en");
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** "15 minutes", "12 hours", "30 days" */
function period(ms: number): string {
  if (ms >= 2 * DAY_MS && ms % DAY_MS === 0) return count(ms / DAY_MS, { one: "# day", other: "# days" });
  if (ms >= HOUR_MS && ms % HOUR_MS === 0) return count(ms / HOUR_MS, { one: "# hour", other: "# hours" });
  return count(Math.round(ms / MINUTE_MS), { one: "# minute", other: "# minutes" });
}

/** The words of the page where administrators set what holds in the organisation. */
export const sayOfOrganisation = {
  onlyAdministrators: "Only administrators can see this page.",
  savedAtOnce: "What you change here is saved at once, and counts for everybody in the organisation.",
  saved: "Saved",
  byDefault: (value: string) => `Default: ${value}.`,
  name: "Name of the organisation",
  nameHint: "As patients and colleagues know it.",
  emergencyNumber: "Number for emergencies",
  emergencyHint: "It stands beneath every chat, because a chat is no place for emergencies.",
  timeZone: "Time zone",
  timeZoneHint: "For times in letters to people who chose none themselves. Without it they are in UTC.",
  noTimeZone: "None chosen",
  signingIn: "Signing in",
  secondFactor: "Hosts and administrators need a second factor",
  secondFactorHint:
    "A passkey or an authenticator app besides the password. From now on: who has none is asked for it at once, also where they are signed in already.",
  idle: "Signed out when nothing is done for",
  idleHint: "A minute before, they are asked whether they want to stay.",
  longest: "Signed out at the latest after",
  longestHint: "Whatever is done, counted from the sign-in.",
  letters: "Letters",
  named: "Letters name the clinic",
  namedHint:
    "When this is off, texts and e-mails say that there is a message, but not from whom. They never hold a word of a message, or the name of a patient.",
  on: "on",
  off: "off",
  keeping: "How long messages are kept",
  kept: (ms: number) => `Messages and files are deleted for good ${period(ms)} after they were sent.`,
  keptWhy: "Support sets this.",
  period,
  chat: "Clinical Chat",
  chatIsOn: "Clinical Chat is turned on.",
  chatIsOff: "Clinical Chat is turned off for this organisation.",
  chatWhy: "Only Support turns it off or on, when an administrator asks from their own e-mail address.",
  ask: { off: "Ask Support to turn off Clinical Chat", on: "Ask Support to turn on Clinical Chat" },
  askWhat: {
    off: "When it is off nobody can open a chat, sessions and contacts rest, too, and links and codes for patients do not work. What was written still ends at its time. Accounts and settings stay as they are.",
    on: "When it is on again, chats, links and codes work as before.",
  },
  askHow: (email: string) =>
    `We send an e-mail with a link to ${email}. When you have opened it and confirmed, Support gets your request.`,
  askDo: "Send me the e-mail",
  askHowWithoutMail:
    "This installation sends no e-mail. The letter with the link is kept on the server: whoever runs it finds it in the outbox and can hand it to you. When you have opened the link and confirmed, Support gets your request.",
  askDoWithoutMail: "Write the letter",
  askedWithoutMail:
    "The letter is in the server's outbox. Please ask whoever runs the server for its link, and open it within an hour to confirm.",
  asked: (email: string) =>
    `An e-mail is on its way to ${email}. Please open its link within an hour to confirm.`,
  letterSent: {
    off: (at: string) => `An administrator asked to turn it off (${at}), and has not confirmed it yet.`,
    on: (at: string) => `An administrator asked to turn it on (${at}), and has not confirmed it yet.`,
  },
  confirmed: {
    off: (at: string) => `Support has been asked to turn it off (${at}).`,
    on: (at: string) => `Support has been asked to turn it on (${at}).`,
  },
};

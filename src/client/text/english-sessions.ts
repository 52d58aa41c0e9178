import { lists } from "./lists.ts";
import { plurals } from "./plural.ts";

const count = plurals("en");
const list = lists("en-GB");

/** The words around a host's sessions: the page, and what is said elsewhere of who waits. */
export const sayOfSessions = {
  isWaiting: (names: readonly string[]) =>
    names.length > 3
      ? count(names.length, { one: "# person is waiting", other: "# people are waiting" })
      : `${list(names)} ${names.length === 1 ? "is" : "are"} waiting`,
  asksIn: (says: string, contact: string) =>
    `Somebody who says they are “${says}” wants to come in with the code of ${contact}.`,
  letIn: "Let in",
  notNow: "Not now",
  only: "Only hosts and administrators have sessions.",
  why: "Video appointments, each with its waiting room and its chat.",
  newSession: "New session",
  when: "When",
  now: "Now",
  later: "At a date and time",
  date: "Date",
  time: "Time",
  zone: (zone: string) => `In your time zone, ${zone}.`,
  letterNow: "They get a letter now and a new link an hour before.",
  dateMissing: "Please choose a date and a time.",
  with: "Who takes part",
  nobody: "Please choose at least one person who takes part.",
  make: "Make the session",
  made: "The session is made. Each person gets an invitation.",
  none: "No sessions yet.",
  noneStart: "makes one.",
  today: "Today",
  coming: "Coming",
  sessionAt: (when: string) => `Session, ${when}`,
  participants: "Participants",
  codeFor: (name: string) => `Access code for ${name}`,
  noCode: "has an account and needs no code",
  waitingSince: (time: string) => `Waiting since ${time}`,
  connectedAt: (time: string) => `Connected at ${time}`,
  notThere: "Not there yet",
  connect: "Connect",
  connectWith: (name: string) => `Connect ${name}`,
  chat: "Chat",
  remind: "Remind",
  remindWhat: "Sends a letter with the link to everybody who is not there.",
  reminded: "A reminder is on its way to everybody who is not there.",
  end: "End session",
  endWhat: "The session ends for everybody, and its codes end. The chat stays.",
  endDo: "End it",
  keep: "Keep it",
  ended: "The session has ended.",
  invitation: {
    waiting: () => "invitation on its way",
    sent: (when: string) => `invited ${when}`,
    undelivered: () => "the invitation could not be delivered",
    opened: (when: string) => `invitation opened ${when}`,
    ended: () => "the invitation has ended",
  },
  notInvited: "not invited",
  getsEmail: "gets an e-mail",
  codeUntil: (until: string) => `The code works ${until}.`,
};

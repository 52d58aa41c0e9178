import { say } from "./say.ts";

/** The words of the page where administrators read the log. */
const WHAT: Readonly<Record<string, string>> = {
  "sign-in.done": "Sign-in",
  "sign-in.begun": "Password right, second factor asked for",
  "sign-out.done": "Sign-out",
  "session.ended": "Ended a session",
  "second-factor.added": "Added a second factor",
  "second-factor.removed": "Removed a second factor",
  "second-factor.reset": "Took a second factor away",
  "recovery-codes.made": "Made new recovery codes",
  "password.changed": "Changed a password",
  "identity.proved": "Proved who they are",
  "account.invited": "Invited a colleague",
  "account.link-renewed": "Made a new link for a colleague",
  "account.changed": "Changed an account",
  "role.changed": "Changed roles",
  "account.deactivated": "Deactivated an account",
  "account.restored": "Restored an account",
  "organisation.set-up": "Set up the organisation",
  "setting.changed": "Changed a setting",
  "thread.made": "Made a chat",
  "member.added": "Added a member",
  "member.removed": "Removed a member",
  "message.deleted": "Deleted somebody else’s message",
  "file.downloaded": "Downloaded a file",
  "file.rejected": "A file was rejected",
  "invitation.sent": "Sent an invitation",
  "invitation.opened": "Opened an invitation",
  "invitation.revoked": "Took an invitation back",
  "code.issued": "Made an access code",
  "code.redeemed": "Came in by an access code",
  "code.revoked": "Took an access code back",
  "admission.asked": "Asked to be let in",
  "admission.answered": "Answered somebody at the door",
  "contact.made": "Made a contact",
  "contact.changed": "Changed a contact",
  "contact.deleted": "Deleted a contact",
  "contact.merged": "Merged two contacts",
  "letter.undelivered": "A letter did not arrive",
  "letter.retried": "Sent a letter again",
  "letter.dismissed": "Took a letter from the list",
  "appointment.made": "Made a session",
  "appointment.reminded": "Reminded people of a session",
  "appointment.ended": "Ended a session of the calendar",
  "appointment.connected": "Connected somebody to a session",
  "chat-request.made": "Asked Support about the chat",
  "chat-request.confirmed": "Confirmed a request to Support",
  "chat-request.declined": "Declined a request",
  "chat.switched": "Turned the chat off or on",
  "retention.changed": "Changed how long messages live",
  "support.added": "Added somebody to Support",
  "support.removed": "Removed somebody from Support",
  "access.refused": "Access to what is not theirs",
  "key.destroyed": "Destroyed a key",
  "log.exported": "Exported the log",
  "log.erased": "Erased what was older than six years",
  "certificate.issued": "Issued a deletion certificate",
};

/** What somebody wanted who was refused. */
const WANTED: Readonly<Record<string, string>> = {
  "read-log": "wanted to read the log",
  "export-log": "wanted to export the log",
  "certify-deletion": "wanted a deletion certificate",
  "list-participants": "wanted to see who is in a chat",
  "post-message": "wanted to write in a chat",
  "read-messages": "wanted to read a chat",
  "catch-up": "wanted to read what is new in a chat",
  "begin-upload": "wanted to send a file into a chat",
  "list-colleagues": "wanted to see the colleagues",
  "read-organisation": "wanted to see the organisation’s settings",
  "list-attention": "wanted to see what needs attention",
  "list-letters": "wanted to see the letters",
  "read-sign-on": "wanted to see the single sign-on",
  "test-sign-on": "wanted to test the single sign-on",
  "list-organisations": "wanted to see the organisations",
};

const WAY: Readonly<Record<string, string>> = {
  password: "by password",
  totp: "by authenticator app",
  recovery: "by recovery code",
  passkey: "by passkey",
  link: "by link",
  "set-up": "by the link for setting up",
  provider: "by single sign-on",
};

const THING: Readonly<Record<string, string>> = {
  thread: "a chat",
  message: "a message",
  file: "a file",
  session: "a sign-in",
  appointment: "a session",
  admission: "somebody at the door",
  letter: "a letter",
  organisation: "the organisation",
  epoch: "a key",
  "chat-request": "a request to Support",
  log: "the log",
};

const OUTCOME: Readonly<Record<string, string>> = {
  "sign-in-failed": "this is not how they sign in",
  "request-needed": "no request asks for it",
  "administrators-only": "it is for administrators",
  "support-only": "it is for Support",
  "not-allowed": "they may not do this",
  "second-factor-required": "they need a second factor",
};

/** What a value is called, before it or, as a function, with it. */
const DETAIL: Readonly<Record<string, string | ((value: number | string | boolean) => string)>> = {
  way: (value) => WAY[String(value)] ?? plain(String(value)),
  wanted: (value) => WANTED[String(value)] ?? plain(String(value)),
  reason: (value) => (value === "idle" ? "nobody was there" : "it had lasted as long as it may"),
  from: (value) => (value === "command-line" ? "on the server’s command line" : plain(String(value))),
  retentionMs: (value) => `messages live ${duration(Number(value))}`,
  idleMs: (value) => `log-off after ${duration(Number(value))} without input`,
  longestMs: (value) => `log-off after ${duration(Number(value))} at the latest`,
  enabled: (value) => (value ? "turned on" : "turned off"),
  wish: (value) => `to turn it ${value}`,
  letIn: (value) => (value ? "let in" : "not let in"),
  known: (value) => (value ? "was known already" : "is new"),
  admitted: (value) => (value ? "let in by a host" : "not let in"),
  fromBefore: (value) => (value ? "sees what was said before" : "sees what is said from then on"),
  all: () => "all of them",
  leftOut: (value) => `${value} more were not written down one by one`,
  endedAt: (value) => `ended ${say.dateAndTime(Number(value))}`,
  until: (value) => `until ${say.dateAndTime(Number(value))}`,
  thread: "chat",
  session: "sign-in",
  request: "request",
  bytes: "bytes:",
  members: "members:",
  people: "people:",
  rows: "rows:",
  messages: "messages:",
  files: "files:",
  epochs: "keys:",
  hash: "hash",
};

/** An identifier of the program, as somebody reads it who knows nothing of the program. */
function plain(name: string): string {
  return name
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("-", " ")
    .toLowerCase();
}

const UNITS = [
  [86_400_000, "day"],
  [3_600_000, "hour"],
  [60_000, "minute"],
  [1_000, "second"],
] as const;

function duration(ms: number): string {
  const [unit, name] = UNITS.find(([each]) => ms >= each && ms % each === 0) ?? [1_000, "second"];
  const many = Math.round(ms / unit);
  return `${many} ${name}${many === 1 ? "" : "s"}`;
}

export const sayOfLog = {
  about:
    "Who did what, when and from where. It holds numbers and no names, is kept for six years, and nobody can change it unseen. Names are shown as they are now.",
  onlyAdministrators: "The log is for administrators.",
  filter: "Filter",
  from: "From",
  until: "Until",
  who: "Person",
  anybody: "Anybody",
  what: "What",
  anything: "Anything",
  outcome: "Outcome",
  anyOutcome: "Any outcome",
  done: "Done",
  refused: "Refused",
  show: "Show",
  exportCsv: "Export as CSV",
  exportFhir: "Export as FHIR",
  entries: "Entries",
  none: "There is nothing in the log for this.",
  older: "Show older",
  shown: (count: number) => (count === 1 ? "1 entry is shown." : `${count} entries are shown.`),
  certificate: "What was deleted",
  certificateWhy:
    "A signed statement of one day, in universal time: which keys were destroyed, and how many messages and files with them. It can be checked without this server.",
  day: "Day",
  download: "Download the certificate",
  whats: WHAT,
  /** An action that this page does not know yet is shown as it is. */
  whatOf: (action: string) => WHAT[action] ?? action,
  account: (id: number) => `an account (${id})`,
  guest: (id: number) => `a guest (${id})`,
  system: "the server",
  support: "Support",
  nobody: "somebody who is not signed in",
  only: (name: string) => `Only ${name}`,
  thing(kind: string, id: number | null): string {
    const thing = THING[kind] ?? plain(kind);
    return id === null ? thing : `${thing} (${id})`;
  },
  outcomeOf: (code: string) => (code === "done" ? "done" : `refused: ${OUTCOME[code] ?? plain(code)}`),
  detailOf(name: string, value: number | string | boolean): string {
    const known = DETAIL[name] ?? plain(name);
    if (typeof known === "function") return known(value);
    const said = typeof value === "boolean" ? (value ? "yes" : "no") : value;
    return `${known} ${said}`;
  },
  number: (seq: number) => `No. ${seq}`,
};

import type { BySupport } from "../actions/switch-chat.ts";
import type { ChatRequestId, Millis, OrganisationId, PersonId } from "../domain/identifiers.ts";
import { Refusal } from "../domain/refusal.ts";
import type { SupportPerson } from "../ports/support-store.ts";
import { readPeriod, shownPeriod } from "./read-period.ts";
import { shownTime, table } from "./table.ts";

interface Organisation {
  readonly id: number;
  readonly name: string;
  readonly chatEnabled: boolean;
  readonly retentionMs: Millis;
  readonly users: number;
  readonly request: { id: number; wish: "off" | "on"; email: string; confirmedAt: Millis } | null;
}

export interface SupportDeeds {
  listOrganisations(by: BySupport): Promise<{ readonly organisations: readonly Organisation[] }>;
  switchChat(
    by: BySupport,
    id: OrganisationId,
    to: { enabled: boolean; requestId: ChatRequestId },
  ): Promise<void>;
  declineRequest(by: BySupport, id: ChatRequestId): Promise<OrganisationId>;
  setRetention(by: BySupport, id: OrganisationId, retentionMs: Millis): Promise<void>;
  addPerson(name: string, email: string): Promise<{ id: PersonId; secret: string; endsAt: Millis }>;
  removePerson(email: string): Promise<PersonId>;
  people(): Promise<readonly SupportPerson[]>;
}

interface Terminal {
  readonly deeds: SupportDeeds;
  readonly publicUrl: string;
  readonly print: (line: string) => void;
}

/** 0: done. 1: not done. 2: not understood. */
export type ExitCode = 0 | 1 | 2;

const BY = "command line";

export const HELP = `For whoever runs the installation. The server may be running meanwhile.

  npm run support -- list                                organisations, their chat, retention, users and requests
  npm run support -- requests                            requests of administrators that wait to be answered
  npm run support -- turn-off ORGANISATION REQUEST       turns Clinical Chat off, as this request asks
  npm run support -- turn-on ORGANISATION REQUEST        turns it on again, as this request asks
  npm run support -- decline REQUEST                     does not do what it asks
  npm run support -- retention ORGANISATION PERIOD       how long messages live from now on: 1h to 30d, as 36h or 7d
  npm run support -- people                              who is of Support
  npm run support -- add-person NAME EMAIL               prints a link for them that works once, within an hour
  npm run support -- remove-person EMAIL                 signs them out everywhere, for good
  npm run support -- help                                this

ORGANISATION and REQUEST are the numbers that list and requests print; an organisation's whole name will do, too.
It reads the same environment as the server (DATA_DIR, KEYS_DIR, DATABASE_URL, PUBLIC_URL, SMTP_HOST …).
Exit codes: 0 done, 1 not done, 2 not understood.`;

/** Who gave something else than this is shown the help. */
class NotUnderstood extends Error {}

type Command = (terminal: Terminal, ...args: string[]) => Promise<void>;

const COMMANDS: Readonly<Record<string, readonly [Command, args: number]>> = {
  list: [list, 0],
  requests: [requests, 0],
  "turn-off": [(terminal, ...given) => turn(terminal, "off", given), 2],
  "turn-on": [(terminal, ...given) => turn(terminal, "on", given), 2],
  decline: [decline, 1],
  retention: [retention, 2],
  people: [people, 0],
  "add-person": [addPerson, 2],
  "remove-person": [removePerson, 1],
  help: [async ({ print }) => print(HELP), 0],
};

/** Carries out what stands behind `npm run support --`, and says in plain sentences how that went. */
export async function runSupport(
  args: readonly string[],
  { complain, ...terminal }: Terminal & { readonly complain: (line: string) => void },
): Promise<ExitCode> {
  const [name = "help", ...given] = args;
  const [command, wanted] = Object.hasOwn(COMMANDS, name) ? (COMMANDS[name] ?? []) : [];
  try {
    if (command === undefined) throw new NotUnderstood(`There is no command ${name}.`);
    if (given.length !== wanted)
      throw new NotUnderstood(`${name} needs ${wanted} words after it; ${given.length} were given.`);
    await command(terminal, ...given);
    return 0;
  } catch (error) {
    if (!(error instanceof NotUnderstood) && !(error instanceof Refusal)) throw error;
    complain(error.message);
    if (error instanceof NotUnderstood) complain("npm run support -- help tells what there is.");
    return error instanceof NotUnderstood ? 2 : 1;
  }
}

async function list({ deeds, print }: Terminal): Promise<void> {
  const { organisations } = await deeds.listOrganisations(BY);
  if (organisations.length === 0) return print("There is no organisation yet.");
  const rows = organisations.map(({ id, name, chatEnabled, retentionMs, users, request }) => [
    String(id),
    chatEnabled ? "on" : "off",
    shownPeriod(retentionMs),
    String(users),
    request ? `${request.id} (turn ${request.wish})` : "-",
    name,
  ]);
  for (const line of table([["number", "chat", "kept", "users", "request", "name"], ...rows])) print(line);
}

async function requests({ deeds, print }: Terminal): Promise<void> {
  const { organisations } = await deeds.listOrganisations(BY);
  const rows = organisations.flatMap(({ id, name, request }) => {
    if (!request) return [];
    const { email, confirmedAt } = request;
    return [[String(request.id), `turn ${request.wish}`, shownTime(confirmedAt), email, `${id} ${name}`]];
  });
  if (rows.length === 0) return print("No request waits.");
  const heading = ["number", "asks to", "confirmed", "from", "organisation"];
  for (const line of table([heading, ...rows])) print(line);
}

async function turn(terminal: Terminal, wish: "off" | "on", [which = "", request = ""]: string[]) {
  const { id, name } = await organisationOf(terminal, which);
  const requestId = numberOf(request, "REQUEST") as ChatRequestId;
  await terminal.deeds.switchChat(BY, id as OrganisationId, { enabled: wish === "on", requestId });
  terminal.print(`Clinical Chat is turned ${wish} for ${name}. Its administrators are told by e-mail.`);
}

async function decline({ deeds, print }: Terminal, request = ""): Promise<void> {
  await deeds.declineRequest(BY, numberOf(request, "REQUEST") as ChatRequestId);
  print("The request is declined. Nothing has changed.");
}

async function retention(terminal: Terminal, which = "", text = ""): Promise<void> {
  const period = readPeriod(text);
  if (period === undefined)
    throw new NotUnderstood(`${text} is no period; it should be hours or days, as 36h or 7d.`);
  const { id, name } = await organisationOf(terminal, which);
  await terminal.deeds.setRetention(BY, id as OrganisationId, period);
  terminal.print(
    `Messages of ${name} are kept for ${shownPeriod(period)} from now on. Its administrators are told by e-mail.`,
  );
}

async function people({ deeds, print }: Terminal): Promise<void> {
  const all = await deeds.people();
  if (all.length === 0) return print("Nobody is of Support yet. add-person adds somebody.");
  const rows = all.map(({ name, email, invited }) => [email, invited ? "invited" : "active", name]);
  for (const line of table([["e-mail", "state", "name"], ...rows])) print(line);
}

async function addPerson({ deeds, publicUrl, print }: Terminal, name = "", email = ""): Promise<void> {
  const { secret, endsAt } = await deeds.addPerson(name, email);
  print(`Give this link to ${name}, and to nobody else. It works once, until ${shownTime(endsAt)}:`);
  print(`${publicUrl}/welcome#${secret}`);
  print("They choose a password, and then set up a second factor, without which they can do nothing.");
}

async function removePerson({ deeds, print }: Terminal, email = ""): Promise<void> {
  await deeds.removePerson(email);
  print(`${email} is signed out everywhere, and is of Support no more.`);
}

/** By number, or by its whole name where only one has it. */
async function organisationOf({ deeds }: Terminal, which: string): Promise<Organisation> {
  const { organisations } = await deeds.listOrganisations(BY);
  const found = organisations.filter(({ id, name }) => String(id) === which || name === which);
  const [one, another] = found;
  if (one === undefined) throw new Refusal("organisation-not-found");
  if (another === undefined) return one;
  throw new NotUnderstood(`Several organisations are called ${which}; please give the number.`);
}

function numberOf(text: string, what: string): number {
  const number = /^[1-9]\d{0,15}$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isSafeInteger(number)) return number;
  throw new NotUnderstood(`${what} should be a number, as list and requests print it; it is ${text}.`);
}

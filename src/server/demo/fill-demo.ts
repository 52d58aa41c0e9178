import type { AdvancePosition } from "../actions/advance-position.ts";
import type { PostMessage } from "../actions/post-message.ts";
import type { startThread } from "../actions/start-thread.ts";
import type { OrganisationId, PersonId, Version } from "../domain/identifiers.ts";
import { DEFAULT_RETENTION_MS } from "../domain/periods.ts";
import type { Person } from "../domain/person.ts";
import type { Clock } from "../ports/clock.ts";
import type { NewPerson, PeopleStore } from "../ports/people-store.ts";
import type { Passwords, Secrets } from "../ports/secrets.ts";
import { ACCOUNTS, type DemoThread, ORGANISATION, THREADS, type Who } from "./riverside-clinic.ts";

export interface DemoParts {
  readonly people: Pick<PeopleStore, "setUp" | "add" | "byId" | "credentials">;
  readonly passwords: Pick<Passwords, "hash">;
  readonly secrets: Pick<Secrets, "identifier">;
  readonly clock: Clock;
  readonly startThread: ReturnType<typeof startThread>;
  readonly postMessage: PostMessage;
  readonly advancePosition: AdvancePosition;
  /** Prints one line. */
  readonly print: (line: string) => void;
}

type Staff = Readonly<Record<Who, Person>>;

/**
 * Fills an empty installation with a made-up clinic, and says how to sign in. Doing it again completes what is
 * missing and doubles nothing; after a day, when the messages have gone, it writes them anew.
 */
export async function fillDemo(parts: DemoParts): Promise<void> {
  const ona = (await find(parts, "ona")) ?? (await setUp(parts));
  if (!ona) return parts.print("There is an organisation here already, so --demo adds nothing to it.");
  const join = (who: Who) => findOrAdd(parts, who, ona.organisationId);
  const staff: Staff = { ona, ada: await join("ada"), ben: await join("ben"), pat: await join("pat") };
  for (const [index, thread] of THREADS.entries()) await converse(parts, staff, thread, index);
  parts.print("Everybody in the demo is made up, and their passwords are public: use it for nothing real.");
  for (const { email, password, roles } of Object.values(ACCOUNTS)) {
    parts.print(["demo", email, password, roles.join(",")].join("  "));
  }
}

async function find({ people }: DemoParts, who: Who): Promise<Person | undefined> {
  const account = await people.credentials(ACCOUNTS[who].email);
  return account && people.byId(account.personId);
}

/** @returns undefined when there is an organisation that is not the demo's */
async function setUp(parts: DemoParts): Promise<Person | undefined> {
  const id = parts.secrets.identifier() as OrganisationId;
  const person = await newPerson(parts, "ona", id);
  return (await parts.people.setUp({ id, ...ORGANISATION, retentionMs: DEFAULT_RETENTION_MS }, person))
    ? person
    : undefined;
}

async function findOrAdd(parts: DemoParts, who: Who, organisationId: OrganisationId): Promise<Person> {
  const there = await find(parts, who);
  if (there) return there;
  const person = await newPerson(parts, who, organisationId);
  await parts.people.add(person);
  return person;
}

async function newPerson(parts: DemoParts, who: Who, organisationId: OrganisationId): Promise<NewPerson> {
  const { password, ...account } = ACCOUNTS[who];
  const id = parts.secrets.identifier() as PersonId;
  return { id, organisationId, ...account, passwordHash: await parts.passwords.hash(password), now: parts.clock.now() };
}

async function converse(parts: DemoParts, staff: Staff, thread: DemoThread, index: number): Promise<void> {
  const [first] = thread.members;
  const { threadId } = await parts.startThread(staff[first], thread.members.map((who) => staff[who].id));
  let read: Version = 0;
  for (const [at, [by, text]] of thread.messages.entries()) {
    if (read > 0) await parts.advancePosition(staff[by], threadId, { delivered: read, read });
    // The same identifier each time: what was posted before is not posted again.
    const { seq } = await parts.postMessage(staff[by], threadId, { clientId: `demo-riverside-${index}-${at}`, text });
    read = seq;
  }
}

import type { AdvancePosition } from "../actions/advance-position.ts";
import type { KeepContact } from "../actions/keep-contact.ts";
import type { PostMessage } from "../actions/post-message.ts";
import type { StartThread } from "../actions/start-thread.ts";
import type { OrganisationId, PersonId, Version } from "../domain/identifiers.ts";
import { DEFAULT_RETENTION_MS } from "../domain/periods.ts";
import type { Person } from "../domain/person.ts";
import type { Clock } from "../ports/clock.ts";
import type { NewPerson, PeopleStore } from "../ports/people-store.ts";
import type { Passwords, Secrets } from "../ports/secrets.ts";
import { ACCOUNTS, CONTACTS, type DemoThread, ORGANISATION, THREADS, type Who } from "./riverside-clinic.ts";

interface DemoPorts {
  readonly people: Pick<PeopleStore, "setUp" | "add" | "byId" | "credentials">;
  readonly passwords: Pick<Passwords, "hash">;
  readonly secrets: Pick<Secrets, "identifier">;
  readonly clock: Clock;
}

interface DemoDeeds {
  readonly keepContact: KeepContact;
  readonly startThread: StartThread;
  readonly postMessage: PostMessage;
  readonly advancePosition: AdvancePosition;
}

type Staff = Readonly<Record<Who, Person>>;

/**
 * Fills an empty installation with a made-up clinic, and says how to sign in. Doing it again completes what is
 * missing and doubles nothing; after a day, when the messages have gone, it writes them anew.
 * @returns the lines to print
 */
export async function fillDemo({ ports, deeds }: { ports: DemoPorts; deeds: DemoDeeds }): Promise<string[]> {
  const ona = (await find(ports, "ona")) ?? (await setUp(ports));
  if (!ona) return ["There is an organisation here already, so --demo adds nothing to it."];
  const join = (who: Who) => findOrAdd(ports, who, ona.organisationId);
  const staff: Staff = { ona, ada: await join("ada"), ben: await join("ben"), pat: await join("pat") };
  for (const [index, thread] of THREADS.entries()) await converse(deeds, staff, thread, index);
  for (const { keeper, ...contact } of CONTACTS) await deeds.keepContact(staff[keeper], contact);
  const accounts = Object.values(ACCOUNTS).map(({ email, password, roles }) => {
    return ["demo", email, password, roles.join(",")].join("  ");
  });
  return [
    "Everybody in the demo is made up, and their passwords are public: use it for nothing real.",
    ...accounts,
    "Letters to patients do not leave the demo: they are shown at /outbox.",
  ];
}

async function find({ people }: DemoPorts, who: Who): Promise<Person | undefined> {
  const account = await people.credentials(ACCOUNTS[who].email);
  return account && people.byId(account.personId);
}

/** @returns undefined when there is an organisation that is not the demo's */
async function setUp(ports: DemoPorts): Promise<Person | undefined> {
  const id = ports.secrets.identifier() as OrganisationId;
  const person = await newPerson(ports, "ona", id);
  const organisation = { id, ...ORGANISATION, retentionMs: DEFAULT_RETENTION_MS };
  return (await ports.people.setUp(organisation, person)) ? { ...person, guest: false } : undefined;
}

async function findOrAdd(ports: DemoPorts, who: Who, organisationId: OrganisationId): Promise<Person> {
  const there = await find(ports, who);
  if (there) return there;
  const person = await newPerson(ports, who, organisationId);
  await ports.people.add(person);
  return { ...person, guest: false };
}

async function newPerson(ports: DemoPorts, who: Who, organisationId: OrganisationId): Promise<NewPerson> {
  const { password, ...account } = ACCOUNTS[who];
  const id = ports.secrets.identifier() as PersonId;
  return {
    id,
    organisationId,
    ...account,
    passwordHash: await ports.passwords.hash(password),
    now: ports.clock.now(),
  };
}

async function converse(deeds: DemoDeeds, staff: Staff, thread: DemoThread, index: number): Promise<void> {
  const [first] = thread.members;
  const { threadId } = await deeds.startThread(
    staff[first],
    thread.members.map((who) => staff[who].id),
  );
  let read: Version = 0;
  for (const [at, [by, text]] of thread.messages.entries()) {
    if (read > 0) await deeds.advancePosition(staff[by], threadId, { delivered: read, read });
    // The same identifier each time: what was posted before is not posted again.
    const { seq } = await deeds.postMessage(staff[by], threadId, {
      clientId: `demo-riverside-${index}-${at}`,
      text,
    });
    read = seq;
  }
}

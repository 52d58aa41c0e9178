import assert from "node:assert/strict";
import type { Role } from "../../../shared/protocol/parts.ts";
import type { Millis, OrganisationId, PersonId, ThreadId, Version } from "../../domain/identifiers.ts";
import { DeletePermit, PostPermit } from "../../domain/permissions.ts";
import type { Person } from "../../domain/person.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { ThreadView } from "../../domain/thread-view.ts";
import type { Receipt } from "../../ports/message-store.ts";
import type { SealedMessage } from "../../ports/sealer.ts";
import type { Store } from "../store.ts";
import type { Opened } from "./opened.ts";

export const NOW: Millis = 1_900_000_000_000;
export const DAY: Millis = 24 * 60 * 60_000;

export function identifier<Id extends number>(): Id {
  return (1 + Math.floor(Math.random() * (Number.MAX_SAFE_INTEGER - 1))) as Id;
}

export function clientId(): string {
  return `client-${identifier()}`.padEnd(20, "x");
}

/** An organisation of its own with people in it, so that tests on one database do not meet. */
export class Clinic {
  readonly id = identifier<OrganisationId>();
  readonly opened: Opened;
  readonly store: Store;

  private constructor(opened: Opened) {
    this.opened = opened;
    this.store = opened.store;
  }

  static async found(opened: Opened): Promise<Clinic> {
    const clinic = new Clinic(opened);
    await opened.sql(
      "INSERT INTO organisations (id, name, retention_ms, emergency_number) VALUES ($1, $2, $3, $4)",
      clinic.id,
      "Clinic",
      DAY,
      "911",
    );
    return clinic;
  }

  /** One more on the same database. */
  another(): Promise<Clinic> {
    return Clinic.found(this.opened);
  }

  async person(
    name = "Ana Sample",
    roles: Role[] = ["host", "participant"],
    email?: string,
  ): Promise<Person> {
    const id = identifier<PersonId>();
    const person = { id, organisationId: this.id, name, email: email ?? `p${id}@clinic.example`, roles };
    await this.store.people.add({ ...person, passwordHash: undefined, now: NOW });
    return { ...person, guest: false };
  }

  async people<N extends number>(count: N): Promise<Person[] & { length: N }> {
    const people: Person[] = [];
    for (let n = 1; n <= count; n += 1) people.push(await this.person(`Sample ${n}`));
    return people as Person[] & { length: N };
  }

  async thread(...members: Person[]): Promise<ThreadId> {
    return await this.threadAt(NOW, ...members);
  }

  async threadAt(now: Millis, ...members: Person[]): Promise<ThreadId> {
    const { threadId, created } = await this.store.threads.findOrCreate({
      threadId: identifier<ThreadId>(),
      organisationId: this.id,
      members: members.map(({ id }) => id),
      now,
    });
    assert.ok(created);
    return threadId;
  }

  async view(person: Person, threadId: ThreadId): Promise<ThreadView> {
    const view = await this.store.threads.view(person.id, threadId);
    assert.ok(view, `${person.name} is not in the thread`);
    return view;
  }

  /** Two people in one thread, which most tests need. */
  async pair(): Promise<{
    ana: Person;
    bo: Person;
    threadId: ThreadId;
    ofAna: ThreadView;
    ofBo: ThreadView;
  }> {
    const [ana, bo] = [await this.person("Ana Sample"), await this.person("Bo Sample")];
    const threadId = await this.thread(ana, bo);
    return { ana, bo, threadId, ofAna: await this.view(ana, threadId), ofBo: await this.view(bo, threadId) };
  }

  async join(person: Person, threadId: ThreadId, seesAfter: Version): Promise<void> {
    await this.opened.sql(
      "INSERT INTO members (person_id, thread_id, sees_after, delivered, read, read_at) VALUES ($1, $2, $3, 0, 0, 0)",
      person.id,
      threadId,
      seesAfter,
    );
  }

  async leave(person: Person, threadId: ThreadId): Promise<void> {
    await this.opened.sql(
      "UPDATE members SET left_at = $1 WHERE person_id = $2 AND thread_id = $3",
      NOW,
      person.id,
      threadId,
    );
  }
}

export interface Said {
  clientId?: string;
  at?: Millis;
  expiresAt?: Millis;
  epoch?: number;
  body?: Uint8Array;
}

/** A message as the vault would have sealed it; what is in it is nothing to the store. */
export function sealed(view: ThreadView, said: Said = {}): SealedMessage {
  const at = said.at ?? NOW;
  return {
    organisationId: view.organisationId,
    threadId: view.threadId,
    authorId: view.viewer.personId,
    clientId: said.clientId ?? clientId(),
    at,
    expiresAt: said.expiresAt ?? at + DAY,
    epoch: said.epoch ?? 1,
    body: said.body ?? new TextEncoder().encode(`sealed ${Math.random()}`),
  } as unknown as SealedMessage;
}

export function say(store: Store, view: ThreadView, said?: Said): Promise<Receipt> {
  return store.messages.append(PostPermit.for(view), sealed(view, said));
}

/** Several, one after the other. @returns their seqs */
export async function sayTimes(
  store: Store,
  view: ThreadView,
  times: number,
  said?: Said,
): Promise<Version[]> {
  const receipts: Promise<Receipt>[] = [];
  for (let n = 0; n < times; n += 1) receipts.push(say(store, view, said));
  return (await Promise.all(receipts)).map(({ seq }) => seq);
}

export function removeOne(store: Store, view: ThreadView, seq: Version): Promise<Version | undefined> {
  return store.messages.remove(DeletePermit.for(view, { seq, authorId: view.viewer.personId }));
}

export function seqs(messages: readonly { readonly seq: Version }[]): Version[] {
  return messages.map(({ seq }) => seq);
}

/** Asserts that this is refused with `code`. */
export async function refused(code: Refusal["code"], asked: Promise<unknown>): Promise<Refusal> {
  const error = await asked.then(
    () => assert.fail(`was not refused with ${code}`),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof Refusal, `not a Refusal: ${String(error)}`);
  assert.equal(error.code, code);
  return error;
}

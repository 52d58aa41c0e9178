import type { PersonId, ThreadId } from "../domain/identifiers.ts";
import type { Connection } from "./connection.ts";

const NOBODY: ReadonlySet<Connection> = new Set();

/** Which connections of this node hear of which thread, and which belong to whom. */
export class Subscriptions {
  readonly #ofThread = new Map<ThreadId, Set<Connection>>();
  readonly #ofPerson = new Map<PersonId, Set<Connection>>();
  readonly #threads = new Map<Connection, Set<ThreadId>>();

  /** @returns whether this is the person's first connection */
  enter(connection: Connection): boolean {
    this.#threads.set(connection, new Set());
    const theirs = this.#ofPerson.get(connection.person.id);
    if (theirs) theirs.add(connection);
    else this.#ofPerson.set(connection.person.id, new Set([connection]));
    return theirs === undefined;
  }

  /** @returns whether the person has no connection left */
  leave(connection: Connection): boolean {
    for (const threadId of this.#threads.get(connection) ?? []) this.unsubscribe(connection, threadId);
    this.#threads.delete(connection);
    const theirs = this.#ofPerson.get(connection.person.id);
    theirs?.delete(connection);
    if (theirs?.size === 0) this.#ofPerson.delete(connection.person.id);
    return !this.#ofPerson.has(connection.person.id);
  }

  subscribe(connection: Connection, threadId: ThreadId): void {
    const threads = this.#threads.get(connection);
    if (!threads) return; // it closed meanwhile
    threads.add(threadId);
    const subscribed = this.#ofThread.get(threadId);
    if (subscribed) subscribed.add(connection);
    else this.#ofThread.set(threadId, new Set([connection]));
  }

  unsubscribe(connection: Connection, threadId: ThreadId): void {
    this.#threads.get(connection)?.delete(threadId);
    const subscribed = this.#ofThread.get(threadId);
    subscribed?.delete(connection);
    if (subscribed?.size === 0) this.#ofThread.delete(threadId);
  }

  isSubscribed(connection: Connection, threadId: ThreadId): boolean {
    return this.#ofThread.get(threadId)?.has(connection) ?? false;
  }

  ofThread(threadId: ThreadId): ReadonlySet<Connection> {
    return this.#ofThread.get(threadId) ?? NOBODY;
  }

  ofPerson(personId: PersonId): ReadonlySet<Connection> {
    return this.#ofPerson.get(personId) ?? NOBODY;
  }

  /** False from the moment on in which it closed. */
  has(connection: Connection): boolean {
    return this.#threads.has(connection);
  }

  threadsOf(connection: Connection): ThreadId[] {
    return [...(this.#threads.get(connection) ?? [])];
  }

  /** Everybody who hears of one of these threads. */
  inThreads(threadIds: Iterable<ThreadId>): Set<Connection> {
    const around = new Set<Connection>();
    for (const threadId of threadIds) for (const other of this.ofThread(threadId)) around.add(other);
    return around;
  }

  all(): Iterable<Connection> {
    return this.#threads.keys();
  }

  get size(): number {
    return this.#threads.size;
  }
}

import type { Millis, PersonId, ThreadId } from "../domain/identifiers.ts";
import type { Connection } from "./connection.ts";
import { frameBytes } from "./frame-bytes.ts";
import type { Subscriptions } from "./subscriptions.ts";

/** A page that is reloaded, or a phone that changes its network, is back within this time. */
export const GRACE_MS: Millis = 4_000;

/** Who is online as it was told to everybody who shares a thread with them: who is awake, or left just now. */
export class Presence {
  readonly #subscriptions: Subscriptions;
  readonly #online = new Set<PersonId>();
  readonly #leaving = new Map<PersonId, NodeJS.Timeout>();

  constructor(subscriptions: Subscriptions) {
    this.#subscriptions = subscriptions;
  }

  /** Those of these people who are online. */
  among(people: Iterable<PersonId>): PersonId[] {
    return [...new Set(people)].filter((id) => this.#online.has(id));
  }

  /** Call it when the connection has subscribed to its threads. */
  came(connection: Connection): void {
    const { id } = connection.person;
    if (!this.#subscriptions.has(connection)) return; // it closed meanwhile
    clearTimeout(this.#leaving.get(id));
    this.#leaving.delete(id);
    if (this.#online.has(id)) return; // by another page, or nobody was told that they had gone
    this.#online.add(id);
    this.#tell(this.#subscriptions.threadsOf(connection), id, true);
  }

  woke(connection: Connection): void {
    this.came(connection);
  }

  /** Call it before the connection leaves the subscriptions. */
  going(connection: Connection): void {
    const { id } = connection.person;
    if (!this.#online.has(id)) return;
    const threadIds = this.#subscriptions.threadsOf(connection);
    clearTimeout(this.#leaving.get(id));
    const timer = setTimeout(() => {
      this.#leaving.delete(id);
      this.#leaveUnlessAwake(id, threadIds);
    }, GRACE_MS);
    this.#leaving.set(id, timer.unref());
  }

  slept(connection: Connection): void {
    const { id } = connection.person;
    if (!this.#leaving.has(id)) this.#leaveUnlessAwake(id, this.#subscriptions.threadsOf(connection));
  }

  #leaveUnlessAwake(id: PersonId, threadIds: readonly ThreadId[]): void {
    for (const connection of this.#subscriptions.ofPerson(id)) if (!connection.asleep) return;
    if (this.#online.delete(id)) this.#tell(threadIds, id, false);
  }

  #tell(threadIds: readonly ThreadId[], personId: PersonId, online: boolean): void {
    const bytes = frameBytes({
      type: "presence",
      online: online ? [personId] : [],
      offline: online ? [] : [personId],
    });
    for (const other of this.#subscriptions.inThreads(threadIds)) {
      if (other.person.id !== personId) other.sendBytes(bytes);
    }
  }
}

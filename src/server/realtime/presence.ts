import type { Millis, PersonId } from "../domain/identifiers.ts";
import type { Connection } from "./connection.ts";
import { frameBytes } from "./frame-bytes.ts";
import type { Subscriptions } from "./subscriptions.ts";

/** A page that is reloaded, or a phone that changes its network, is back within this time. */
const GRACE_MS: Millis = 4_000;

/** Who is online, told to everybody who shares a thread with them. */
export class Presence {
  readonly #subscriptions: Subscriptions;
  readonly #leaving = new Map<PersonId, NodeJS.Timeout>();

  constructor(subscriptions: Subscriptions) {
    this.#subscriptions = subscriptions;
  }

  isOnline(personId: PersonId): boolean {
    return this.#subscriptions.ofPerson(personId).size > 0 || this.#leaving.has(personId);
  }

  /** Those of these people who are online. */
  among(people: Iterable<PersonId>): PersonId[] {
    return [...new Set(people)].filter((id) => this.isOnline(id));
  }

  /** Call it when the connection has subscribed to its threads. */
  came(connection: Connection): void {
    const personId = connection.person.id;
    clearTimeout(this.#leaving.get(personId));
    if (this.#leaving.delete(personId)) return; // nobody was told that they had gone
    this.#tell(this.#subscriptions.around(connection), personId, true);
  }

  /** Call it before the last connection of a person leaves the subscriptions. */
  going(connection: Connection): void {
    const personId = connection.person.id;
    const around = this.#subscriptions.around(connection);
    clearTimeout(this.#leaving.get(personId));
    const timer = setTimeout(() => {
      this.#leaving.delete(personId);
      if (!this.isOnline(personId)) this.#tell(around, personId, false);
    }, GRACE_MS);
    this.#leaving.set(personId, timer.unref());
  }

  #tell(around: Iterable<Connection>, personId: PersonId, online: boolean): void {
    const bytes = frameBytes({
      type: "presence",
      online: online ? [personId] : [],
      offline: online ? [] : [personId],
    });
    for (const other of around) if (other.person.id !== personId) other.sendBytes(bytes);
  }
}

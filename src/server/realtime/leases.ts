import { PRESENT_MS } from "../../shared/protocol/limits.ts";
import type { Millis, PersonId } from "../domain/identifiers.ts";
import type { Clock } from "../ports/clock.ts";
import type { WhoIsHere } from "../ports/notification-store.ts";
import type { Connection } from "./connection.ts";
import type { Subscriptions } from "./subscriptions.ts";

interface Listener {
  slept?(connection: Connection): void;
  woke?(connection: Connection): void;
}

/**
 * A page counts for PRESENT_MS from the last thing that it said. What the browser answers by itself (RFC 6455 5.5.3)
 * does not count: it does so for a page that is frozen, too, and for a phone that lies in a pocket.
 */
export class Leases implements WhoIsHere {
  readonly #subscriptions: Subscriptions;
  readonly #clock: Clock;
  readonly #listeners: readonly Listener[];

  constructor(subscriptions: Subscriptions, clock: Clock, listeners: readonly Listener[]) {
    this.#subscriptions = subscriptions;
    this.#clock = clock;
    this.#listeners = listeners;
  }

  /** Exactly now, and without the grace in which a page may be reloaded. */
  isOnline(personId: PersonId): boolean {
    const now = this.#clock.now();
    for (const connection of this.#subscriptions.ofPerson(personId)) {
      if (now - connection.heardAt < PRESENT_MS) return true;
    }
    return false;
  }

  heard(connection: Connection): Millis {
    connection.heardAt = this.#clock.now();
    if (connection.asleep) {
      connection.asleep = false;
      for (const listener of this.#listeners) listener.woke?.(connection);
    }
    return connection.heardAt;
  }

  /** Tells of those whose lease has run out; to be called every few seconds. */
  sweep(): void {
    const now = this.#clock.now();
    for (const connection of this.#subscriptions.all()) {
      if (connection.asleep || now - connection.heardAt < PRESENT_MS) continue;
      connection.asleep = true;
      for (const listener of this.#listeners) listener.slept?.(connection);
    }
  }
}

import type { NoticeInput } from "../actions/notice-input.ts";
import type { Millis, PersonId } from "../domain/identifiers.ts";
import { GUEST_IDLE_MS, INPUT_KEPT_EVERY_MS } from "../domain/periods.ts";
import type { Clock } from "../ports/clock.ts";
import type { NotificationStore } from "../ports/notification-store.ts";
import type { SessionStore } from "../ports/people-store.ts";
import type { Connection } from "./connection.ts";
import type { Subscriptions } from "./subscriptions.ts";

const SEEN_EVERY_MS: Millis = 60_000;
const PUT_OFF_EVERY_MS: Millis = 5 * 60_000;

interface Needs {
  readonly subscriptions: Subscriptions;
  readonly notifications: Pick<NotificationStore, "seen">;
  readonly sessions: Pick<SessionStore, "active">;
  readonly noticeInput: NoticeInput;
  readonly clock: Clock;
  readonly log: { error(about: object, message: string): void };
}

/** Keeps when people were last here, and puts off the end of their sessions: of guests while they are, of others by input. */
export class Activity {
  readonly #needs: Needs;
  readonly #seenAt = new Map<PersonId, Millis>();

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** The connection's page said something just now. */
  heard(connection: Connection): void {
    const { person, heardAt, endsAt } = connection;
    if (heardAt - (this.#seenAt.get(person.id) ?? 0) >= SEEN_EVERY_MS) this.#seen(person.id, heardAt);
    if (person.guest && heardAt < endsAt && endsAt <= heardAt + GUEST_IDLE_MS - PUT_OFF_EVERY_MS)
      this.#putOff(connection, heardAt);
  }

  /** The person did something on the connection's page just now: of an account holder that puts off the end. */
  input(connection: Connection): void {
    const { sessionId, person, longestEndsAt, seenAt, heardAt } = connection;
    if (longestEndsAt === undefined || heardAt - seenAt < INPUT_KEPT_EVERY_MS) return;
    connection.seenAt = heardAt; // what follows at once is no second write
    this.#needs.noticeInput({ sessionId, person, longestEndsAt, seenAt }).catch(this.#failed);
  }

  /** Call it before the connection leaves the subscriptions. */
  going(connection: Connection): void {
    const { person } = connection;
    if (!connection.asleep) this.#seen(person.id, this.#needs.clock.now());
    if (this.#needs.subscriptions.ofPerson(person.id).size === 1) this.#seenAt.delete(person.id);
  }

  slept({ person, heardAt }: Connection): void {
    this.#seen(person.id, Math.max(heardAt, this.#seenAt.get(person.id) ?? 0));
  }

  #seen(personId: PersonId, at: Millis): void {
    this.#seenAt.set(personId, at);
    this.#needs.notifications.seen(personId, at).catch(this.#failed);
  }

  /** Of all pages of the session, also those that are quiet. */
  #putOff(connection: Connection, now: Millis): void {
    const { person, signedIn } = connection;
    connection.endsAt = now + GUEST_IDLE_MS; // it may not have entered yet
    for (const other of this.#needs.subscriptions.ofPerson(person.id)) {
      if (other.signedIn.sessionId === signedIn.sessionId) other.endsAt = now + GUEST_IDLE_MS;
    }
    this.#needs.sessions.active(signedIn.sessionId, now).catch(this.#failed);
  }

  readonly #failed = (error: unknown): void => {
    this.#needs.log.error({ error: String(error) }, "it could not be kept that somebody is here");
  };
}

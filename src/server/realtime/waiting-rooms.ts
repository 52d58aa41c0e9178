import type { Entered, EnterWaitingRoom } from "../actions/enter-waiting-room.ts";
import type { LeaveWaitingRoom } from "../actions/leave-waiting-room.ts";
import type { AppointmentId, Millis, PersonId } from "../domain/identifiers.ts";
import type { Announcements } from "../ports/announcements.ts";
import type { Connection } from "./connection.ts";
import { GRACE_MS } from "./presence.ts";
import { Turns } from "./turns.ts";

interface Needs {
  readonly enterWaitingRoom: EnterWaitingRoom;
  readonly leaveWaitingRoom: LeaveWaitingRoom;
  readonly announcements: Pick<Announcements, "announce">;
  readonly log: { error(about: object, message: string): void };
}

interface Waiter {
  readonly personId: PersonId;
  readonly appointmentId: AppointmentId;
  readonly hostId: PersonId;
  readonly endsAt: Millis;
  readonly connections: Set<Connection>;
  leaving: NodeJS.Timeout | undefined;
}

/** Who is in which waiting room: from what a page said until its person's last such page is gone, or asleep. */
export class WaitingRooms {
  readonly #needs: Needs;
  readonly #waiters = new Map<string, Waiter>();
  readonly #turns = new Turns<string>();

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** @throws Refusal `appointment-not-found` */
  async wait(connection: Connection, appointmentId: AppointmentId): Promise<void> {
    await this.inTurn(connection.person.id, appointmentId, async () => {
      const entered = await this.#needs.enterWaitingRoom(connection.person, appointmentId);
      const { state, told } = entered;
      connection.send({ type: "waiting-room", appointmentId, state, told });
      if (state !== "waiting") return;
      this.#add(connection, appointmentId, entered);
      if (!connection.isOpen) this.going(connection); // it closed meanwhile
    });
  }

  /** What happens to somebody in a waiting room happens in an order. */
  inTurn(personId: PersonId, appointmentId: AppointmentId, deed: () => Promise<void>): Promise<void> {
    return this.#turns.take(keyOf(personId, appointmentId), deed);
  }

  isIn(personId: PersonId, appointmentId: AppointmentId): boolean {
    return isInForce(this.#waiters.get(keyOf(personId, appointmentId)));
  }

  going(connection: Connection): void {
    for (const waiter of this.#of(connection)) {
      waiter.connections.delete(connection);
      clearTimeout(waiter.leaving);
      waiter.leaving = setTimeout(() => {
        waiter.leaving = undefined;
        this.#leaveUnlessIn(waiter);
      }, GRACE_MS).unref();
    }
  }

  slept(connection: Connection): void {
    for (const waiter of this.#of(connection)) this.#leaveUnlessIn(waiter);
  }

  woke(connection: Connection): void {
    for (const { appointmentId } of this.#of(connection))
      this.wait(connection, appointmentId).catch(this.#failed);
  }

  /** They were let in, or it is over: nobody waits there any more, of this person or at all. */
  clear(appointmentId: AppointmentId, personId: PersonId): void {
    const key = keyOf(personId, appointmentId);
    clearTimeout(this.#waiters.get(key)?.leaving);
    this.#waiters.delete(key);
  }

  /** Tells of appointments whose time is over; to be called every few seconds. */
  sweep(now: Millis): void {
    const over = new Map<AppointmentId, PersonId>();
    for (const { appointmentId, hostId, endsAt } of this.#waiters.values())
      if (endsAt <= now) over.set(appointmentId, hostId);
    for (const [appointmentId, hostId] of over) {
      this.#needs.announcements.announce({ kind: "appointment", appointmentId });
      this.#needs.announcements.announce({ kind: "waiting", hostId });
    }
  }

  /** Of those kept as waiting, the ones who are not here. */
  async clearAbsent(
    kept: readonly { readonly personId: PersonId; readonly appointmentId: AppointmentId }[],
  ): Promise<void> {
    for (const { personId, appointmentId } of kept) {
      await this.inTurn(personId, appointmentId, async () => {
        if (!this.isIn(personId, appointmentId)) await this.#needs.leaveWaitingRoom(personId, appointmentId);
      });
    }
  }

  close(): void {
    for (const { leaving } of this.#waiters.values()) clearTimeout(leaving);
    this.#waiters.clear();
  }

  #add(connection: Connection, appointmentId: AppointmentId, { hostId, endsAt }: Entered): void {
    const personId = connection.person.id;
    const key = keyOf(personId, appointmentId);
    const waiter = this.#waiters.get(key);
    clearTimeout(waiter?.leaving);
    if (waiter) {
      waiter.leaving = undefined;
      waiter.connections.add(connection);
      return;
    }
    const connections = new Set([connection]);
    this.#waiters.set(key, { personId, appointmentId, hostId, endsAt, connections, leaving: undefined });
  }

  #leaveUnlessIn(waiter: Waiter): void {
    const { personId, appointmentId } = waiter;
    const key = keyOf(personId, appointmentId);
    const leave = async () => {
      if (isInForce(waiter) || this.#waiters.get(key) !== waiter) return;
      if (waiter.connections.size === 0) this.#waiters.delete(key);
      await this.#needs.leaveWaitingRoom(personId, appointmentId);
    };
    this.inTurn(personId, appointmentId, leave).catch(this.#failed);
  }

  *#of(connection: Connection): Iterable<Waiter> {
    for (const waiter of this.#waiters.values()) if (waiter.connections.has(connection)) yield waiter;
  }

  readonly #failed = (error: unknown): void => {
    this.#needs.log.error({ error: String(error) }, "a waiting room could not be kept");
  };
}

function keyOf(personId: PersonId, appointmentId: AppointmentId): string {
  return `${appointmentId} ${personId}`;
}

function isInForce(waiter: Waiter | undefined): boolean {
  if (!waiter) return false;
  if (waiter.leaving) return true;
  for (const connection of waiter.connections) if (!connection.asleep) return true;
  return false;
}

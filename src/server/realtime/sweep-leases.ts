import type { Millis } from "../domain/identifiers.ts";
import type { AppointmentStore } from "../ports/appointment-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { Leases } from "./leases.ts";
import type { WaitingRooms } from "./waiting-rooms.ts";

interface Needs {
  readonly leases: Leases;
  readonly waitingRooms: WaitingRooms;
  readonly waiting: { sweep(): void };
  readonly appointments: Pick<AppointmentStore, "everybodyWaiting">;
  readonly clock: Clock;
  readonly log: { error(about: object, message: string): void };
}

/** How long after the end of a lease others are told at the latest. */
const SWEEP_EVERY_MS: Millis = 2_000;
/** Who was waiting when the server went has so long after its start to come back. */
const BACK_WITHIN_MS: Millis = 2 * 60_000;

/** What time alone brings about, for those who are connected. @returns a function that ends it */
export function sweepLeases({ leases, waitingRooms, waiting, appointments, clock, log }: Needs): () => void {
  const startedAt = clock.now();
  let cleared = false;
  const clearAbsent = async () => {
    await waitingRooms.clearAbsent(await appointments.everybodyWaiting(clock.now()));
  };
  const sweeping = setInterval(() => {
    const now = clock.now();
    leases.sweep();
    waitingRooms.sweep(now);
    waiting.sweep();
    if (cleared || now - startedAt < BACK_WITHIN_MS) return;
    cleared = true;
    clearAbsent().catch((error: unknown) => {
      cleared = false;
      log.error({ error: String(error) }, "those who wait no longer could not be cleared");
    });
  }, SWEEP_EVERY_MS).unref();
  return () => clearInterval(sweeping);
}

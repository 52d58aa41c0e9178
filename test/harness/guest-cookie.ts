import type { SessionId } from "../../src/server/domain/identifiers.ts";
import { GUEST_IDLE_MS } from "../../src/server/domain/periods.ts";
import type { Person } from "../../src/server/domain/person.ts";
import type { OpenClinic } from "./open-clinic.ts";

/** @returns the `Cookie` header of a guest's new session, without a link */
export async function guestCookieOf(house: OpenClinic, guest: Person): Promise<string> {
  const { sessions, secrets } = house.clinic.ports;
  const token = secrets.token();
  const now = house.clock.now();
  await sessions.start({
    id: secrets.identifier() as SessionId,
    hash: secrets.hashToken(token),
    personId: guest.id,
    now,
    endsAt: now + GUEST_IDLE_MS,
    idleMs: GUEST_IDLE_MS,
  });
  return `guest=${token}`;
}

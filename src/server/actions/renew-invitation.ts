import type { AppointmentId, Millis, PersonId } from "../domain/identifiers.ts";
import { RENEWABLE_MS } from "../domain/periods.ts";
import type { AppointmentStore } from "../ports/appointment-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { InvitationRecord, InvitationStore } from "../ports/contact-store.ts";
import type { Later } from "../ports/later.ts";
import type { Secrets } from "../ports/secrets.ts";
import type { ThreadStore } from "../ports/thread-store.ts";
import { inTurn } from "./in-turn.ts";
import { linksAskedFor } from "./links-asked-for.ts";
import type { LetterOrder, WriteLetter } from "./write-letter.ts";

interface Ports {
  readonly invitations: Pick<InvitationStore, "find">;
  readonly threads: Pick<ThreadStore, "view" | "threadsOf">;
  readonly appointments: Pick<AppointmentStore, "find">;
  readonly secrets: Pick<Secrets, "hashToken">;
  readonly later: Later;
  readonly clock: Clock;
}

/**
 * Sends a new link to the address on file of somebody whose link ended, or works on another device only. Whether it
 * was one of ours is not told, also not by how long the answer takes: everything happens after it. The answer promises
 * a letter, so letters for other reasons hinder it not, and one that is asked for soon after another leaves later.
 */
export function renewInvitation(ports: Ports, write: WriteLetter) {
  const { invitations, secrets, later, clock } = ports;
  const send = sendInTime(write, clock);
  const whereNow = stillThere(ports);
  return (secret: string): void => {
    later.do("renewing a link", async () => {
      const invitation = await invitations.find(secrets.hashToken(secret));
      if (!invitation || !isRenewable(invitation, clock.now())) return;
      const { personId, organisationId } = invitation;
      const where = await whereNow(invitation);
      if (where) await send({ personId, organisationId, kind: "invitation", ...where });
    });
  };
}

function sendInTime(write: WriteLetter, clock: Clock) {
  const take = inTurn<PersonId>();
  const asked = linksAskedFor();
  return (order: LetterOrder): Promise<void> =>
    take(order.personId, async () => {
      const now = clock.now();
      const notBefore = asked.next(order.personId, now);
      if (notBefore === undefined) return;
      const written = await write({ ...order, notBefore });
      if (written === "sms" || written === "email") asked.leaves(order.personId, notBefore, now);
    });
}

/** What a host took back stays back. */
function isRenewable({ revokedAt, endsAt }: InvitationRecord, now: Millis): boolean {
  return revokedAt === undefined && now < endsAt + RENEWABLE_MS;
}

function stillThere({ threads, appointments, clock }: Ports) {
  /** @returns where the new link leads; undefined when nothing is left that it could lead to */
  return async ({ personId, threadId, appointmentId }: InvitationRecord) => {
    const appointment =
      appointmentId === undefined
        ? undefined
        : await appointments.find(appointmentId as AppointmentId, clock.now());
    if (appointment) {
      const { id, startsAt } = appointment;
      return { ...(threadId !== undefined && { threadId }), appointmentId: id, startsAt };
    }
    if (threadId !== undefined && (await threads.view(personId, threadId))) return { threadId };
    return (await threads.threadsOf(personId)).length > 0 ? {} : undefined;
  };
}

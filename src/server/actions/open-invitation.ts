import type { AppointmentId } from "../domain/identifiers.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Clock } from "../ports/clock.ts";
import type { ContactStore, InvitationRecord, InvitationStore } from "../ports/contact-store.ts";
import type { Secrets } from "../ports/secrets.ts";
import type { Land, Landed } from "./land.ts";

interface Ports {
  readonly invitations: Pick<InvitationStore, "find" | "openOn">;
  readonly contacts: Pick<ContactStore, "find">;
  readonly secrets: Pick<Secrets, "token" | "hashToken">;
  readonly clock: Clock;
}

/** `device` goes into the device's cookie: with it, and not without it, the link opens again. */
export interface OpenedInvitation extends Landed {
  readonly device: string;
}

/**
 * A guest comes in by the link of a letter. The first device that opens it may open it again until it ends.
 * @throws Refusal `link-ended` (also for one that never was), `link-elsewhere`
 */
export function openInvitation({ invitations, contacts, secrets, clock }: Ports, land: Land) {
  return async (input: { secret: string; device: string | undefined }): Promise<OpenedInvitation> => {
    const now = clock.now();
    const invitation = await invitations.find(secrets.hashToken(input.secret));
    if (!invitation || !isAlive(invitation, now)) throw new Refusal("link-ended");
    const { id, personId, threadId } = invitation;
    if (!(await contacts.find(personId))) throw new Refusal("link-ended");
    const device = input.device ?? secrets.token();
    // With the link's number, so that links of one device cannot be told to be so from the database.
    const deviceHash = secrets.hashToken(`${id} ${device}`);
    if (!(await invitations.openOn(id, deviceHash, now))) throw new Refusal("link-elsewhere");
    const appointmentId = invitation.appointmentId as AppointmentId | undefined;
    return { ...(await land({ personId, threadId, appointmentId }, "link-ended")), device };
  };
}

function isAlive({ revokedAt, endsAt }: InvitationRecord, now: number): boolean {
  return revokedAt === undefined && now < endsAt;
}

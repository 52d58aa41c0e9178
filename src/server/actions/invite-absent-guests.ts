import type { OrganisationId, PersonId, ThreadId } from "../domain/identifiers.ts";
import type { Clock } from "../ports/clock.ts";
import type { InvitationStore } from "../ports/contact-store.ts";
import type { NotificationStore, WhoIsHere } from "../ports/notification-store.ts";
import type { WriteLetter } from "./write-letter.ts";

export interface InvitePorts {
  readonly invitations: Pick<InvitationStore, "states">;
  readonly notifications: Pick<NotificationStore, "notified">;
  readonly whoIsHere: WhoIsHere;
  readonly clock: Clock;
}

export type InviteAbsentGuests = ReturnType<typeof inviteAbsentGuests>;

const STILL_GOOD: readonly string[] = ["waiting", "sent", "opened"];

/**
 * Sends a link to those of these guests who are not here, unless they have one to this thread that works. That counts
 * as a letter about the thread, so that a notification does not follow a minute later. Who cannot be reached is shown
 * to the host in the thread.
 * @returns those who were sent one
 */
export function inviteAbsentGuests(
  { invitations, notifications, whoIsHere, clock }: InvitePorts,
  write: WriteLetter,
) {
  return async (
    guests: readonly PersonId[],
    { threadId, organisationId }: { threadId: ThreadId; organisationId: OrganisationId },
  ): Promise<readonly PersonId[]> => {
    const absent = guests.filter((id) => !whoIsHere.isOnline(id));
    if (absent.length === 0) return [];
    const states = await invitations.states({ threadId }, absent, clock.now());
    const invited = new Set(
      states.filter(({ state }) => STILL_GOOD.includes(state)).map(({ personId }) => personId),
    );
    const sent: PersonId[] = [];
    for (const personId of absent.filter((id) => !invited.has(id))) {
      const channel = await write({ personId, organisationId, kind: "invitation", threadId });
      if (channel !== "sms" && channel !== "email") continue;
      await notifications.notified(personId, threadId, clock.now());
      sent.push(personId);
    }
    return sent;
  };
}

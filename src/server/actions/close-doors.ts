import { ChatDisabled } from "../domain/chat-disabled.ts";
import type { OrganisationId } from "../domain/identifiers.ts";
import type { ChatSwitch } from "../ports/chat-switch.ts";
import type { InvitationStore } from "../ports/contact-store.ts";
import type { PeopleStore } from "../ports/people-store.ts";
import type { Land } from "./land.ts";

interface Ports {
  readonly chatSwitch: Pick<ChatSwitch, "isOn">;
  readonly people: Pick<PeopleStore, "byId" | "organisation">;
  readonly invitations: Pick<InvitationStore, "find">;
}

/**
 * The doors of guests, where an organisation's chat is turned off: what they lead through is refused with
 * `chat-disabled`, before a link is bound to a device or a code is counted. A wrong code stays a wrong code, and of a
 * link that was taken back nothing is told.
 */
export function closeDoors({ chatSwitch, people, invitations }: Ports) {
  const refuseIfOff = async (organisationId: OrganisationId): Promise<void> => {
    if (!chatSwitch.isOn(organisationId)) throw new ChatDisabled(await people.organisation(organisationId));
  };
  return {
    /** Whoever opened a link that ended would be promised a new one, which does not leave now. */
    async findInvitation(hash: string) {
      const invitation = await invitations.find(hash);
      if (invitation && invitation.revokedAt === undefined) await refuseIfOff(invitation.organisationId);
      return invitation;
    },
    /** @returns a `land` that lets nobody in while it is off */
    before(land: Land): Land {
      return async (entrance, ended) => {
        const person = await people.byId(entrance.personId);
        if (person) await refuseIfOff(person.organisationId);
        return land(entrance, ended);
      };
    },
  };
}

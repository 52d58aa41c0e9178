import type { Contact } from "../../shared/protocol/guest-bodies.ts";
import type { PersonId } from "../domain/identifiers.ts";
import { isHost, type Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { ContactRecord, ContactStore } from "../ports/contact-store.ts";
import type { DetailsSealer } from "../ports/details-sealer.ts";
import { type AnnounceMembersPorts, announceEnd } from "./announce-members.ts";
import { openDetails, sealDetails, withNotes } from "./contact-details.ts";
import { type DescribeContactsPorts, describeContacts } from "./describe-contacts.ts";

interface Ports extends DescribeContactsPorts, AnnounceMembersPorts {
  readonly contacts: Pick<ContactStore, "findKept" | "keptByOthers" | "change" | "endAccess" | "merge">;
  readonly details: DetailsSealer;
}

/**
 * Two of a host's contacts turned out to be one person: `into` stays, has the chats and the access of both, and is
 * given what only the other had of addresses and notes. Who is a colleague's contact too is not merged away. They may
 * be the one that stays, and then stay as they are: no address is added, and no device of the other one's is let in.
 * @throws Refusal `not-allowed`, `contact-with-itself`, `contact-not-found`, `contact-shared`
 */
export function mergeContacts({ contacts, ...ports }: Ports) {
  const { details, clock } = ports;
  const describe = describeContacts(ports);
  const announce = announceEnd(ports);
  return async (by: Person, from: PersonId, into: PersonId): Promise<{ contact: Contact }> => {
    if (!isHost(by.roles)) throw new Refusal("not-allowed");
    if (from === into) throw new Refusal("contact-with-itself");
    const [one, other] = await Promise.all([from, into].map((id) => contacts.findKept(by.id, id)));
    if (!one || !other) throw new Refusal("contact-not-found");
    if (await contacts.keptByOthers(by.id, from)) throw new Refusal("contact-shared");
    const shared = await contacts.keptByOthers(by.id, into);
    if (shared) await announce({ threads: [], sessions: await contacts.endAccess(from, clock.now()) });
    const record = await withWhatOnlyOneHas(by.id, { stays: other, goes: one, shared });
    await contacts.change(record, clock.now());
    await announce(await contacts.merge(from, into, clock.now()));
    const [contact] = await describe(by.id, [record]);
    if (!contact) throw new Refusal("try-again");
    return { contact };
  };

  async function withWhatOnlyOneHas(
    keeper: PersonId,
    { stays, goes, shared }: { stays: ContactRecord; goes: ContactRecord; shared: boolean },
  ): Promise<ContactRecord> {
    const [kept, given] = await Promise.all([stays, goes].map((record) => openDetails(details, record)));
    if (!kept || !given) return stays;
    const addresses = { mobile: kept.mobile ?? given.mobile, email: kept.email ?? given.email };
    const notes = withNotes(kept.notes, keeper, kept.notes[keeper] ?? given.notes[keeper] ?? "");
    const { id, organisationId } = stays;
    const whole = { ...kept, ...(!shared && addresses), notes };
    return { id, organisationId, ...(await sealDetails(details, stays, whole)) };
  }
}

import type { Contact } from "../../shared/protocol/guest-bodies.ts";
import { MAX_CONTACTS } from "../../shared/protocol/limits.ts";
import { isSameName } from "../domain/alike.ts";
import { type CheckedContact, type ContactEntry, checkedContact } from "../domain/contact-entry.ts";
import type { OrganisationId, PersonId } from "../domain/identifiers.ts";
import { isHost, type Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Clock } from "../ports/clock.ts";
import type { ContactRecord, ContactStore } from "../ports/contact-store.ts";
import type { DetailsSealer } from "../ports/details-sealer.ts";
import type { Secrets } from "../ports/secrets.ts";
import { type ContactDetails, openDetails, sealDetails, withNotes } from "./contact-details.ts";
import { type DescribeContactsPorts, describeContacts } from "./describe-contacts.ts";
import { inTurn } from "./in-turn.ts";

interface Ports extends DescribeContactsPorts {
  readonly contacts: Pick<
    ContactStore,
    "add" | "keep" | "change" | "withAddress" | "findKept" | "keptByOthers" | "countKept"
  >;
  readonly details: DetailsSealer;
  readonly secrets: Pick<Secrets, "identifier">;
  readonly clock: Clock;
}

export interface KeptContact {
  readonly contact: Contact;
  /** They were not known to the organisation before. */
  readonly made: boolean;
}

export type KeepContact = ReturnType<typeof keepContact>;

/**
 * From now on somebody is among a host's own contacts. One person is one contact in an organisation: who has the same
 * name, and the same mobile number or e-mail address, is the one that there is. With another name it is another
 * person: families share a phone.
 * @throws Refusal `not-allowed`, `too-many-contacts` and those of `checkedContact`
 */
export function keepContact(ports: Ports) {
  const { contacts, details, clock } = ports;
  const describe = describeContacts(ports);
  const findKnown = samePerson(ports);
  const fillIn = fillInKnown(ports);
  const take = inTurn<OrganisationId>(); // two who keep the same person at once keep one
  return async (by: Person, entry: ContactEntry): Promise<KeptContact> => {
    if (!isHost(by.roles)) throw new Refusal("not-allowed");
    const checked = checkedContact(entry);
    return take(by.organisationId, () => keep(by, checked));
  };

  async function keep(by: Person, checked: CheckedContact): Promise<KeptContact> {
    const known = await findKnown(by.organisationId, checked);
    const own = known && (await contacts.findKept(by.id, known.record.id));
    if (!own && (await contacts.countKept(by.id)) >= MAX_CONTACTS) throw new Refusal("too-many-contacts");
    const record = known ? await fillIn(by, known, checked) : await make(by, checked);
    const [contact] = await describe(by.id, [record]);
    if (!contact) throw new Refusal("try-again");
    if (known) await contacts.keep(by.id, record.id);
    return { contact, made: known === undefined };
  }

  async function make({ id: keeper, organisationId }: Person, checked: CheckedContact) {
    const place = { id: ports.secrets.identifier() as PersonId, organisationId };
    const notes = withNotes({}, keeper, checked.notes);
    const record = { ...place, ...(await sealDetails(details, place, { ...checked, notes })) };
    await contacts.add(record, keeper, clock.now());
    return record;
  }
}

interface Known {
  readonly record: ContactRecord;
  readonly opened: ContactDetails;
}

function samePerson({ contacts, details }: Ports) {
  return async (
    organisationId: OrganisationId,
    { name, mobile, email }: CheckedContact,
  ): Promise<Known | undefined> => {
    const hashes = {
      ...(mobile !== null && { mobile: await details.hashOf(organisationId, "mobile", mobile) }),
      ...(email !== null && { email: await details.hashOf(organisationId, "email", email) }),
    };
    for (const record of await contacts.withAddress(organisationId, hashes)) {
      const opened = await openDetails(details, record);
      if (isSameName(opened.name, name)) return { record, opened };
    }
    return undefined;
  };
}

/**
 * What was entered before stands. What was missing is added, unless another host keeps them too: an address that one
 * host adds would lead the other's letters astray.
 */
function fillInKnown({ contacts, details, clock }: Ports) {
  return async (by: Person, { record, opened }: Known, checked: CheckedContact): Promise<ContactRecord> => {
    const shared = await contacts.keptByOthers(by.id, record.id);
    const { mobile, email, notes } = opened;
    const own = notes[by.id] ?? "";
    const whole = {
      ...opened,
      mobile: mobile ?? (shared ? null : checked.mobile),
      email: email ?? (shared ? null : checked.email),
      notes: withNotes(notes, by.id, own || checked.notes),
    };
    if (whole.mobile === mobile && whole.email === email && whole.notes[by.id] === notes[by.id])
      return record;
    const { id, organisationId } = record;
    const changed = { id, organisationId, ...(await sealDetails(details, record, whole)) };
    await contacts.change(changed, clock.now());
    return changed;
  };
}

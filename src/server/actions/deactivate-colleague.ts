import type { PersonId } from "../domain/identifiers.ts";
import { isAdministrator, type Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { ColleagueStore, Deactivated } from "../ports/colleague-store.ts";
import type { ContactStore } from "../ports/contact-store.ts";
import type { DetailsSealer } from "../ports/details-sealer.ts";
import type { Later } from "../ports/later.ts";
import { type AnnounceMembersPorts, announceEnd } from "./announce-members.ts";
import { openDetails, sealDetails, withNotes } from "./contact-details.ts";

interface Ports extends AnnounceMembersPorts {
  readonly colleagues: Pick<ColleagueStore, "deactivate">;
  readonly contacts: Pick<ContactStore, "find" | "change">;
  readonly details: DetailsSealer;
  readonly later: Later;
}

/**
 * Somebody does not work here any more, or not now: they are out at once, wherever they are signed in, and nothing lets
 * them in again until they are restored. What was theirs to look after passes on (colleague-store.ts).
 * @throws Refusal `administrators-only`, `person-not-found`, `last-administrator`
 */
export function deactivateColleague({ colleagues, later, ...ports }: Ports) {
  const announce = announceEnd(ports);
  const passNotes = passOnNotes(ports);
  return async (by: Person, id: PersonId): Promise<void> => {
    if (!isAdministrator(by.roles)) throw new Refusal("administrators-only");
    const ended = await colleagues.deactivate(by, id, ports.clock.now());
    await announce(ended);
    for (const appointmentId of ended.appointments)
      ports.announcements.announce({ kind: "appointment", appointmentId });
    if (ended.passed.length + ended.shared.length > 0)
      later.do("passing on what was noted of contacts", () => passNotes(id, ended));
  };
}

/**
 * What they noted of their contacts goes to whoever keeps these now; of those whom others keep too it is erased, as
 * when somebody gives a contact up.
 */
function passOnNotes({ contacts, details, clock }: Pick<Ports, "contacts" | "details" | "clock">) {
  return async (from: PersonId, { passed, shared, keeper }: Deactivated): Promise<void> => {
    for (const id of passed) await move(id, from, keeper);
    for (const id of shared) await move(id, from, undefined);
  };

  async function move(id: PersonId, from: PersonId, to: PersonId | undefined): Promise<void> {
    const contact = await contacts.find(id);
    if (!contact) return;
    const opened = await openDetails(details, contact);
    const noted = opened.notes[from];
    if (noted === undefined) return;
    const left = withNotes(opened.notes, from, "");
    const notes = to === undefined || left[to] !== undefined ? left : withNotes(left, to, noted);
    const sealed = await sealDetails(details, contact, { ...opened, notes });
    await contacts.change({ id, organisationId: contact.organisationId, ...sealed }, clock.now());
  }
}

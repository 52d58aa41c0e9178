import type { Appointment } from "../../shared/protocol/guest-bodies.ts";
import type { PersonId } from "../domain/identifiers.ts";
import type { AccessCodeStore, CodeRecord } from "../ports/access-code-store.ts";
import type { AppointmentRecord } from "../ports/appointment-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { InvitationStore } from "../ports/contact-store.ts";
import type { DetailsSealer } from "../ports/details-sealer.ts";
import { openName } from "./open-name.ts";

export interface DescribeAppointmentPorts {
  readonly codes: Pick<AccessCodeStore, "living">;
  readonly invitations: Pick<InvitationStore, "states">;
  readonly details: Pick<DetailsSealer, "open">;
  readonly clock: Clock;
}

/** An appointment as its host sees it, with the codes to read out. */
export function describeAppointment({ codes, invitations, details, clock }: DescribeAppointmentPorts) {
  return async (appointment: AppointmentRecord): Promise<Appointment> => {
    const { id, organisationId, threadId, startsAt, endsAt, people } = appointment;
    const now = clock.now();
    const personIds = people.map(({ personId }) => personId);
    const [living, states] = await Promise.all([
      codes.living({ appointmentId: id }, now),
      invitations.states({ appointmentId: id }, personIds, now),
    ]);
    const codeOf = new Map(living.map((code) => [code.personId, code]));
    const stateOf = new Map(states.map(({ personId, state, at }) => [personId, { state, at }]));
    const describe = async (person: AppointmentRecord["people"][number]) => ({
      id: person.personId,
      name: await openName(details, { ...person, id: person.personId, organisationId }),
      guest: person.guest,
      code: await openCode(codeOf, person.personId),
      waitingSince: person.waitingSince ?? null,
      connectedAt: person.connectedAt ?? null,
      invitation: stateOf.get(person.personId) ?? null,
    });
    return { id, threadId, startsAt, endsAt, people: await Promise.all(people.map(describe)) };
  };

  async function openCode(codeOf: ReadonlyMap<PersonId, CodeRecord>, personId: PersonId) {
    const record = codeOf.get(personId);
    if (!record) return null;
    const { id, organisationId, sealed, endsAt } = record;
    const code = await details.open({ organisationId, kind: "access code", id }, sealed);
    return code === undefined ? null : { code, endsAt };
  }
}

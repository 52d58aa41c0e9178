import type {
  AppointmentId,
  CodeId,
  Millis,
  OrganisationId,
  PersonId,
  ThreadId,
} from "../domain/identifiers.ts";
import type { AccessCodeStore } from "../ports/access-code-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { ContactStore } from "../ports/contact-store.ts";
import type { DetailsSealer } from "../ports/details-sealer.ts";
import type { Secrets } from "../ports/secrets.ts";
import { proofOf } from "./second-proof.ts";

export interface MakeCodePorts {
  readonly codes: Pick<AccessCodeStore, "put">;
  readonly contacts: Pick<ContactStore, "find">;
  readonly details: Pick<DetailsSealer, "seal" | "open" | "hashForAll">;
  readonly secrets: Pick<Secrets, "identifier" | "accessCode">;
  readonly clock: Clock;
}

export interface CodeFor {
  readonly organisationId: OrganisationId;
  readonly personId: PersonId;
  readonly threadId: ThreadId;
  /** Undefined for the code of a chat. */
  readonly appointmentId?: AppointmentId | undefined;
  readonly endsAt: Millis;
}

export interface MadeCode {
  /** Nine digits. */
  readonly code: string;
  readonly endsAt: Millis;
}

/** A new code for somebody to come in by; the one they had for the same ends. Who may ask for it is the caller's to know. */
export function makeCode({ codes, contacts, details, secrets, clock }: MakeCodePorts) {
  return async (wanted: CodeFor): Promise<MadeCode> => {
    const { organisationId, personId, threadId, appointmentId, endsAt } = wanted;
    const contact = await contacts.find(personId);
    for (;;) {
      const id = secrets.identifier() as CodeId;
      const code = secrets.accessCode();
      const stood = await codes.put({
        id,
        organisationId,
        personId,
        threadId,
        appointmentId,
        hash: details.hashForAll("access code", code),
        proofHash: contact && (await proofOf(details, code, contact)),
        sealed: await details.seal({ organisationId, kind: "access code", id }, code),
        madeAt: clock.now(),
        endsAt,
      });
      if (stood) return { code, endsAt };
    }
  };
}

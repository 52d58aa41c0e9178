import type { FrameDownOf } from "../../shared/protocol/frames-down.ts";
import type { Person } from "../domain/person.ts";
import type { AccessCodeStore, AdmissionRecord } from "../ports/access-code-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { ContactStore } from "../ports/contact-store.ts";
import type { DetailsSealer } from "../ports/details-sealer.ts";
import { openName } from "./open-name.ts";

interface Ports {
  readonly codes: Pick<AccessCodeStore, "asking">;
  readonly contacts: Pick<ContactStore, "find">;
  readonly details: Pick<DetailsSealer, "open">;
  readonly clock: Clock;
}

type Asking = FrameDownOf<"admissions">["asking"];

export type ListAdmissions = ReturnType<typeof listAdmissions>;

/** Who asks this host to be let in, the first first: what they say their name is, beside whose code they have. */
export function listAdmissions({ codes, contacts, details, clock }: Ports) {
  return async (host: Pick<Person, "id">): Promise<Asking> => {
    const asking = await Promise.all((await codes.asking(host.id, clock.now())).map(describe));
    return asking.flat().sort((one, other) => one.at - other.at);
  };

  async function describe({ id, code, name, askedAt }: AdmissionRecord): Promise<Asking> {
    const { organisationId } = code;
    const contact = await contacts.find(code.personId);
    const says = await details.open({ organisationId, kind: "admission", id }, name);
    if (!contact || says === undefined) return [];
    return [{ id, says, contact: await openName(details, { ...contact, name: "" }), at: askedAt }];
  }
}

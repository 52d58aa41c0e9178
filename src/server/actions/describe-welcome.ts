import type { FrameDownOf } from "../../shared/protocol/frames-down.ts";
import type { Me } from "../../shared/protocol/parts.ts";
import { PROTOCOL_VERSION } from "../../shared/protocol/version.ts";
import type { PersonId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Clock } from "../ports/clock.ts";
import type { ContactStore } from "../ports/contact-store.ts";
import type { DetailsSealer } from "../ports/details-sealer.ts";
import type { PeopleStore } from "../ports/people-store.ts";
import type { PositionStore } from "../ports/thread-store.ts";
import type { ListThreads } from "./list-threads.ts";
import { openName } from "./open-name.ts";

export interface WelcomePorts {
  readonly people: Pick<PeopleStore, "organisation">;
  readonly contacts: Pick<ContactStore, "find">;
  readonly positions: Pick<PositionStore, "lastRead">;
  readonly details: Pick<DetailsSealer, "open">;
  readonly clock: Clock;
}

export type DescribeWelcome = ReturnType<typeof describeWelcome>;

/**
 * How everything stands for somebody whose page has just opened, over the socket or with the answer that let them in.
 * Whose session it is, and when that ends, the caller knows.
 * @param online which of these people are here
 * @throws Refusal `not-signed-in` when their organisation is gone
 */
export function describeWelcome(ports: WelcomePorts, listThreads: ListThreads) {
  return async (
    person: Person,
    online: (people: readonly PersonId[]) => readonly PersonId[],
  ): Promise<FrameDownOf<"welcome">> => {
    const [organisation, list, lastRead, me] = await Promise.all([
      ports.people.organisation(person.organisationId),
      listThreads(person),
      ports.positions.lastRead(person.id),
      describeMe(ports, person),
    ]);
    if (!organisation) throw new Refusal("not-signed-in");
    const members = list.threads.flatMap((thread) => thread.members.map(({ id }) => id as PersonId));
    return {
      type: "welcome",
      protocol: PROTOCOL_VERSION,
      now: ports.clock.now(),
      me,
      organisation,
      threads: list.threads,
      older: list.older,
      lastRead: lastRead ?? null,
      online: [...online(members)],
      session: null,
    };
  };
}

/** How a person is shown to themselves. */
export async function describeMe(
  { contacts, details }: Pick<WelcomePorts, "contacts" | "details">,
  person: Person,
): Promise<Me> {
  const { id, email, roles, guest } = person;
  const sealedName = guest ? (await contacts.find(id))?.sealedName : undefined;
  return { id, name: await openName(details, { ...person, sealedName }), email, roles: [...roles], guest };
}

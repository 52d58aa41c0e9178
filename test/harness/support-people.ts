import type { ChatRequestId, OrganisationId, PersonId } from "../../src/server/domain/identifiers.ts";
import type { Person } from "../../src/server/domain/person.ts";
import type { Clock } from "../../src/server/ports/clock.ts";
import type { Secrets } from "../../src/server/ports/secrets.ts";
import type { SupportStore } from "../../src/server/ports/support-store.ts";

interface Ports {
  readonly support: SupportStore;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly people: { byId(id: PersonId): Promise<Person | undefined> };
}

/** Somebody who runs the installation, as the command line adds them. */
export async function supportPerson({ support, secrets, clock, people }: Ports): Promise<Person> {
  const id = await support.addPerson({
    id: secrets.identifier() as PersonId,
    organisationId: secrets.identifier() as OrganisationId,
    name: "Sam Support",
    email: `support-${secrets.identifier()}@operator.example`,
    now: clock.now(),
  });
  const person = await people.byId(id);
  if (!person) throw new Error("Nobody was added.");
  return person;
}

/** An administrator has asked and opened the link. @returns the request */
export async function confirmedRequest(
  { support, secrets, clock }: Ports,
  { id: personId, organisationId }: Person,
  wish: "off" | "on",
): Promise<ChatRequestId> {
  const id = secrets.identifier() as ChatRequestId;
  const now = clock.now();
  const hash = secrets.hashToken(secrets.token());
  await support.ask({ id, organisationId, personId, wish, hash, madeAt: now, endsAt: now + 60_000 });
  await support.confirm(hash, now, now + 7 * 24 * 60 * 60_000);
  return id;
}

interface House {
  readonly ports: Ports;
  readonly deeds: {
    switchChat(
      by: "command line",
      id: OrganisationId,
      to: { enabled: boolean; requestId: ChatRequestId },
    ): Promise<void>;
  };
}

/** Turns an organisation's chat off or on, on the request of this administrator of it. */
export async function turnChat({ ports, deeds }: House, by: Person, wish: "off" | "on"): Promise<void> {
  const requestId = await confirmedRequest(ports, by, wish);
  await deeds.switchChat("command line", by.organisationId, { enabled: wish === "on", requestId });
}

import type { OrganisationId, PersonId, SessionId, ThreadId } from "../../src/server/domain/identifiers.ts";
import { secrets } from "../../src/server/vault/secrets.ts";
import { MAX_LONGEST_MS } from "../../src/shared/protocol/limits.ts";
import type { House } from "./house.ts";
import { manyAtOnce } from "./many-at-once.ts";

export interface ClinicMember {
  readonly personId: PersonId;
  /** Of a session that stands for hours. */
  readonly token: string;
}

export interface ClinicThread {
  readonly id: ThreadId;
  readonly members: readonly ClinicMember[];
}

/** People who are signed in, each in one thread. */
export interface Clinic {
  readonly organisationId: OrganisationId;
  readonly threads: readonly ClinicThread[];
}

const DAY_MS = 24 * 60 * 60_000;

/** Fills an empty database through the server's own store, as the server would. */
export async function fillClinic(house: House, size: { threads: number; members: number }): Promise<Clinic> {
  const organisationId = secrets.identifier() as OrganisationId;
  const people = Array.from({ length: size.threads * size.members }, () => secrets.identifier() as PersonId);
  const organisation = {
    id: organisationId,
    name: "Bench Clinic",
    retentionMs: DAY_MS,
    emergencyNumber: "911",
  };
  await house.people.setUp(organisation, somebody(organisationId, people[0] as PersonId, 0));
  await manyAtOnce(people.slice(1), (id, index) => house.people.add(somebody(organisationId, id, index + 1)));
  const members = await manyAtOnce(people, (personId) => signIn(house, personId));
  const groups = Array.from({ length: size.threads }, (_, index) =>
    members.slice(index * size.members, (index + 1) * size.members),
  );
  const threads = await manyAtOnce(groups, (group) => makeThread(house, organisationId, group));
  return { organisationId, threads };
}

export async function makeThread(
  house: House,
  organisationId: OrganisationId,
  members: readonly ClinicMember[],
): Promise<ClinicThread> {
  const { threadId } = await house.threads.findOrCreate({
    threadId: secrets.identifier() as ThreadId,
    organisationId,
    members: members.map(({ personId }) => personId),
    now: Date.now(),
  });
  return { id: threadId, members };
}

/** The person at this place, who was not there before, signed in. */
export async function addPerson(
  house: House,
  organisationId: OrganisationId,
  place: number,
): Promise<ClinicMember> {
  const personId = secrets.identifier() as PersonId;
  await house.people.add(somebody(organisationId, personId, place));
  return await signIn(house, personId);
}

function somebody(organisationId: OrganisationId, id: PersonId, place: number) {
  return {
    id,
    organisationId,
    name: `Pat Example ${place}`,
    email: `pat-${place}@clinic.example`,
    roles: place === 0 ? (["administrator", "participant"] as const) : (["host", "participant"] as const),
    passwordHash: undefined,
    now: Date.now(),
  };
}

async function signIn(house: House, personId: PersonId): Promise<ClinicMember> {
  const token = secrets.token();
  const now = Date.now();
  const id = secrets.identifier() as SessionId;
  await house.sessions.start({
    id,
    hash: secrets.hashToken(token),
    personId,
    now,
    endsAt: now + MAX_LONGEST_MS,
  });
  return { personId, token };
}

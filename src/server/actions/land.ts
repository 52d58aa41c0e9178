import type * as v from "valibot";
import type { ErrorCode } from "../../shared/protocol/error-codes.ts";
import type { Landing } from "../../shared/protocol/guest-bodies.ts";
import type { AppointmentId, PersonId, ThreadId } from "../domain/identifiers.ts";
import { Refusal } from "../domain/refusal.ts";
import type { AppointmentStore } from "../ports/appointment-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { WhoIsHere } from "../ports/notification-store.ts";
import type { PeopleStore } from "../ports/people-store.ts";
import type { PositionStore, ThreadStore } from "../ports/thread-store.ts";
import type { CatchUp } from "./catch-up.ts";
import type { DescribeWelcome } from "./describe-welcome.ts";
import { type SessionPorts, type StartedSession, startGuestSession } from "./start-session.ts";

export interface LandPorts extends SessionPorts {
  readonly people: Pick<PeopleStore, "byId">;
  readonly threads: Pick<ThreadStore, "view">;
  readonly positions: Pick<PositionStore, "lastRead">;
  readonly appointments: Pick<AppointmentStore, "find">;
  readonly whoIsHere: WhoIsHere;
  readonly clock: Clock;
  readonly describeWelcome: DescribeWelcome;
  readonly catchUp: CatchUp;
}

/** What brought a guest in, and where it leads. */
export interface Entrance {
  readonly personId: PersonId;
  readonly threadId: ThreadId | undefined;
  readonly appointmentId: AppointmentId | undefined;
}

export interface Landed {
  readonly session: StartedSession;
  readonly landing: v.InferOutput<typeof Landing>;
}

export type Land = ReturnType<typeof land>;

/**
 * A guest comes in: a session of their own, where they go, and what the socket would say first, so that the first
 * message can be read without another request.
 * @throws Refusal `ended` when there is no such guest any more, or when they were just taken out of where they come in
 */
export function land(ports: LandPorts) {
  const start = startGuestSession(ports);
  const placeOf = findPlace(ports);
  return async (
    entrance: Entrance,
    ended: "link-ended" | "code-wrong" | "code-or-proof-wrong" | "admission-ended",
  ): Promise<Landed> => {
    const person = await ports.people.byId(entrance.personId);
    if (!person?.guest) throw new Refusal(ended);
    const { goTo, threadId } = await placeOf(entrance);
    const [welcome, changes, session] = await Promise.all([
      ports.describeWelcome(person, (people) => people.filter((id) => ports.whoIsHere.isOnline(id))),
      threadId && newestPage(ports, person, threadId).catch(refusedAs(ended)),
      start(person.id),
    ]);
    return { session, landing: { goTo, frames: changes ? [welcome, changes] : [welcome] } };
  };
}

function refusedAs(code: ErrorCode) {
  return (problem: unknown): never => {
    throw problem instanceof Refusal ? new Refusal(code) : problem;
  };
}

/** A page that says it holds a later version than there is gets the newest messages and is told to forget the rest. */
async function newestPage({ catchUp }: LandPorts, person: { id: PersonId }, threadId: ThreadId) {
  return { ...(await catchUp(person, threadId, Number.MAX_SAFE_INTEGER)), since: 0 };
}

function findPlace({ threads, positions, appointments, clock }: LandPorts) {
  return async ({ personId, threadId, appointmentId }: Entrance) => {
    const appointment = appointmentId && (await appointments.find(appointmentId, clock.now()));
    const open = await firstOpen(personId, [threadId, await positions.lastRead(personId)]);
    if (appointment?.people.some((one) => one.personId === personId))
      return { goTo: `/waiting-room/${appointment.id}`, threadId: open };
    return { goTo: open === undefined ? "/chat" : `/chat/${open}`, threadId: open };
  };

  /** Those of which the person is a member (still). */
  async function firstOpen(personId: PersonId, candidates: readonly (ThreadId | undefined)[]) {
    for (const threadId of candidates) {
      if (threadId !== undefined && (await threads.view(personId, threadId))) return threadId;
    }
    return undefined;
  }
}

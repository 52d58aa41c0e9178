import type { FrameDownOf } from "../../shared/protocol/frames-down.ts";
import type { DescribeWaitingRoom } from "../actions/describe-waiting-room.ts";
import type { ListAdmissions } from "../actions/list-admissions.ts";
import type { ListWaiting } from "../actions/list-waiting.ts";
import type { AppointmentId, PersonId } from "../domain/identifiers.ts";
import { isHost, type Person } from "../domain/person.ts";
import type { Announcements } from "../ports/announcements.ts";
import type { Connection } from "./connection.ts";
import { frameBytes } from "./frame-bytes.ts";
import type { Subscriptions } from "./subscriptions.ts";
import { Turns } from "./turns.ts";
import type { WaitingRooms } from "./waiting-rooms.ts";

interface Needs {
  readonly subscriptions: Subscriptions;
  readonly waitingRooms: WaitingRooms;
  readonly announcements: Announcements;
  readonly describeWaitingRoom: DescribeWaitingRoom;
  readonly listWaiting: ListWaiting;
  readonly listAdmissions: ListAdmissions;
  readonly log: { error(about: object, message: string): void };
}

type List = "waiting" | "admissions";
type ListFrame = FrameDownOf<List>;

interface How {
  readonly to: () => Iterable<Connection>;
  /** When they know already. */
  readonly unless?: (frame: ListFrame) => boolean;
}

/** Tells hosts who waits for them and who stands at the door, and participants how it stands. */
export function tellWaiting(needs: Needs) {
  const { subscriptions, announcements, log } = needs;
  const atTheDoor = new Map<PersonId, number>();
  const failed = (error: unknown) => log.error({ error: String(error) }, "a host could not be told");
  const tellInTurn = listTeller(needs, atTheDoor);
  const tell: typeof tellInTurn = (...about) => tellInTurn(...about).catch(failed);
  const all = (hostId: PersonId) => () => subscriptions.ofPerson(hostId);

  const stop = announcements.subscribe((announced) => {
    if (announced.kind === "waiting" || announced.kind === "admissions")
      tell(announced.kind, announced.hostId, { to: all(announced.hostId) });
    else if (announced.kind === "appointment") tellParticipants(needs, announced.appointmentId).catch(failed);
  });
  return {
    stop,
    /** After the welcome. */
    arrived(connection: Connection): void {
      if (!isHost(connection.person.roles)) return;
      for (const list of ["waiting", "admissions"] as const)
        tell(list, connection.person.id, { to: () => [connection] });
      tellThatHostIsHere(needs, connection.person).catch(failed);
    },
    woke({ person }: Connection): void {
      if (isHost(person.roles)) tellThatHostIsHere(needs, person).catch(failed);
    },
    /** Who asks to be let in does so for some minutes only, and nobody announces the end of that. */
    sweep(): void {
      for (const [hostId, told] of atTheDoor) {
        atTheDoor.delete(hostId);
        const unless = (frame: ListFrame) => frame.type === "admissions" && frame.asking.length === told;
        if (told > 0) tell("admissions", hostId, { to: all(hostId), unless });
      }
    },
  };
}

/** In turn, so that an older list never comes after a newer one. */
function listTeller(needs: Needs, atTheDoor: Map<PersonId, number>) {
  const turns = new Turns<string>();
  return (list: List, hostId: PersonId, { to, unless }: How): Promise<void> =>
    turns.take(`${list} ${hostId}`, async () => {
      const [first] = to();
      if (!first) return;
      const frame = await describe(needs, list, first.person);
      if (frame.type === "admissions") atTheDoor.set(hostId, frame.asking.length);
      if (unless?.(frame)) return;
      const bytes = frameBytes(frame);
      for (const connection of to()) connection.sendBytes(bytes);
    });
}

async function describe(
  { listWaiting, listAdmissions }: Needs,
  list: List,
  host: Person,
): Promise<ListFrame> {
  return list === "waiting"
    ? { type: list, people: await listWaiting(host) }
    : { type: list, asking: await listAdmissions(host) };
}

/** Who was told that a letter is on its way has their host on the screen now. */
async function tellThatHostIsHere(needs: Needs, host: Person): Promise<void> {
  const waited = (await needs.listWaiting(host)).map(({ appointmentId }) => appointmentId as AppointmentId);
  for (const id of new Set(waited)) await tellParticipants(needs, id, (state) => state === "waiting");
}

/** In turn with what they do themselves: who entered just now hears first that they wait, and then that they need not. */
async function tellParticipants(
  needs: Needs,
  appointmentId: AppointmentId,
  concerns: (state: FrameDownOf<"waiting-room">["state"]) => boolean = () => true,
): Promise<void> {
  const { subscriptions, waitingRooms, describeWaitingRoom } = needs;
  for (const { personId, state, told } of await describeWaitingRoom(appointmentId)) {
    if (!concerns(state)) continue;
    await waitingRooms.inTurn(personId, appointmentId, async () => {
      if (state !== "waiting") waitingRooms.clear(appointmentId, personId);
      const bytes = frameBytes({ type: "waiting-room", appointmentId, state, told });
      for (const connection of subscriptions.ofPerson(personId)) connection.sendBytes(bytes);
    });
  }
}

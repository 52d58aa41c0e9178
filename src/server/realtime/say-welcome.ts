import type { FrameDown, FrameDownOf } from "../../shared/protocol/frames-down.ts";
import type { FrameUpOf } from "../../shared/protocol/frames-up.ts";
import { PROTOCOL_VERSION } from "../../shared/protocol/version.ts";
import type { CatchUp } from "../actions/catch-up.ts";
import type { ListThreads } from "../actions/list-threads.ts";
import type { ThreadId, Version } from "../domain/identifiers.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Clock } from "../ports/clock.ts";
import type { PeopleStore } from "../ports/people-store.ts";
import type { PositionStore, ThreadStore } from "../ports/thread-store.ts";
import type { Connection } from "./connection.ts";
import type { Presence } from "./presence.ts";
import type { Subscriptions } from "./subscriptions.ts";

interface Needs {
  readonly subscriptions: Subscriptions;
  readonly presence: Presence;
  readonly people: Pick<PeopleStore, "organisation">;
  readonly threads: Pick<ThreadStore, "threadsOf">;
  readonly positions: Pick<PositionStore, "lastRead">;
  readonly listThreads: ListThreads;
  readonly catchUp: CatchUp;
  readonly clock: Clock;
}

/**
 * Subscribes first and reads then, so that nothing falls between: what happens meanwhile is held, and let out after
 * the welcome unless that told it already.
 */
export async function sayWelcome(
  needs: Needs,
  connection: Connection,
  hello: FrameUpOf<"hello">,
): Promise<void> {
  const { subscriptions, presence, threads, catchUp } = needs;
  const { person } = connection;
  subscriptions.enter(connection);
  const threadIds = await threads.threadsOf(person.id);
  for (const threadId of threadIds) {
    connection.hold(threadId);
    subscriptions.subscribe(connection, threadId);
  }
  const welcome = await describeWelcome(needs, connection);
  const told = new Map<ThreadId, Version>(
    welcome.threads.map(({ id, version }) => [id as ThreadId, version]),
  );
  const frames: FrameDown[] = [welcome];
  for (const [id, since] of hello.held) {
    const threadId = id as ThreadId;
    if (told.get(threadId) === since) continue;
    const changes = await catchUp(person, threadId, since).catch(leftMeanwhile(threadId));
    if (changes.type === "changes") told.set(threadId, changes.version);
    frames.push(changes);
  }
  connection.arrive(frames);
  for (const threadId of threadIds) connection.release(threadId, told.get(threadId) ?? 0);
  presence.came(connection);
}

async function describeWelcome(needs: Needs, { person }: Connection): Promise<FrameDownOf<"welcome">> {
  const [organisation, list, lastRead] = await Promise.all([
    needs.people.organisation(person.organisationId),
    needs.listThreads(person),
    needs.positions.lastRead(person.id),
  ]);
  if (!organisation) throw new Refusal("not-signed-in");
  const members = list.threads.flatMap((thread) =>
    thread.members.map((member) => member.id as typeof person.id),
  );
  const { id, name, email, roles, guest } = person;
  return {
    type: "welcome",
    protocol: PROTOCOL_VERSION,
    now: needs.clock.now(),
    me: { id, name, email, roles: [...roles], guest },
    organisation,
    threads: list.threads,
    older: list.older,
    lastRead: lastRead ?? null,
    online: needs.presence.among(members),
  };
}

/** A thread that the page holds and the person is no member of (any more) is to be forgotten. */
function leftMeanwhile(threadId: ThreadId): (error: unknown) => FrameDownOf<"left"> {
  return (error) => {
    if (error instanceof Refusal && error.code === "thread-not-found") return { type: "left", threadId };
    throw error;
  };
}

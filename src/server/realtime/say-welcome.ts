import type { FrameDown, FrameDownOf } from "../../shared/protocol/frames-down.ts";
import type { FrameUpOf } from "../../shared/protocol/frames-up.ts";
import type { CatchUp } from "../actions/catch-up.ts";
import type { DescribeWelcome } from "../actions/describe-welcome.ts";
import type { ThreadId, Version } from "../domain/identifiers.ts";
import { Refusal } from "../domain/refusal.ts";
import type { ThreadStore } from "../ports/thread-store.ts";
import type { Connection } from "./connection.ts";
import type { Presence } from "./presence.ts";
import type { Subscriptions } from "./subscriptions.ts";

interface Needs {
  readonly subscriptions: Subscriptions;
  readonly presence: Presence;
  readonly threads: Pick<ThreadStore, "threadsOf">;
  readonly describeWelcome: DescribeWelcome;
  readonly catchUp: CatchUp;
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
  const { subscriptions, presence, catchUp } = needs;
  const { person } = connection;
  subscriptions.enter(connection);
  const threadIds = await subscribeToAll(needs, connection);
  const welcome = await needs.describeWelcome(person, (people) => presence.among(people));
  const told = new Map<ThreadId, Version>(
    welcome.threads.map(({ id, version }) => [id as ThreadId, version]),
  );
  const frames: FrameDown[] = [{ ...welcome, session: endsOf(connection) }];
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

/** Looks again afterwards: who was removed just before that would else hear the thread for ever. */
async function subscribeToAll(
  { subscriptions, threads }: Needs,
  connection: Connection,
): Promise<readonly ThreadId[]> {
  const found = await threads.threadsOf(connection.person.id);
  for (const threadId of found) {
    connection.hold(threadId);
    subscriptions.subscribe(connection, threadId);
  }
  const theirs = new Set(await threads.threadsOf(connection.person.id));
  return found.filter((threadId) => {
    if (theirs.has(threadId)) return true;
    subscriptions.unsubscribe(connection, threadId);
    connection.release(threadId, Number.POSITIVE_INFINITY);
    return false;
  });
}

/** A thread that the page holds and the person is no member of (any more) is to be forgotten. */
function leftMeanwhile(threadId: ThreadId): (error: unknown) => FrameDownOf<"left"> {
  return (error) => {
    if (error instanceof Refusal && error.code === "thread-not-found") return { type: "left", threadId };
    throw error;
  };
}

function endsOf({ endsAt, longestEndsAt }: Connection): FrameDownOf<"welcome">["session"] {
  return longestEndsAt === undefined ? null : { endsAt, longestEndsAt };
}

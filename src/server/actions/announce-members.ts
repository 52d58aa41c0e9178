import type { ThreadId } from "../domain/identifiers.ts";
import type { Announcements } from "../ports/announcements.ts";
import type { Clock } from "../ports/clock.ts";
import type { AccessEnded } from "../ports/contact-store.ts";
import type { ThreadStore } from "../ports/thread-store.ts";

export interface AnnounceMembersPorts {
  readonly threads: Pick<ThreadStore, "members" | "view" | "record">;
  readonly announcements: Pick<Announcements, "announce">;
  readonly clock: Clock;
}

/** Who is in these threads, or what they are called, is another now. */
export function announceMembers({ threads, announcements, clock }: AnnounceMembersPorts) {
  return async (threadIds: readonly ThreadId[]): Promise<void> => {
    for (const threadId of threadIds) {
      announcements.announce({ kind: "members", threadId, version: await versionOf(threadId) });
    }
  };

  async function versionOf(threadId: ThreadId): Promise<number> {
    const [somebody] = await threads.members(threadId);
    const view = somebody && (await threads.view(somebody, threadId));
    return view ? (await threads.record(view, clock.now())).version : 0;
  }
}

/** Somebody's access ended: their sockets close at once, and the others are told. */
export function announceEnd(ports: AnnounceMembersPorts) {
  const announce = announceMembers(ports);
  return async ({ threads, sessions }: AccessEnded): Promise<void> => {
    for (const sessionId of sessions) ports.announcements.announce({ kind: "session-ended", sessionId });
    await announce(threads);
  };
}

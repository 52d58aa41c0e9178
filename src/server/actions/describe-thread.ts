import type { Member, ThreadSummary } from "../../shared/protocol/parts.ts";
import type { MessageSealer } from "../ports/sealer.ts";
import type { MemberRecord, ThreadRecord } from "../ports/thread-store.ts";
import { describeMessage } from "./describe-messages.ts";

/** A thread of somebody's list, for the wire: the newest living message opened as its preview. */
export async function describeThread(sealer: MessageSealer, record: ThreadRecord): Promise<ThreadSummary> {
  return {
    id: record.view.threadId,
    version: record.version,
    members: record.members.map(describeMember),
    activityAt: record.activityAt,
    unread: record.unread.map(([seq, expiresAt]) => [seq, expiresAt]),
    last: (record.last && (await describeMessage(sealer, record.last))) ?? null,
  };
}

export function describeMember(member: MemberRecord): Member {
  const { personId: id, name, roles, guest, left, delivered, read } = member;
  return { id, name, roles: [...roles], guest, left, delivered, read };
}

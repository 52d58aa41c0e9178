import type { Member, ThreadSummary } from "../../shared/protocol/parts.ts";
import type { OrganisationId } from "../domain/identifiers.ts";
import type { DetailsSealer } from "../ports/details-sealer.ts";
import type { MessageSealer } from "../ports/sealer.ts";
import type { MemberRecord, ThreadRecord } from "../ports/thread-store.ts";
import { describeMessage } from "./describe-messages.ts";
import { openName } from "./open-name.ts";

export interface DescribePorts {
  readonly sealer: MessageSealer;
  readonly details: Pick<DetailsSealer, "open">;
}

/** A thread of somebody's list, for the wire: the newest living message opened as its preview. */
export async function describeThread(
  { sealer, details }: DescribePorts,
  record: ThreadRecord,
): Promise<ThreadSummary> {
  return {
    id: record.view.threadId,
    version: record.version,
    members: await describeMembers(details, record.view.organisationId, record.members),
    activityAt: record.activityAt,
    unread: record.unread.map(([seq, expiresAt]) => [seq, expiresAt]),
    last: (record.last && (await describeMessage(sealer, record.last))) ?? null,
  };
}

export function describeMembers(
  details: Pick<DetailsSealer, "open">,
  organisationId: OrganisationId,
  members: readonly MemberRecord[],
): Promise<Member[]> {
  return Promise.all(
    members.map(async (member) => {
      const { personId: id, roles, guest, left, delivered, read } = member;
      const name = await openName(details, { ...member, id, organisationId });
      return { id, name, roles: [...roles], guest, left, delivered, read };
    }),
  );
}

import type { FrameDownOf } from "../../shared/protocol/frames-down.ts";
import { MAX_UNREAD_MARKS } from "../../shared/protocol/limits.ts";
import type { Member, Message, ThreadSummary } from "../../shared/protocol/parts.ts";
import type { Step } from "../timeline/timeline.ts";

/** How far this person has read in the thread. */
export function readUpTo(summary: ThreadSummary, myId: number): number {
  return summary.members.find((member) => member.id === myId)?.read ?? 0;
}

/**
 * How many messages wait. Never counted up or down: it is what the living marks beyond the read position amount to,
 * so a deletion, an expiry or another device cannot leave it wrong.
 */
export function unreadIn(summary: ThreadSummary, myId: number): number {
  const read = readUpTo(summary, myId);
  return summary.unread.filter(([seq]) => seq > read).length;
}

export function withPosted(summary: ThreadSummary, message: Message, myId: number): Step<ThreadSummary> {
  if (message.seq <= summary.version) return { value: summary, gap: false };
  if (message.seq > summary.version + 1) return { value: summary, gap: true };
  return { value: { ...withMessages(summary, [message], myId), version: message.seq }, gap: false };
}

export function withRemoved(summary: ThreadSummary, seq: number, version: number): Step<ThreadSummary> {
  const gap = version > summary.version + 1;
  const contiguous = gap ? summary.version : Math.max(summary.version, version);
  return { value: { ...without(summary, [seq]), version: contiguous }, gap };
}

export function withChanges(
  summary: ThreadSummary,
  changes: FrameDownOf<"changes">,
  myId: number,
): Step<ThreadSummary> {
  const known = { ...summary, members: mergedMembers(summary.members, changes.members) };
  if (changes.version <= summary.version) return { value: known, gap: false };
  if (changes.since > summary.version && !changes.reset) return { value: summary, gap: true };
  const lighter = without(known, changes.removed);
  return {
    value: { ...withMessages(lighter, changes.messages, myId), version: changes.version },
    gap: false,
  };
}

/** Positions never go back, so the larger one is the true one. */
export function withPositions(
  summary: ThreadSummary,
  positions: readonly (readonly [number, number, number])[],
): ThreadSummary {
  const moved = new Map(positions.map(([id, delivered, read]) => [id, { delivered, read }]));
  const members = summary.members.map((member) => {
    const to = moved.get(member.id);
    return to === undefined ? member : further(member, to);
  });
  return { ...summary, members };
}

/** Drops what has ended from the preview and the badge. `now` is server time in ms. */
export function withoutExpired(summary: ThreadSummary, now: number): ThreadSummary {
  const unread = summary.unread.filter(([, expiresAt]) => expiresAt > now);
  const last = summary.last !== null && summary.last.expiresAt <= now ? null : summary.last;
  if (last === summary.last && unread.length === summary.unread.length) return summary;
  return { ...summary, unread, last };
}

function withMessages(summary: ThreadSummary, messages: readonly Message[], myId: number): ThreadSummary {
  let { last, activityAt } = summary;
  const marks = new Map(summary.unread);
  for (const message of messages) {
    if (message.authorId !== myId) marks.set(message.seq, message.expiresAt);
    if (last === null || message.seq > last.seq) last = message;
    activityAt = Math.max(activityAt, message.at);
  }
  const unread = [...marks].sort(([a], [b]) => a - b).slice(-MAX_UNREAD_MARKS);
  return { ...summary, unread, last, activityAt };
}

function without(summary: ThreadSummary, removed: readonly number[]): ThreadSummary {
  const { last } = summary;
  return {
    ...summary,
    unread: summary.unread.filter(([seq]) => !removed.includes(seq)),
    last: last !== null && removed.includes(last.seq) ? null : last,
  };
}

function mergedMembers(before: readonly Member[], now: readonly Member[]): Member[] {
  return now.map((member) => {
    const known = before.find(({ id }) => id === member.id);
    return known === undefined ? member : further(member, known);
  });
}

function further(member: Member, to: { delivered: number; read: number }): Member {
  const read = Math.max(member.read, to.read);
  return { ...member, read, delivered: Math.max(member.delivered, to.delivered, read) };
}

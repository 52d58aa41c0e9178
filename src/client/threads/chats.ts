import type { FrameDown, FrameDownOf } from "../../shared/protocol/frames-down.ts";
import type { Message, ThreadSummary } from "../../shared/protocol/parts.ts";
import type { Step, Timeline } from "../timeline/timeline.ts";
import * as timelines from "../timeline/timeline.ts";
import * as summaries from "./summary.ts";

/** A thread as this page holds it; `timeline` is null until it was opened. */
export type Chat = { readonly summary: ThreadSummary; readonly timeline: Timeline | null };

/** All threads of this person that the page knows. `older`: the server has more of them. */
export type Chats = {
  readonly myId: number;
  readonly byId: ReadonlyMap<number, Chat>;
  readonly older: boolean;
};

/** What the page has to ask the server for, because a frame alone did not tell everything. */
export type Need =
  | { readonly ask: "changes"; readonly threadId: number; readonly version: number }
  | { readonly ask: "messages"; readonly threadId: number }
  | { readonly ask: "threads" };

export type Outcome = { readonly chats: Chats; readonly needs: readonly Need[] };

/**
 * Starts from what `welcome` says. Threads that are open here stay, with their messages: the server sends what
 * changed in them, or `left`.
 */
export function welcomed(before: Chats | null, frame: FrameDownOf<"welcome">): Chats {
  const byId = new Map<number, Chat>();
  const same = before !== null && before.myId === frame.me.id ? before.byId : new Map<number, Chat>();
  for (const [id, chat] of same) if (chat.timeline !== null) byId.set(id, chat);
  for (const summary of frame.threads) {
    byId.set(summary.id, { summary, timeline: same.get(summary.id)?.timeline ?? null });
  }
  return { myId: frame.me.id, byId, older: frame.older };
}

/** The [thread, version] pairs of what is loaded, the most recently active first. */
export function held(chats: Chats, most: number): [number, number][] {
  const loaded: [number, number][] = [];
  for (const { summary, timeline } of inOrder(chats)) {
    if (timeline !== null) loaded.push([summary.id, timeline.version]);
  }
  return loaded.slice(0, most);
}

/** Newest activity first. */
export function inOrder(chats: Chats): Chat[] {
  return [...chats.byId.values()].sort((a, b) => b.summary.activityAt - a.summary.activityAt);
}

/** The number in the badge of the Chat tab. */
export function unreadInAll(chats: Chats): number {
  let sum = 0;
  for (const { summary } of chats.byId.values()) sum += summaries.unreadIn(summary, chats.myId);
  return sum;
}

export function receive(chats: Chats, frame: FrameDown): Outcome {
  switch (frame.type) {
    case "thread":
      return toldAgain(chats, frame.thread);
    case "left":
      return nothingMore(withoutThread(chats, frame.threadId));
    case "posted":
      return posted(chats, frame.threadId, frame.message);
    case "removed":
      return removed(chats, frame);
    case "changes":
      return changed(chats, frame);
    case "positions":
      return nothingMore(withPositions(chats, frame.threadId, frame.positions));
    default:
      return nothingMore(chats);
  }
}

/** Adds a page of the list of threads. What is known already stays: it is newer than the page. */
export function withThreads(chats: Chats, threads: readonly ThreadSummary[], older: boolean): Chats {
  const byId = new Map(chats.byId);
  for (const summary of threads) {
    if (!byId.has(summary.id)) byId.set(summary.id, { summary, timeline: null });
  }
  return { ...chats, byId, older };
}

/** Puts the first page of a thread in place; live frames may have come while it was under way. */
export function withFirstPage(chats: Chats, threadId: number, page: timelines.Page): Outcome {
  const chat = chats.byId.get(threadId);
  if (chat === undefined) return nothingMore(chats);
  const timeline = timelines.openTimeline(page);
  const last = chat.summary.last ?? timeline.messages.at(-1) ?? null;
  const next = withChat(chats, { summary: { ...chat.summary, last }, timeline });
  const behind = chat.summary.version > timeline.version;
  return { chats: next, needs: behind ? [changesOf(threadId, timeline.version)] : [] };
}

export function withOlderPage(chats: Chats, threadId: number, page: timelines.Page): Chats {
  const chat = chats.byId.get(threadId);
  if (chat === undefined || chat.timeline === null) return chats;
  return withChat(chats, { ...chat, timeline: timelines.withOlder(chat.timeline, page) });
}

/** Appends a message: another person's, or one's own that the server has confirmed. */
export function posted(chats: Chats, threadId: number, message: Message): Outcome {
  const add = message.authorId === chats.myId ? timelines.withOwn : timelines.withPosted;
  const chat = chats.byId.get(threadId);
  if (chat === undefined) return { chats, needs: [{ ask: "threads" }] };
  return stepped(
    chats,
    chat,
    summaries.withPosted(chat.summary, message, chats.myId),
    chat.timeline && add(chat.timeline, message),
  );
}

/** Takes a message away that this page itself had deleted, before the server's frame arrives. */
export function withDeleted(chats: Chats, threadId: number, seq: number): Outcome {
  return removed(chats, { threadId, seq, version: 0 });
}

export function withPositions(
  chats: Chats,
  threadId: number,
  positions: readonly (readonly [number, number, number])[],
): Chats {
  const chat = chats.byId.get(threadId);
  if (chat === undefined) return chats;
  return withChat(chats, { ...chat, summary: summaries.withPositions(chat.summary, positions) });
}

/** Drops everything that has ended. The same object comes back when nothing has. */
export function withoutExpired(chats: Chats, now: number): Chats {
  let next = chats;
  for (const chat of chats.byId.values()) {
    const summary = summaries.withoutExpired(chat.summary, now);
    const timeline = chat.timeline && timelines.withoutExpired(chat.timeline, now);
    if (summary !== chat.summary || timeline !== chat.timeline) next = withChat(next, { summary, timeline });
  }
  return next;
}

/** When the next message, preview or mark ends, in ms of server time; Infinity if nothing is left. */
export function nextExpiry(chats: Chats): number {
  let next = Number.POSITIVE_INFINITY;
  for (const { summary, timeline } of chats.byId.values()) {
    for (const message of timeline?.messages ?? []) next = Math.min(next, message.expiresAt);
    for (const [, expiresAt] of summary.unread) next = Math.min(next, expiresAt);
    if (summary.last !== null) next = Math.min(next, summary.last.expiresAt);
  }
  return next;
}

function removed(chats: Chats, frame: { threadId: number; seq: number; version: number }): Outcome {
  const chat = chats.byId.get(frame.threadId);
  if (chat === undefined) return nothingMore(chats);
  const step = summaries.withRemoved(chat.summary, frame.seq, frame.version);
  const timeline = chat.timeline && timelines.withRemoved(chat.timeline, frame.seq, frame.version);
  const previewGone = chat.summary.last?.seq === frame.seq;
  const last = previewGone ? (timeline?.value.messages.at(-1) ?? null) : step.value.last;
  const outcome = stepped(chats, chat, { ...step, value: { ...step.value, last } }, timeline);
  if (!previewGone || timeline !== null) return outcome;
  return { ...outcome, needs: [...outcome.needs, { ask: "messages", threadId: frame.threadId }] };
}

function changed(chats: Chats, frame: FrameDownOf<"changes">): Outcome {
  const chat = chats.byId.get(frame.threadId);
  if (chat === undefined) return { chats, needs: [{ ask: "threads" }] };
  return stepped(
    chats,
    chat,
    summaries.withChanges(chat.summary, frame, chats.myId),
    chat.timeline && timelines.withChanges(chat.timeline, frame),
  );
}

/** A thread is new, or its members changed. What the page knows better, it keeps. */
function toldAgain(chats: Chats, summary: ThreadSummary): Outcome {
  const chat = chats.byId.get(summary.id);
  if (chat === undefined) return nothingMore(withChat(chats, { summary, timeline: null }));
  const newer = summary.version >= chat.summary.version ? summary : chat.summary;
  const timeline = chat.timeline && timelines.withOtherChange(chat.timeline, summary.version);
  return stepped(chats, chat, { value: newer, gap: false }, timeline);
}

function withoutThread(chats: Chats, threadId: number): Chats {
  const byId = new Map(chats.byId);
  byId.delete(threadId);
  return { ...chats, byId };
}

function stepped(
  chats: Chats,
  chat: Chat,
  summary: Step<ThreadSummary>,
  timeline: Step<Timeline> | null,
): Outcome {
  const next = withChat(chats, { summary: summary.value, timeline: timeline?.value ?? null });
  if (!summary.gap && timeline?.gap !== true) return nothingMore(next);
  const version = Math.min(summary.value.version, timeline?.value.version ?? Number.POSITIVE_INFINITY);
  return { chats: next, needs: [changesOf(chat.summary.id, version)] };
}

function changesOf(threadId: number, version: number): Need {
  return { ask: "changes", threadId, version };
}

function withChat(chats: Chats, chat: Chat): Chats {
  return { ...chats, byId: new Map(chats.byId).set(chat.summary.id, chat) };
}

function nothingMore(chats: Chats): Outcome {
  return { chats, needs: [] };
}

import type { FrameDownOf } from "../../shared/protocol/frames-down.ts";
import type { Message } from "../../shared/protocol/parts.ts";

/**
 * The messages of one thread as far as this page holds them. `version` is contiguous: every change up to it has been
 * seen. `gone` remembers what was removed, so that a page of older messages fetched before the removal cannot
 * bring it back.
 */
export type Timeline = {
  readonly version: number;
  readonly messages: readonly Message[];
  readonly older: boolean;
  readonly gone: ReadonlySet<number>;
};

/** What a change led to. `gap`: something in between was missed; ask for it from `value.version` on. */
export type Step<T> = { readonly value: T; readonly gap: boolean };

/** Messages of a thread, oldest first, as of `version`. */
export type Page = { version: number; messages: readonly Message[]; older: boolean };

export function openTimeline(page: Page): Timeline {
  return { version: page.version, messages: page.messages, older: page.older, gone: new Set() };
}

/** Adds a page of older messages before the ones held. */
export function withOlder(timeline: Timeline, page: Page): Timeline {
  return { ...timeline, messages: merged(timeline, page.messages), older: page.older };
}

/** Appends a new message, unless it is known already or something before it was missed. */
export function withPosted(timeline: Timeline, message: Message): Step<Timeline> {
  if (message.seq <= timeline.version) return { value: timeline, gap: false };
  if (message.seq > timeline.version + 1) return { value: timeline, gap: true };
  const messages = [...timeline.messages, message];
  return { value: { ...timeline, version: message.seq, messages }, gap: false };
}

/**
 * Puts in one's own message that the server has confirmed. It is shown even if something before it was missed:
 * what a person has sent never leaves their screen. The version waits for the rest.
 */
export function withOwn(timeline: Timeline, message: Message): Step<Timeline> {
  const step = withPosted(timeline, message);
  return step.gap ? { value: { ...timeline, messages: merged(timeline, [message]) }, gap: true } : step;
}

/** Takes a message away at once, whatever else may have been missed. */
export function withRemoved(timeline: Timeline, seq: number, version: number): Step<Timeline> {
  const gap = version > timeline.version + 1;
  const contiguous = gap ? timeline.version : Math.max(timeline.version, version);
  return { value: { ...without(timeline, [seq]), version: contiguous }, gap };
}

/** A change of the thread that leaves its messages as they are: a member, a title. */
export function withOtherChange(timeline: Timeline, version: number): Step<Timeline> {
  if (version <= timeline.version) return { value: timeline, gap: false };
  if (version > timeline.version + 1) return { value: timeline, gap: true };
  return { value: { ...timeline, version }, gap: false };
}

/** What the server answers to `hello` and `catch-up`. Told twice, it changes nothing. */
export function withChanges(timeline: Timeline, changes: FrameDownOf<"changes">): Step<Timeline> {
  if (changes.reset) return { value: openTimeline(changes), gap: false };
  if (changes.since > timeline.version) return { value: timeline, gap: true };
  const lighter = without(timeline, changes.removed);
  const version = Math.max(timeline.version, changes.version);
  return { value: { ...lighter, version, messages: merged(lighter, changes.messages) }, gap: false };
}

/** Drops what has ended, for the screen and for the memory. `now` is server time in ms. */
export function withoutExpired(timeline: Timeline, now: number): Timeline {
  const living = timeline.messages.filter((message) => message.expiresAt > now);
  return living.length === timeline.messages.length ? timeline : { ...timeline, messages: living };
}

function without(timeline: Timeline, removed: readonly number[]): Timeline {
  if (removed.length === 0) return timeline;
  const gone = new Set(timeline.gone);
  for (const seq of removed) gone.add(seq);
  return { ...timeline, gone, messages: timeline.messages.filter((message) => !gone.has(message.seq)) };
}

function merged(timeline: Timeline, more: readonly Message[]): readonly Message[] {
  const bySeq = new Map(timeline.messages.map((message) => [message.seq, message]));
  for (const message of more) {
    if (!timeline.gone.has(message.seq) && !bySeq.has(message.seq)) bySeq.set(message.seq, message);
  }
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

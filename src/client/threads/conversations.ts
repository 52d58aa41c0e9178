import { type ReadonlySignal, signal } from "@preact/signals";
import type { MessagesAnswer, ThreadsAnswer } from "../../shared/protocol/bodies.ts";
import type { FrameDown } from "../../shared/protocol/frames-down.ts";
import type { FrameUp } from "../../shared/protocol/frames-up.ts";
import type { Message } from "../../shared/protocol/parts.ts";
import type { InferOutput } from "valibot";
import type { Answer } from "../connection/request.ts";
import * as all from "./chats.ts";
import type { Chats, Need, Outcome } from "./chats.ts";

type Messages = InferOutput<typeof MessagesAnswer>;
type Threads = InferOutput<typeof ThreadsAnswer>;

/** What is under way or went wrong with loading one thing; absent when all is well. */
export type Loading = { readonly failed: string | null };

export type ConversationsParts = {
  readonly send: (frame: FrameUp) => boolean;
  readonly ask: <T>(path: string) => Promise<Answer<T>>;
  readonly now: () => number;
  readonly onOnline: (people: readonly number[]) => void;
};

/** The list of threads, by this name in `loading`; a thread goes by its id. */
export const THE_LIST = 0;

export type Conversations = {
  /** null until the server has said `welcome` */
  readonly chats: ReadonlySignal<Chats | null>;
  readonly loading: ReadonlySignal<ReadonlyMap<number, Loading>>;
  heard(frame: FrameDown): void;
  /** One's own message is on disk. */
  confirmed(threadId: number, message: Message): void;
  /** One's own deletion was carried out. */
  deleted(threadId: number, seq: number): void;
  moved(threadId: number, positions: readonly (readonly [number, number, number])[]): void;
  /** Loads what a thread's page shows, however deep in the list the thread lies. */
  open(threadId: number): Promise<void>;
  loadOlder(threadId: number): Promise<void>;
  loadOlderThreads(): Promise<void>;
  catchUp(threadId: number): void;
  expire(): void;
  forgetAll(): void;
};

export function makeConversations(parts: ConversationsParts): Conversations {
  const chats = signal<Chats | null>(null);
  const loading = signal<ReadonlyMap<number, Loading>>(new Map());
  const catchingUp = new Set<number>();

  function take(outcome: Outcome): void {
    chats.value = all.withoutExpired(outcome.chats, parts.now());
    for (const need of outcome.needs) meet(need);
  }

  function meet(need: Need): void {
    if (need.ask === "messages") void loadFirst(need.threadId);
    else if (need.ask === "threads") void loadThreads("/api/threads");
    else if (!catchingUp.has(need.threadId)) {
      const { threadId, version } = need;
      if (parts.send({ type: "catch-up", threadId, version })) catchingUp.add(threadId);
    }
  }

  /** One load of a kind at a time; a failure stays to be shown until the next try. */
  async function load<T>(what: number, path: string): Promise<T | null> {
    if (loading.value.get(what)?.failed === null) return null;
    loading.value = new Map(loading.value).set(what, { failed: null });
    const answer = await parts.ask<T>(path);
    const after = new Map(loading.value);
    if (answer.ok) after.delete(what);
    else after.set(what, { failed: answer.error.sentence });
    loading.value = after;
    return answer.ok ? answer.value : null;
  }

  async function loadFirst(threadId: number): Promise<void> {
    const page = await load<Messages>(threadId, `/api/threads/${threadId}/messages`);
    if (page !== null && chats.value !== null) take(all.withFirstPage(chats.value, threadId, page));
  }

  async function loadThreads(path: string): Promise<void> {
    const page = await load<Threads>(THE_LIST, path);
    if (page === null || chats.value === null) return;
    parts.onOnline(page.online);
    const older = path.includes("before") ? page.older : chats.value.older;
    take({ chats: all.withThreads(chats.value, page.threads, older), needs: [] });
  }

  async function loadOlderThreads(): Promise<void> {
    const last = chats.value && all.inOrder(chats.value).at(-1);
    await loadThreads(`/api/threads?before=${last?.summary.activityAt ?? parts.now()}`);
  }

  async function open(threadId: number): Promise<void> {
    while (chats.value !== null && !chats.value.byId.has(threadId) && chats.value.older) {
      const known = chats.value.byId.size;
      await loadOlderThreads();
      if (chats.value.byId.size === known) return;
    }
    const chat = chats.value?.byId.get(threadId);
    if (chat !== undefined && chat.timeline === null) await loadFirst(threadId);
  }

  async function loadOlder(threadId: number): Promise<void> {
    const timeline = chats.value?.byId.get(threadId)?.timeline;
    if (!timeline?.older) return;
    const before = timeline.messages[0]?.seq ?? timeline.version + 1;
    const page = await load<Messages>(threadId, `/api/threads/${threadId}/messages?before=${before}`);
    if (page === null || chats.value === null) return;
    take({ chats: all.withOlderPage(chats.value, threadId, page), needs: [] });
  }

  function heard(frame: FrameDown): void {
    if (frame.type === "welcome") {
      catchingUp.clear();
      loading.value = new Map();
      take({ chats: all.welcomed(chats.value, frame), needs: [] });
    } else if (chats.value !== null) {
      if (frame.type === "changes") catchingUp.delete(frame.threadId);
      take(all.receive(chats.value, frame));
    }
  }

  return {
    chats,
    loading,
    heard,
    open,
    loadOlder,
    loadOlderThreads,
    confirmed: (threadId, message) => chats.value && take(all.posted(chats.value, threadId, message)),
    deleted: (threadId, seq) => chats.value && take(all.withDeleted(chats.value, threadId, seq)),
    moved: (threadId, positions) => {
      if (chats.value) take({ chats: all.withPositions(chats.value, threadId, positions), needs: [] });
    },
    catchUp: (threadId) => {
      const chat = chats.value?.byId.get(threadId);
      if (chat === undefined) return;
      const version = chat.timeline?.version ?? chat.summary.version;
      meet({ ask: "changes", threadId, version });
    },
    expire: () => chats.value && take({ chats: chats.value, needs: [] }),
    forgetAll: () => {
      catchingUp.clear();
      chats.value = null;
      loading.value = new Map();
    },
  };
}

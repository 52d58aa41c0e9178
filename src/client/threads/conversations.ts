import { type ReadonlySignal, signal } from "@preact/signals";
import type { InferOutput } from "valibot";
import type { MessagesAnswer, ThreadsAnswer } from "../../shared/protocol/bodies.ts";
import type { FrameDown } from "../../shared/protocol/frames-down.ts";
import type { FrameUp } from "../../shared/protocol/frames-up.ts";
import type { Message } from "../../shared/protocol/parts.ts";
import type { Answer } from "../connection/request.ts";
import type { Chats, Need, Outcome } from "./chats.ts";
import * as all from "./chats.ts";

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

/** The threads of this person: what is held of them, and the asking for what is not. */
export class Conversations {
  readonly #parts: ConversationsParts;
  readonly #chats = signal<Chats | null>(null);
  readonly #loading = signal<ReadonlyMap<number, Loading>>(new Map());
  readonly #catchingUp = new Set<number>();

  constructor(parts: ConversationsParts) {
    this.#parts = parts;
  }

  /** null until the server has said `welcome` */
  get chats(): ReadonlySignal<Chats | null> {
    return this.#chats;
  }

  get loading(): ReadonlySignal<ReadonlyMap<number, Loading>> {
    return this.#loading;
  }

  heard(frame: FrameDown): void {
    if (frame.type === "welcome") {
      this.#catchingUp.clear();
      this.#loading.value = new Map();
      this.#take({ chats: all.welcomed(this.#chats.value, frame), needs: [] });
      return;
    }
    if (frame.type === "changes") this.#catchingUp.delete(frame.threadId);
    this.#change((chats) => all.receive(chats, frame));
  }

  /** The newest page of a thread has come without being asked for. */
  told(threadId: number, page: Omit<Messages, "members">): void {
    this.#change((chats) => all.withFirstPage(chats, threadId, page));
  }

  /** One's own message is on disk. */
  confirmed(threadId: number, message: Message): void {
    this.#change((chats) => all.posted(chats, threadId, message));
  }

  /** One's own deletion was carried out. */
  deleted(threadId: number, seq: number): void {
    this.#change((chats) => all.withDeleted(chats, threadId, seq));
  }

  moved(threadId: number, positions: readonly (readonly [number, number, number])[]): void {
    this.#change((chats) => ({ chats: all.withPositions(chats, threadId, positions), needs: [] }));
  }

  /** Drops what has ended. */
  expire(): void {
    this.#change((chats) => ({ chats, needs: [] }));
  }

  /** Loads what a thread's page shows, however deep in the list the thread lies. */
  async open(threadId: number): Promise<void> {
    while (this.#isFurtherDown(threadId)) {
      const known = this.#chats.value?.byId.size;
      await this.loadOlderThreads();
      if (this.#chats.value?.byId.size === known) return;
    }
    const chat = this.#chats.value?.byId.get(threadId);
    if (chat !== undefined && chat.timeline === null) await this.#loadFirst(threadId);
  }

  async loadOlder(threadId: number): Promise<void> {
    const timeline = this.#chats.value?.byId.get(threadId)?.timeline;
    if (!timeline?.older) return;
    const before = timeline.messages[0]?.seq ?? timeline.version + 1;
    const page = await this.#load<Messages>(threadId, `/api/threads/${threadId}/messages?before=${before}`);
    if (page === null) return;
    this.#change((chats) => ({ chats: all.withOlderPage(chats, threadId, page), needs: [] }));
  }

  async loadOlderThreads(): Promise<void> {
    const last = this.#chats.value && all.inOrder(this.#chats.value).at(-1);
    const page = await this.#loadThreads(`?before=${last?.summary.activityAt ?? this.#parts.now()}`);
    if (page === null) return;
    this.#change((chats) => ({ chats: all.withThreads(chats, page.threads, page.older), needs: [] }));
  }

  /** Asks for whatever may have been missed in a thread. */
  catchUp(threadId: number): void {
    const chat = this.#chats.value?.byId.get(threadId);
    if (chat === undefined) return;
    const version = chat.timeline?.version ?? chat.summary.version;
    this.#meet({ ask: "changes", threadId, version });
  }

  forgetAll(): void {
    this.#catchingUp.clear();
    this.#chats.value = null;
    this.#loading.value = new Map();
  }

  #change(deed: (chats: Chats) => Outcome): void {
    if (this.#chats.value !== null) this.#take(deed(this.#chats.value));
  }

  #take(outcome: Outcome): void {
    this.#chats.value = all.withoutExpired(outcome.chats, this.#parts.now());
    for (const need of outcome.needs) this.#meet(need);
  }

  #meet(need: Need): void {
    if (need.ask === "messages") void this.#loadFirst(need.threadId);
    else if (need.ask === "threads") void this.#loadNewestThreads();
    else if (!this.#catchingUp.has(need.threadId)) {
      const { threadId, version } = need;
      if (this.#parts.send({ type: "catch-up", threadId, version })) this.#catchingUp.add(threadId);
    }
  }

  #isFurtherDown(threadId: number): boolean {
    const chats = this.#chats.value;
    return chats?.older === true && !chats.byId.has(threadId);
  }

  async #loadFirst(threadId: number): Promise<void> {
    const page = await this.#load<Messages>(threadId, `/api/threads/${threadId}/messages`);
    if (page !== null) this.#change((chats) => all.withFirstPage(chats, threadId, page));
  }

  /** A thread that was too quiet to be listed has come to life. */
  async #loadNewestThreads(): Promise<void> {
    const page = await this.#loadThreads("");
    if (page === null) return;
    this.#change((chats) => ({ chats: all.withThreads(chats, page.threads, chats.older), needs: [] }));
  }

  async #loadThreads(query: string): Promise<Threads | null> {
    const page = await this.#load<Threads>(THE_LIST, `/api/threads${query}`);
    if (page !== null) this.#parts.onOnline(page.online);
    return page;
  }

  /** One load of a kind at a time; a failure stays to be shown until the next try. */
  async #load<T>(what: number, path: string): Promise<T | null> {
    if (this.#loading.value.get(what)?.failed === null) return null;
    this.#loading.value = new Map(this.#loading.value).set(what, { failed: null });
    const answer = await this.#parts.ask<T>(path);
    const after = new Map(this.#loading.value);
    if (answer.ok) after.delete(what);
    else after.set(what, { failed: answer.error.sentence });
    this.#loading.value = after;
    return answer.ok ? answer.value : null;
  }
}

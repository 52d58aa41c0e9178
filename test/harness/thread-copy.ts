import type { FrameDown, FrameDownOf } from "../../src/shared/protocol/frames-down.ts";
import type { Message } from "../../src/shared/protocol/parts.ts";

/**
 * A thread as a careful page keeps it: it believes a change only if it holds everything before it, takes nothing
 * twice, and says when there is a gap.
 */
export class ThreadCopy {
  readonly threadId: number;
  readonly #messages = new Map<number, Message>();
  /** What this page posted itself: a confirmation does not repeat the text. */
  readonly #own = new Map<string, { authorId: number; text: string }>();
  #version = 0;
  #beganAnew = false;

  constructor(threadId: number) {
    this.threadId = threadId;
  }

  /** Everything up to here is held. */
  get version(): number {
    return this.#version;
  }

  /** It was away for more than the server tells one by one, and has the newest page and what followed. */
  get beganAnew(): boolean {
    return this.#beganAnew;
  }

  /** What the page shows at this time, oldest first. */
  living(now: number): Message[] {
    return [...this.#messages.values()]
      .filter(({ expiresAt }) => expiresAt > now)
      .sort((a, b) => a.seq - b.seq);
  }

  rememberOwn(clientId: string, authorId: number, text: string): void {
    this.#own.set(clientId, { authorId, text });
  }

  /** @returns whether something before this frame is missing, so that the page has to ask for it */
  take(frame: FrameDown): boolean {
    switch (frame.type) {
      case "posted":
        if (frame.threadId !== this.threadId) return false;
        return this.#step(frame.message.seq, () => this.#messages.set(frame.message.seq, frame.message));
      case "confirmed":
        if (frame.threadId !== this.threadId) return false;
        return this.#step(frame.seq, () => this.#messages.set(frame.seq, this.#ownMessage(frame)));
      case "removed":
        if (frame.threadId !== this.threadId) return false;
        return this.#step(frame.version, () => this.#messages.delete(frame.seq));
      case "changes":
        if (frame.threadId === this.threadId) this.#change(frame);
        return false;
      default:
        return false;
    }
  }

  #step(version: number, change: () => void): boolean {
    if (version > this.#version + 1) return true;
    if (version <= this.#version) return false;
    change();
    this.#version = version;
    return false;
  }

  #change(changes: FrameDownOf<"changes">): void {
    this.#beganAnew ||= changes.reset && this.#messages.size > 0;
    if (changes.reset) this.#messages.clear();
    else if (changes.since > this.#version || changes.version < this.#version) return;
    for (const message of changes.messages) this.#messages.set(message.seq, message);
    for (const seq of changes.removed) this.#messages.delete(seq);
    this.#version = changes.version;
  }

  #ownMessage({ clientId, seq, at, expiresAt }: FrameDownOf<"confirmed">): Message {
    const own = this.#own.get(clientId);
    if (!own) throw new Error(`a confirmation of what this page never posted: ${clientId}`);
    return { seq, clientId, ...own, at, expiresAt };
  }
}

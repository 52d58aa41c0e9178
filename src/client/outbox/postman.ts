import { type ReadonlySignal, signal } from "@preact/signals";
import type { InferOutput } from "valibot";
import type { PostAnswer } from "../../shared/protocol/bodies.ts";
import type { FrameDownOf } from "../../shared/protocol/frames-down.ts";
import type { FrameUp } from "../../shared/protocol/frames-up.ts";
import type { Message } from "../../shared/protocol/parts.ts";
import type { Answer } from "../connection/request.ts";
import type { Entry, Outbox } from "./outbox.ts";
import * as outboxes from "./outbox.ts";

type Receipt = { seq: number; at: number; expiresAt: number };

export type PostmanParts = {
  readonly send: (frame: FrameUp) => boolean;
  readonly post: (entry: Entry) => Promise<Answer<InferOutput<typeof PostAnswer>>>;
  readonly after: (ms: number, deed: () => void) => () => void;
  readonly now: () => number;
  readonly newClientId: () => string;
  /** A post of ours is on disk. */
  readonly onConfirmed: (entry: Entry, receipt: Receipt) => void;
};

/** Refusals that pass by themselves; the message stays *sending* and goes again. */
const PASSING = new Set(["too-fast", "try-again", "server-stopping", "unreachable"]);
const AGAIN_AFTER_MS = 2_000;

/** Brings what was written to the server: by the socket, or without one on foot, by HTTP. */
export class Postman {
  readonly #parts: PostmanParts;
  readonly #outbox = signal<Outbox>([]);
  #way: "none" | "socket" | "foot" = "none";
  #walking = false;
  #cancelAgain = () => {};

  constructor(parts: PostmanParts) {
    this.#parts = parts;
  }

  get outbox(): ReadonlySignal<Outbox> {
    return this.#outbox;
  }

  write(threadId: number, text: string): void {
    const clientId = this.#parts.newClientId();
    const written = { threadId, text, clientId, writtenAt: this.#parts.now() };
    this.#outbox.value = outboxes.withWritten(this.#outbox.value, written);
    this.#sendWhatWaits();
  }

  tryAgain(clientId: string): void {
    this.#outbox.value = outboxes.withTriedAgain(this.#outbox.value, clientId);
    this.#sendWhatWaits();
  }

  remove(clientId: string): void {
    this.#outbox.value = outboxes.without(this.#outbox.value, clientId);
  }

  /** False if it is nothing that waits here: another way was faster, or it was removed. */
  confirmed(frame: FrameDownOf<"confirmed">): boolean {
    const entry = this.#find(frame.clientId);
    if (entry === undefined) return false;
    this.#delivered(entry, frame);
    this.#sendWhatWaits();
    return true;
  }

  refused(clientId: string, code: string, sentence: string): void {
    if (this.#find(clientId) === undefined) return;
    if (code === "not-signed-in") this.disconnected();
    else if (PASSING.has(code)) this.#againInAWhile();
    else {
      this.#outbox.value = outboxes.withRefused(this.#outbox.value, clientId, sentence);
      this.#sendWhatWaits();
    }
  }

  /** Messages came from the server; one's own among them have arrived there. */
  arrived(messages: readonly Message[], myId: number): void {
    this.#outbox.value = outboxes.withoutArrived(this.#outbox.value, messages, myId);
    this.#sendWhatWaits();
  }

  connected(): void {
    this.#way = "socket";
    this.#outbox.value = outboxes.withAllWaiting(this.#outbox.value);
    this.#sendWhatWaits();
  }

  disconnected(): void {
    this.#way = "none";
    this.#cancelAgain();
    this.#outbox.value = outboxes.withAllWaiting(this.#outbox.value);
  }

  /** Without a socket, but with a network: one at a time, so that the order holds. */
  goByFoot(): void {
    if (this.#way === "none") this.#way = "foot";
    this.#sendWhatWaits();
  }

  forgetAll(): void {
    this.disconnected();
    this.#outbox.value = [];
  }

  #sendWhatWaits(): void {
    if (this.#way === "foot") void this.#walk();
    if (this.#way !== "socket") return;
    const sent: string[] = [];
    for (const { threadId, clientId, text } of outboxes.toSend(this.#outbox.value)) {
      if (!this.#parts.send({ type: "post", threadId, clientId, text })) break;
      sent.push(clientId);
    }
    if (sent.length > 0) this.#outbox.value = outboxes.withUnderWay(this.#outbox.value, sent);
  }

  async #walk(): Promise<void> {
    const next = this.#outbox.value.find((entry) => entry.state === "waiting");
    if (this.#walking || next === undefined) return;
    this.#walking = true;
    this.#outbox.value = outboxes.withUnderWay(this.#outbox.value, [next.clientId]);
    const answer = await this.#parts.post(next);
    this.#walking = false;
    if (answer.ok) this.#delivered(next, answer.value);
    else this.refused(next.clientId, answer.error.code, answer.error.sentence);
    this.#sendWhatWaits();
  }

  #delivered(entry: Entry, receipt: Receipt): void {
    const waited = this.#find(entry.clientId) !== undefined;
    this.remove(entry.clientId);
    if (waited) this.#parts.onConfirmed(entry, receipt);
  }

  #againInAWhile(): void {
    const before = this.#way;
    if (before === "foot") this.#way = "none";
    this.#cancelAgain();
    this.#cancelAgain = this.#parts.after(AGAIN_AFTER_MS, () => {
      this.#outbox.value = outboxes.withAllWaiting(this.#outbox.value);
      if (this.#way === "none") this.#way = before;
      this.#sendWhatWaits();
    });
  }

  #find(clientId: string): Entry | undefined {
    return this.#outbox.value.find((entry) => entry.clientId === clientId);
  }
}

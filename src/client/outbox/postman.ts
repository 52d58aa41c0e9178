import { type ReadonlySignal, signal } from "@preact/signals";
import type { InferOutput } from "valibot";
import type { PostAnswer } from "../../shared/protocol/bodies.ts";
import type { FrameDownOf } from "../../shared/protocol/frames-down.ts";
import type { FrameUp } from "../../shared/protocol/frames-up.ts";
import type { Message } from "../../shared/protocol/parts.ts";
import type { Answer } from "../connection/request.ts";
import * as outboxes from "./outbox.ts";
import type { Entry, Outbox } from "./outbox.ts";

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

export type Postman = {
  readonly outbox: ReadonlySignal<Outbox>;
  write(threadId: number, text: string): void;
  tryAgain(clientId: string): void;
  remove(clientId: string): void;
  confirmed(frame: FrameDownOf<"confirmed">): boolean;
  refused(clientId: string, code: string, sentence: string): boolean;
  arrived(messages: readonly Message[], myId: number): void;
  /** The socket is there again, or was lost. */
  connected(): void;
  disconnected(): void;
  /** Without a socket, but with a network: one at a time by HTTP, so that the order holds. */
  goByFoot(): void;
  forgetAll(): void;
};

/** Refusals that pass by themselves; the message stays *sending* and goes again. */
const PASSING = new Set(["too-fast", "try-again", "server-stopping", "unreachable"]);
const AGAIN_AFTER_MS = 2_000;

export function makePostman(parts: PostmanParts): Postman {
  const outbox = signal<Outbox>([]);
  let way: "none" | "socket" | "foot" = "none";
  let walking = false;
  let cancelAgain = () => {};

  function sendWhatWaits(): void {
    if (way === "foot") void walk();
    if (way !== "socket") return;
    const sent: string[] = [];
    for (const { threadId, clientId, text } of outboxes.toSend(outbox.value)) {
      if (!parts.send({ type: "post", threadId, clientId, text })) break;
      sent.push(clientId);
    }
    if (sent.length > 0) outbox.value = outboxes.withUnderWay(outbox.value, sent);
  }

  async function walk(): Promise<void> {
    const next = outbox.value.find((entry) => entry.state === "waiting");
    if (walking || next === undefined) return;
    walking = true;
    outbox.value = outboxes.withUnderWay(outbox.value, [next.clientId]);
    const answer = await parts.post(next);
    walking = false;
    if (answer.ok) delivered(next, answer.value);
    else refused(next.clientId, answer.error.code, answer.error.sentence);
    sendWhatWaits();
  }

  function delivered(entry: Entry, receipt: Receipt): void {
    const waited = find(entry.clientId);
    outbox.value = outboxes.without(outbox.value, entry.clientId);
    if (waited !== undefined) parts.onConfirmed(entry, receipt);
  }

  function find(clientId: string): Entry | undefined {
    return outbox.value.find((entry) => entry.clientId === clientId);
  }

  function refused(clientId: string, code: string, sentence: string): boolean {
    if (find(clientId) === undefined) return false;
    if (code === "not-signed-in") stop();
    else if (PASSING.has(code)) againInAWhile();
    else {
      outbox.value = outboxes.withRefused(outbox.value, clientId, sentence);
      sendWhatWaits();
    }
    return true;
  }

  function againInAWhile(): void {
    const before = way;
    if (way === "foot") way = "none";
    cancelAgain();
    cancelAgain = parts.after(AGAIN_AFTER_MS, () => {
      outbox.value = outboxes.withAllWaiting(outbox.value);
      if (way === "none") way = before;
      sendWhatWaits();
    });
  }

  function stop(): void {
    way = "none";
    cancelAgain();
    outbox.value = outboxes.withAllWaiting(outbox.value);
  }

  return {
    outbox,
    refused,
    write: (threadId, text) => {
      const written = { threadId, text, clientId: parts.newClientId(), writtenAt: parts.now() };
      outbox.value = outboxes.withWritten(outbox.value, written);
      sendWhatWaits();
    },
    tryAgain: (clientId) => {
      outbox.value = outboxes.withTriedAgain(outbox.value, clientId);
      sendWhatWaits();
    },
    remove: (clientId) => {
      outbox.value = outboxes.without(outbox.value, clientId);
    },
    confirmed: (frame) => {
      const entry = find(frame.clientId);
      if (entry === undefined) return false;
      delivered(entry, frame);
      sendWhatWaits();
      return true;
    },
    arrived: (messages, myId) => {
      outbox.value = outboxes.withoutArrived(outbox.value, messages, myId);
      sendWhatWaits();
    },
    connected: () => {
      way = "socket";
      outbox.value = outboxes.withAllWaiting(outbox.value);
      sendWhatWaits();
    },
    disconnected: stop,
    goByFoot: () => {
      if (way === "none") way = "foot";
      sendWhatWaits();
    },
    forgetAll: () => {
      stop();
      outbox.value = [];
    },
  };
}

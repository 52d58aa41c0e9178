import { signal, type ReadonlySignal } from "@preact/signals";
import { CLOSE } from "../../shared/protocol/close-codes.ts";
import type { FrameDown } from "../../shared/protocol/frames-down.ts";
import type { FrameUp } from "../../shared/protocol/frames-up.ts";
import { PROTOCOL_VERSION } from "../../shared/protocol/version.ts";
import { backoff } from "./backoff.ts";
import type { ServerClock } from "./server-clock.ts";

/**
 * `opening`: first attempt. `open`: welcomed. `away`: lost, and trying again. `signed-out`: the server knows no
 * session. `outdated`: the server speaks another protocol version. `closed`: not wanted.
 */
export type ConnectionState = "closed" | "opening" | "open" | "away" | "signed-out" | "outdated";

/** The part of WebSocket that is used here, and what it tells. */
export type Socket = { readonly send: (data: string) => void; readonly close: () => void };
export type SocketEvents = {
  readonly opened: () => void;
  readonly said: (data: string) => void;
  readonly closed: (code: number) => void;
};

export type ConnectionParts = {
  readonly makeSocket: (events: SocketEvents) => Socket;
  readonly clock: ServerClock;
  readonly deviceNow: () => number;
  readonly random: () => number;
  /** Runs `deed` after `ms`; the answer calls it off. */
  readonly after: (ms: number, deed: () => void) => () => void;
  readonly held: () => [number, number][];
  readonly onFrame: (frame: FrameDown) => void;
  /** A socket that never came up says nothing about the session: this asks for it. True if it still stands. */
  readonly isSignedIn: () => Promise<boolean>;
};

export type Connection = {
  readonly state: ReadonlySignal<ConnectionState>;
  /** When the server was last heard, in ms of server time. */
  readonly heardAt: ReadonlySignal<number>;
  open(): void;
  close(): void;
  /** False if there is no welcomed socket: nothing was sent. */
  send(frame: FrameUp): boolean;
  /** The network or the person is back: reconnect now, or see within the deadline whether the socket still lives. */
  wake(): void;
  /** An ordinary sign of life. */
  ping(): void;
};

const PONG_WITHIN_MS = 10_000;
const PONG_AFTER_WAKING_WITHIN_MS = 3_000;
const OPEN_WITHIN_MS = 10_000;

export function makeConnection(parts: ConnectionParts): Connection {
  const state = signal<ConnectionState>("closed");
  const heardAt = signal(parts.clock.now());
  let socket: Socket | null = null;
  let failures = 0;
  let askedAt = 0;
  let cancelRetry = () => {};
  let cancelDeadline = () => {};

  function connect(): void {
    cancelRetry();
    askedAt = parts.deviceNow();
    expectWithin(OPEN_WITHIN_MS);
    const mine = parts.makeSocket({
      opened: () => {
        if (mine !== socket) return;
        askedAt = parts.deviceNow();
        mine.send(JSON.stringify({ type: "hello", protocol: PROTOCOL_VERSION, held: parts.held() }));
      },
      said: (data) => mine === socket && heard(JSON.parse(data) as FrameDown),
      closed: (code) => mine === socket && lost(code),
    });
    socket = mine;
  }

  function heard(frame: FrameDown): void {
    cancelDeadline();
    if (frame.type === "welcome" || frame.type === "pong") {
      parts.clock.learn(frame.now, askedAt, parts.deviceNow());
    }
    heardAt.value = parts.clock.now();
    if (frame.type === "welcome") failures = 0;
    parts.onFrame(frame);
    if (frame.type === "welcome") state.value = "open";
  }

  function lost(code: number): void {
    const wasOpen = state.value === "open";
    drop();
    if (code === CLOSE.notSignedIn) state.value = "signed-out";
    else if (code === CLOSE.protocolVersion) state.value = "outdated";
    else if (code === CLOSE.tooFast) retryLater(3);
    else if (wasOpen) retryLater(0);
    else retryIfSignedIn();
  }

  function retryIfSignedIn(): void {
    retryLater(1);
    void parts.isSignedIn().then((signedIn) => {
      if (signedIn || state.value !== "away") return;
      drop();
      state.value = "signed-out";
    });
  }

  function retryLater(atLeastFailures: number): void {
    state.value = "away";
    failures = Math.max(failures + 1, atLeastFailures);
    cancelRetry = parts.after(backoff(failures - 1, parts.random), connect);
  }

  function drop(): void {
    cancelRetry();
    cancelDeadline();
    const old = socket;
    socket = null;
    old?.close();
  }

  function expectWithin(ms: number): void {
    cancelDeadline();
    cancelDeadline = parts.after(ms, () => lost(0));
  }

  function pingWithin(ms: number): void {
    askedAt = parts.deviceNow();
    if (send({ type: "ping" })) expectWithin(ms);
  }

  function send(frame: FrameUp): boolean {
    if (socket === null || state.value !== "open") return false;
    socket.send(JSON.stringify(frame));
    return true;
  }

  return {
    state,
    heardAt,
    send,
    open: () => {
      if (state.value !== "closed" && state.value !== "signed-out") return;
      failures = 0;
      state.value = "opening";
      connect();
    },
    close: () => {
      drop();
      state.value = "closed";
    },
    wake: () => {
      if (state.value === "open") pingWithin(PONG_AFTER_WAKING_WITHIN_MS);
      else if (state.value === "away") {
        drop();
        failures = 0;
        connect();
      }
    },
    ping: () => pingWithin(PONG_WITHIN_MS),
  };
}

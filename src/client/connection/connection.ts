import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { CLOSE } from "../../shared/protocol/close-codes.ts";
import type { FrameDown } from "../../shared/protocol/frames-down.ts";
import type { FrameUp } from "../../shared/protocol/frames-up.ts";
import { PROTOCOL_VERSION } from "../../shared/protocol/version.ts";
import { backoff } from "./backoff.ts";
import type { ServerClock } from "./server-clock.ts";

/**
 * `opening`: first attempt. `open`: welcomed. `away`: lost, and trying again. `signed-out`: the server knows no
 * session. `restricted`: it knows one that needs a second factor first. `elsewhere`: one of Support, for whom there is
 * no chat. `turned-off`: Support has turned the chat off. `outdated`: the server speaks another protocol version. `closed`: not wanted.
 */
export type ConnectionState =
  | "closed"
  | "opening"
  | "open"
  | "away"
  | "signed-out"
  | "restricted"
  | "elsewhere"
  | "turned-off"
  | "outdated";

/** What the server means for good by a close code. */
const MEANS = new Map<number, ConnectionState>([
  [CLOSE.notSignedIn, "signed-out"],
  [CLOSE.secondFactorRequired, "restricted"],
  [CLOSE.notAllowed, "elsewhere"],
  [CLOSE.chatDisabled, "turned-off"],
  [CLOSE.protocolVersion, "outdated"],
]);
/** After these the server is asked anew when a page wants it. */
const MAY_OPEN: ReadonlySet<ConnectionState> = new Set(["closed", "signed-out", "restricted", "elsewhere"]);

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

const PONG_WITHIN_MS = 10_000;
const PONG_AFTER_WAKING_WITHIN_MS = 3_000;
const OPEN_WITHIN_MS = 10_000;

/** The one socket of this page, kept up as long as it is wanted. */
export class Connection {
  readonly #parts: ConnectionParts;
  readonly #state = signal<ConnectionState>("closed");
  readonly #heardAt: Signal<number>;
  #socket: Socket | null = null;
  #failures = 0;
  /** When the question was sent that the next `welcome` or `pong` answers, by the device's clock. */
  #askedAt = 0;
  #cancelRetry = () => {};
  #cancelDeadline = () => {};

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
    this.#heardAt = signal(parts.clock.now());
  }

  get state(): ReadonlySignal<ConnectionState> {
    return this.#state;
  }

  /** When the server was last heard, in ms of server time. */
  get heardAt(): ReadonlySignal<number> {
    return this.#heardAt;
  }

  open(): void {
    if (!MAY_OPEN.has(this.#state.value)) return;
    this.#failures = 0;
    this.#state.value = "opening";
    this.#connect();
  }

  close(): void {
    this.#drop();
    this.#state.value = "closed";
  }

  /** False if there is no welcomed socket: nothing was sent. */
  send(frame: FrameUp): boolean {
    if (this.#socket === null || this.#state.value !== "open") return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  /** The network or the person is back: reconnect now, or see within the deadline whether the socket still lives. */
  wake(): void {
    if (this.#state.value === "open") this.#pingWithin(PONG_AFTER_WAKING_WITHIN_MS);
    else if (this.#state.value === "away") {
      this.#drop();
      this.#failures = 0;
      this.#connect();
    }
  }

  /** An ordinary sign of life. */
  ping(): void {
    this.#pingWithin(PONG_WITHIN_MS);
  }

  #connect(): void {
    this.#cancelRetry();
    this.#askedAt = this.#parts.deviceNow();
    this.#expectWithin(OPEN_WITHIN_MS);
    const mine = this.#parts.makeSocket({
      opened: () => mine === this.#socket && this.#greet(mine),
      said: (data) => mine === this.#socket && this.#heard(JSON.parse(data) as FrameDown),
      closed: (code) => mine === this.#socket && this.#lost(code),
    });
    this.#socket = mine;
  }

  #greet(socket: Socket): void {
    this.#askedAt = this.#parts.deviceNow();
    const held = this.#parts.held();
    socket.send(JSON.stringify({ type: "hello", protocol: PROTOCOL_VERSION, held } satisfies FrameUp));
  }

  #heard(frame: FrameDown): void {
    const { clock, deviceNow, onFrame } = this.#parts;
    this.#cancelDeadline();
    if (frame.type === "welcome" || frame.type === "pong") clock.learn(frame.now, this.#askedAt, deviceNow());
    this.#heardAt.value = clock.now();
    if (frame.type === "welcome") this.#failures = 0;
    onFrame(frame);
    if (frame.type === "welcome") this.#state.value = "open";
  }

  #lost(code: number): void {
    const wasOpen = this.#state.value === "open";
    this.#drop();
    const meant = MEANS.get(code);
    if (meant !== undefined) this.#state.value = meant;
    else if (code === CLOSE.tooFast) this.#retryLater(3);
    else if (wasOpen) this.#retryLater(0);
    else this.#retryIfSignedIn();
  }

  #retryIfSignedIn(): void {
    this.#retryLater(1);
    void this.#parts.isSignedIn().then((signedIn) => {
      if (signedIn || this.#state.value !== "away") return;
      this.#drop();
      this.#state.value = "signed-out";
    });
  }

  #retryLater(atLeastFailures: number): void {
    this.#state.value = "away";
    this.#failures = Math.max(this.#failures + 1, atLeastFailures);
    const wait = backoff(this.#failures - 1, this.#parts.random);
    this.#cancelRetry = this.#parts.after(wait, () => this.#connect());
  }

  #drop(): void {
    this.#cancelRetry();
    this.#cancelDeadline();
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }

  #expectWithin(ms: number): void {
    this.#cancelDeadline();
    this.#cancelDeadline = this.#parts.after(ms, () => this.#lost(0));
  }

  #pingWithin(ms: number): void {
    this.#askedAt = this.#parts.deviceNow();
    if (this.send({ type: "ping" })) this.#expectWithin(ms);
  }
}

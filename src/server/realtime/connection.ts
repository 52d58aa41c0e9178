import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import { CLOSE } from "../../shared/protocol/close-codes.ts";
import type { FrameDown } from "../../shared/protocol/frames-down.ts";
import type { SignedIn } from "../actions/recognise-session.ts";
import type { Millis, SessionId, ThreadId, Version } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import { FrameAllowance } from "./frame-allowance.ts";
import { frameBytes } from "./frame-bytes.ts";

/**
 * Bytes that may wait for a socket that does not take them, besides what went out first (which may be a large
 * catch-up); then it is closed, and catches up when it is back.
 */
const MAX_WAITING_BYTES = 4 * 1024 * 1024;
/** Live frames that may wait while a page is brought up to date. */
const MAX_HELD_FRAMES = 10_000;

/** What happened in a thread while the page is being told how it stands; `by` counts who is telling. */
interface Held {
  by: number;
  told: Version;
  readonly frames: { readonly version: Version; readonly bytes: Buffer }[];
}

/** One signed-in page. Its frames leave in the order in which they were given, those of one turn in one write. */
export class Connection {
  readonly signedIn: SignedIn;
  readonly allowance = new FrameAllowance(performance.now());
  /** Heard from since the last ping, if only by the browser's own pong. */
  alive = true;
  /** When the page itself last said something; leases.ts keeps this and `asleep`. */
  heardAt: Millis = 0;
  /** It was quiet for so long that its person does not count as here because of it. */
  asleep = false;
  /** Where it is: what it brings about is recorded as from there. */
  network = "unknown";
  /** When the session ends: input puts it off, and of a guest's being here. */
  endsAt: Millis;
  longestEndsAt: Millis | undefined;
  /** Of the last input that was kept. */
  seenAt: Millis;
  readonly #ws: WebSocket;
  readonly #socket: Duplex;
  #waiting: Buffer | Buffer[] | undefined;
  #arriving: Buffer[] | undefined = [];
  #held: Map<ThreadId, Held> | undefined;
  #heldFrames = 0;
  #mayWait = MAX_WAITING_BYTES;
  #closed = false;
  #lastTurn: Promise<void> | undefined;

  constructor(ws: WebSocket, socket: Duplex, signedIn: SignedIn) {
    this.#ws = ws;
    this.#socket = socket;
    this.signedIn = signedIn;
    this.endsAt = signedIn.endsAt;
    this.longestEndsAt = signedIn.longestEndsAt;
    this.seenAt = signedIn.seenAt;
  }

  get person(): Person {
    return this.signedIn.person;
  }

  get sessionId(): SessionId {
    return this.signedIn.sessionId;
  }

  send(frame: FrameDown): void {
    this.sendBytes(frameBytes(frame));
  }

  sendBytes(bytes: Buffer): void {
    if (this.#closed) return;
    if (this.#arriving) this.#arriving.push(bytes);
    else if (this.#waiting === undefined) {
      this.#waiting = bytes;
      flushSoon(this);
    } else if (Array.isArray(this.#waiting)) this.#waiting.push(bytes);
    else this.#waiting = [this.#waiting, bytes];
  }

  /** The welcome goes first, whatever else was to be said meanwhile. */
  arrive(welcome: readonly FrameDown[]): void {
    const later = this.#arriving ?? [];
    this.#arriving = undefined;
    for (const frame of welcome) this.send(frame);
    for (const bytes of later) this.sendBytes(bytes);
  }

  /** Keeps back what happens in this thread, until everyone who held it has released it. */
  hold(threadId: ThreadId): void {
    this.#held ??= new Map();
    const held = this.#held.get(threadId);
    if (held) held.by += 1;
    else this.#held.set(threadId, { by: 1, told: 0, frames: [] });
  }

  /** Backfill -> cutover -> live: lets out what came meanwhile, but for what the page was told up to `version`. */
  release(threadId: ThreadId, version: Version): void {
    const held = this.#held?.get(threadId);
    if (!held) return;
    held.by -= 1;
    held.told = Math.max(held.told, version);
    if (held.by > 0) return;
    this.#held?.delete(threadId);
    this.#heldFrames -= held.frames.length;
    if (this.#held?.size === 0) this.#held = undefined;
    for (const frame of held.frames) if (frame.version > held.told) this.sendBytes(frame.bytes);
  }

  /** Something that happened in a thread. `version`: the thread's, or Infinity for what has none. */
  sendOf(threadId: ThreadId, version: Version, bytes: Buffer): void {
    const held = this.#held?.get(threadId);
    if (!held) this.sendBytes(bytes);
    else if (this.#heldFrames < MAX_HELD_FRAMES) {
      held.frames.push({ version, bytes });
      this.#heldFrames += 1;
    } else this.close(CLOSE.tooSlow);
  }

  /** The server has told it to go. Frames that come before it has gone (RFC 6455 7.1.1) are no more carried out. */
  get isDismissed(): boolean {
    return this.#closed;
  }

  get isOpen(): boolean {
    return !this.#closed && this.#socket.writable;
  }

  /** One after the other: what a page posts is appended in its order, and large answers do not heap up for it. */
  inTurn(deed: () => Promise<void>): void {
    const turn = this.#lastTurn ? this.#lastTurn.then(deed) : deed();
    this.#lastTurn = turn;
    void turn.then(() => {
      if (this.#lastTurn === turn) this.#lastTurn = undefined;
    });
  }

  /** A socket that did not answer the last ping is dead, as a phone's is that went to sleep. */
  ping(): void {
    if (!this.alive) {
      this.#ws.terminate();
      return;
    }
    this.alive = false;
    this.#ws.ping();
  }

  close(code: number): void {
    if (this.#closed) return;
    this.flush();
    this.#closed = true;
    this.#held = undefined;
    this.#ws.close(code);
  }

  flush(): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting === undefined || this.#closed || !this.#socket.writable) return;
    const bytes = Array.isArray(waiting) ? Buffer.concat(waiting) : waiting;
    const untaken = this.#socket.writableLength;
    if (untaken === 0) this.#mayWait = MAX_WAITING_BYTES + bytes.length;
    if (untaken + bytes.length > this.#mayWait) this.close(CLOSE.tooSlow);
    else this.#socket.write(bytes);
  }
}

let toFlush: Connection[] = [];

function flushSoon(connection: Connection): void {
  if (toFlush.length === 0) setImmediate(flushAll);
  toFlush.push(connection);
}

function flushAll(): void {
  const connections = toFlush;
  toFlush = [];
  for (const connection of connections) connection.flush();
}

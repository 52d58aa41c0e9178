import { type ReadonlySignal, signal } from "@preact/signals";
import { type Pace, paceWith } from "./pace.ts";
import type { Transfer, TransferEvents } from "./transfer.ts";

/**
 * `waiting`: for the one before it. `broken`: without a network; it goes on by itself. `paused`: until the person
 * resumes it. `refused`: for the reason in `sentence`; the person decides.
 */
export type UploadState = "waiting" | "going" | "broken" | "paused" | "refused";

export type Upload = {
  readonly id: number;
  readonly threadId: number;
  readonly name: string;
  readonly size: number;
  readonly sent: number;
  readonly pace: Pace;
  readonly state: UploadState;
  readonly sentence: string;
  /** Of a refused one: another try may help. */
  readonly again: boolean;
};

export type WaitingForScanner = {
  readonly url: string;
  readonly threadId: number;
  readonly name: string;
  readonly size: number;
};

export type UploadsParts = {
  readonly begin: (file: File, threadId: number, events: TransferEvents) => Transfer;
  readonly after: (ms: number, deed: () => void) => () => void;
  /** All of it is at the server, and waits there for the scanner. */
  readonly held: (upload: WaitingForScanner) => void;
  /** ms; need not be the server's */
  readonly now: () => number;
};

/** Doubled with each try that moved nothing. */
const AGAIN_AFTER_MS = 1_000;
const AGAIN_AT_LEAST_EVERY_MS = 30_000;
/** A connection on which nothing moves for this long is dead, though nobody has said so. */
const STILL_FOR_MS = 30_000;
/** Back from sleep one does not wait that long. */
const STILL_AT_WAKING_MS = 5_000;

/** The files that go up, one after the other. In memory only. */
export class Uploads {
  readonly #parts: UploadsParts;
  readonly #all = signal<readonly Upload[]>([]);
  readonly #transfers = new Map<number, Transfer>();
  #made = 0;
  #triesInVain = 0;
  #movedAt = 0;
  #cancelTimer = () => {};

  constructor(parts: UploadsParts) {
    this.#parts = parts;
  }

  get all(): ReadonlySignal<readonly Upload[]> {
    return this.#all;
  }

  add(threadId: number, files: readonly File[]): void {
    for (const file of files) {
      this.#made += 1;
      const id = this.#made;
      const { name, size } = file;
      const nothingYet = { sent: 0, pace: [], state: "waiting", sentence: "", again: false } as const;
      const entry = { id, threadId, name, size, ...nothingYet };
      this.#all.value = [...this.#all.value, entry];
      this.#transfers.set(id, this.#parts.begin(file, threadId, this.#eventsOf(id)));
    }
    this.#goOn();
  }

  /** Those behind it wait too: whoever pauses wants the line for something else. */
  pause(id: number): void {
    this.#transfers.get(id)?.stop();
    this.#cancelTimer();
    this.#change(id, { state: "paused", pace: [] });
  }

  /** Also for one that was refused: another try. */
  resume(id: number): void {
    this.#change(id, { state: "waiting", sentence: "" });
    this.#goOn();
  }

  remove(id: number): void {
    this.#transfers.get(id)?.abandon();
    this.#drop(id);
  }

  removeAllIn(threadId: number): void {
    for (const each of this.#all.value) if (each.threadId === threadId) this.#abandonQuietly(each.id);
    this.#goOn();
  }

  /** Nobody there will get what has not been sent by now. */
  refuseAllIn(threadId: number, sentence: string): void {
    for (const { id } of this.#all.value.filter((each) => each.threadId === threadId)) {
      if (this.#moving()?.id === id) this.#cancelTimer();
      this.#transfers.get(id)?.abandon();
      this.#change(id, { state: "refused", sentence, again: false });
    }
    this.#goOn();
  }

  /** The network is back, or the device has woken up. */
  wake(): void {
    const moving = this.#moving();
    if (moving === undefined || moving.state === "paused") return;
    const still = this.#parts.now() - this.#movedAt;
    if (moving.state === "broken" || (still > STILL_AT_WAKING_MS && moving.sent < moving.size)) {
      this.#start(moving.id);
    }
  }

  /** The network has gone, which the connection itself may notice much later. */
  cutOff(): void {
    const moving = this.#moving();
    if (moving?.state !== "going") return;
    this.#transfers.get(moving.id)?.stop();
    this.#broken(moving.id);
  }

  /** Of everybody who signs out; what the server has of it ends by itself. */
  forgetAll(): void {
    this.#cancelTimer();
    for (const transfer of this.#transfers.values()) transfer.stop();
    this.#transfers.clear();
    this.#all.value = [];
  }

  #eventsOf(id: number): TransferEvents {
    return {
      sent: (bytes) => this.#sent(id, bytes),
      done: () => this.#drop(id),
      held: (url) => {
        const upload = this.#find(id);
        if (upload !== undefined) this.#parts.held({ ...upload, url });
        this.#drop(id);
      },
      broken: () => this.#broken(id),
      refused: (sentence, again) => {
        this.#cancelTimer();
        this.#change(id, { state: "refused", sentence, again });
        this.#goOn();
      },
    };
  }

  #sent(id: number, bytes: number): void {
    const upload = this.#find(id);
    if (upload?.state !== "going") return;
    const now = this.#parts.now();
    if (bytes !== upload.sent) this.#movedAt = now;
    if (bytes > upload.sent) this.#triesInVain = 0;
    this.#change(id, { sent: bytes, pace: paceWith(upload.pace, now, bytes) });
    this.#watch(id);
  }

  #broken(id: number): void {
    if (this.#find(id)?.state !== "going") return;
    this.#change(id, { state: "broken", pace: [] });
    const wait = Math.min(AGAIN_AFTER_MS * 2 ** this.#triesInVain, AGAIN_AT_LEAST_EVERY_MS);
    this.#triesInVain += 1;
    this.#cancelTimer();
    this.#cancelTimer = this.#parts.after(wait, () => this.#start(id));
  }

  #goOn(): void {
    if (this.#moving() !== undefined) return;
    const next = this.#all.value.find(({ state }) => state === "waiting");
    this.#triesInVain = 0;
    if (next !== undefined) this.#start(next.id);
  }

  #start(id: number): void {
    this.#transfers.get(id)?.stop();
    this.#movedAt = this.#parts.now();
    this.#change(id, { state: "going", pace: [] });
    this.#watch(id);
    this.#transfers.get(id)?.start();
  }

  /** When all has left, the server may take its time: it looks at the whole file before anybody sees it. */
  #watch(id: number): void {
    this.#cancelTimer();
    const upload = this.#find(id);
    if (upload === undefined || upload.sent >= upload.size) return;
    this.#cancelTimer = this.#parts.after(STILL_FOR_MS, () => {
      this.#transfers.get(id)?.stop();
      this.#broken(id);
    });
  }

  #drop(id: number): void {
    const wasMoving = this.#moving()?.id === id;
    this.#transfers.delete(id);
    this.#all.value = this.#all.value.filter((each) => each.id !== id);
    if (wasMoving) this.#cancelTimer();
    this.#goOn();
  }

  #abandonQuietly(id: number): void {
    if (this.#moving()?.id === id) this.#cancelTimer();
    this.#transfers.get(id)?.abandon();
    this.#transfers.delete(id);
    this.#all.value = this.#all.value.filter((each) => each.id !== id);
  }

  /** The one whose turn it is. */
  #moving(): Upload | undefined {
    return this.#all.value.find(({ state }) => state === "going" || state === "broken" || state === "paused");
  }

  #find(id: number): Upload | undefined {
    return this.#all.value.find((each) => each.id === id);
  }

  #change(id: number, change: Partial<Upload>): void {
    this.#all.value = this.#all.value.map((each) => (each.id === id ? { ...each, ...change } : each));
  }
}

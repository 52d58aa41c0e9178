import { type ReadonlySignal, signal } from "@preact/signals";
import type { Answer } from "../connection/request.ts";
import { type Interrupted, interruptedUploads, type Place } from "./interrupted.ts";
import { forgetUpload } from "./keep-upload.ts";
import type { WaitingForScanner } from "./uploads.ts";

/** A file that waits at the server for the scanner. `name`: null after the page was loaded anew. */
export type HeldFile = Omit<WaitingForScanner, "name"> & {
  readonly name: string | null;
  /** Why nobody will receive it; null while it waits. */
  readonly sentence: string | null;
};

export type HeldFilesParts = {
  readonly ask: (url: string) => Promise<Answer<{ readonly state: string }>>;
  readonly giveUp: (url: string) => void;
  readonly after: (ms: number, deed: () => void) => () => void;
  readonly place: Place;
};

const LOOKS_EVERY_MS = 20_000;

/** Follows the files that wait for the scanner, until they are messages or were refused. The server needs no page for it. */
export class HeldFiles {
  readonly #parts: HeldFilesParts;
  readonly #all = signal<readonly HeldFile[]>([]);
  #cancelTimer = () => {};

  constructor(parts: HeldFilesParts) {
    this.#parts = parts;
    this.#all.value = interruptedUploads(parts.place)
      .filter(({ held }) => held)
      .map(({ url, threadId, size }: Interrupted) => ({ url, threadId, size, name: null, sentence: null }));
    if (this.#all.value.length > 0) void this.look();
  }

  get all(): ReadonlySignal<readonly HeldFile[]> {
    return this.#all;
  }

  add({ url, threadId, name, size }: WaitingForScanner): void {
    const others = this.#all.value.filter((each) => each.url !== url);
    this.#all.value = [...others, { url, threadId, name, size, sentence: null }];
    this.#lookLater();
  }

  /** Asks after each of them, now. */
  async look(): Promise<void> {
    this.#cancelTimer();
    for (const { url, sentence } of this.#all.value) if (sentence === null) await this.#lookAt(url);
    this.#lookLater();
  }

  /** Nobody shall receive it; or it has been read that nobody will. */
  remove(url: string): void {
    const held = this.#find(url);
    if (held?.sentence === null) this.#parts.giveUp(url);
    this.#forget(url);
  }

  /** It has come as a message. */
  came(url: string): void {
    this.#forget(url);
  }

  removeAllIn(threadId: number): void {
    for (const each of this.#all.value) if (each.threadId === threadId) this.remove(each.url);
  }

  refuseAllIn(threadId: number, sentence: string): void {
    for (const each of this.#all.value)
      if (each.threadId === threadId && each.sentence === null) this.#change(each.url, sentence);
  }

  /** Of everybody who signs out; the server goes on with them by itself. */
  forgetAll(): void {
    this.#cancelTimer();
    for (const { url } of this.#all.value) this.#forget(url);
  }

  async #lookAt(url: string): Promise<void> {
    const answer = await this.#parts.ask(url);
    const held = this.#find(url);
    if (held === undefined) return;
    if (answer.ok && answer.value.state === "sent") this.#forget(url);
    if (answer.ok || answer.status === 0 || answer.status >= 500) return;
    // Who came after somebody else in this tab is told nothing of that one's file.
    if (answer.status === 404 && held.name === null) this.#forget(url);
    else this.#change(url, answer.error.sentence);
  }

  #lookLater(): void {
    this.#cancelTimer();
    if (!this.#all.value.some(({ sentence }) => sentence === null)) return;
    this.#cancelTimer = this.#parts.after(LOOKS_EVERY_MS, () => void this.look());
  }

  #change(url: string, sentence: string): void {
    this.#forgetPlace(url);
    this.#all.value = this.#all.value.map((each) => (each.url === url ? { ...each, sentence } : each));
  }

  #forget(url: string): void {
    this.#forgetPlace(url);
    this.#all.value = this.#all.value.filter((each) => each.url !== url);
  }

  #forgetPlace(url: string): void {
    const { place } = this.#parts;
    for (const each of interruptedUploads(place)) if (each.url === url) forgetUpload(place, each.mark);
  }

  #find(url: string): HeldFile | undefined {
    return this.#all.value.find((each) => each.url === url);
  }
}

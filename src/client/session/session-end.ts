import { type ReadonlySignal, signal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import type { FrameDown, FrameDownOf } from "../../shared/protocol/frames-down.ts";
import type { FrameUp } from "../../shared/protocol/frames-up.ts";
import { ACTIVE_EVERY_MS, WARN_BEFORE_END_MS } from "../../shared/protocol/limits.ts";

/** `idle`: unless there is input. `longest`: whatever is done. `leftMs` in whole seconds. */
export type Ending = { readonly by: "idle" | "longest"; readonly leftMs: number; readonly at: number };

export type SessionParts = {
  /** Server time, ms since 1970. */
  readonly now: () => number;
  readonly send: (frame: FrameUp) => boolean;
  /** The end has come, with a connection or without. */
  readonly onEnd: () => void;
};

/** What an account holder's page does about the end of its session. */
export type Session = {
  readonly end: SessionEnd;
  /** Stands in the shell; mostly there is nothing of it. */
  readonly Warning: FunctionComponent;
};

/** When the session of an account holder ends. A guest's does not end while they are here. */
export class SessionEnd {
  readonly #parts: SessionParts;
  readonly #ending = signal<Ending | null>(null);
  #ends: FrameDownOf<"welcome">["session"] = null;
  #toldAt = 0;
  #toTell = false;

  constructor(parts: SessionParts) {
    this.#parts = parts;
  }

  /** Null until it is near: then there is a warning. */
  get ending(): ReadonlySignal<Ending | null> {
    return this.#ending;
  }

  /** The person is being asked whether they are still there: only an answer counts as one. */
  get isAsking(): boolean {
    return this.#ending.peek()?.by === "idle";
  }

  heard(frame: FrameDown): void {
    if (frame.type === "welcome") this.#ends = frame.session;
    else if (frame.type === "session") {
      this.#ends = frame;
      this.#toldAt = this.#parts.now(); // of this page's input, or another's of this browser: the server knows
    } else return;
    this.tick();
  }

  /** There was input on this page. The server hears of it now and then, and of the last there was. */
  touched(): void {
    if (this.#ends === null || this.isAsking) return;
    this.#toTell = true;
    this.#tell();
  }

  /** False if the server could not be told: there is no connection. */
  stay(): boolean {
    this.#toldAt = 0;
    this.#toTell = true;
    return this.#tell();
  }

  /** To be called every second, and when the page wakes. */
  tick(): void {
    if (this.#ends === null) {
      this.#ending.value = null;
      return;
    }
    const left = this.#ends.endsAt - this.#parts.now();
    if (left <= 0) {
      this.forget();
      this.#parts.onEnd();
      return;
    }
    if (this.#toTell && !this.isAsking) this.#tell();
    this.#show(left, this.#ends);
  }

  forget(): void {
    this.#ends = null;
    this.#toTell = false;
    this.#ending.value = null;
  }

  #show(left: number, { endsAt, longestEndsAt }: { endsAt: number; longestEndsAt: number }): void {
    const before = this.#ending.peek();
    const by = endsAt === longestEndsAt ? "longest" : "idle";
    const leftMs = Math.ceil(left / 1000) * 1000;
    if (left > WARN_BEFORE_END_MS) this.#ending.value = null;
    else if (before?.leftMs !== leftMs || before.by !== by) this.#ending.value = { by, leftMs, at: endsAt };
  }

  #tell(): boolean {
    const now = this.#parts.now();
    if (now - this.#toldAt < ACTIVE_EVERY_MS || !this.#parts.send({ type: "active" })) return false;
    this.#toldAt = now;
    this.#toTell = false;
    return true;
  }
}

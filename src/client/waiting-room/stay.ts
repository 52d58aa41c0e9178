import { type ReadonlySignal, signal } from "@preact/signals";
import type { FrameDown } from "../../shared/protocol/frames-down.ts";
import type { FrameUp } from "../../shared/protocol/frames-up.ts";

/** `entering`: the server has not answered yet. `early`: it is too early to wait. `told`: how the host learns of it. */
export type Stay = {
  readonly appointmentId: number;
  /** Where one goes on; null while that is not known. */
  readonly threadId: number | null;
  readonly state: "entering" | "early" | "waiting" | "connected" | "ended";
  readonly told: "here" | "letter" | "later" | null;
  /** The host is ready, and this person has not seen it yet. */
  readonly news: boolean;
};

export type StayParts = {
  /** False if there is no connection: nothing was sent. */
  readonly send: (frame: FrameUp) => boolean;
  /** Outlives a reload of the page: the appointment's id, or null when there is none (any more). */
  readonly keep: (appointmentId: number | null) => void;
  readonly kept: number | null;
};

/** One's stay in a waiting room: it lasts while one looks into the chat, and through lost connections. */
export class WaitingRoomStay {
  readonly #parts: StayParts;
  readonly #now = signal<Stay | null>(null);

  constructor(parts: StayParts) {
    this.#parts = parts;
    if (parts.kept !== null) this.#now.value = entering(parts.kept);
  }

  /** null where one is in no waiting room. */
  get now(): ReadonlySignal<Stay | null> {
    return this.#now;
  }

  enter(appointmentId: number): void {
    const stay = this.#now.value;
    const known = stay?.appointmentId === appointmentId && stay.state !== "ended";
    if (known && stay.state !== "early") return;
    if (!known) this.#now.value = entering(appointmentId);
    this.#parts.keep(appointmentId);
    this.#say();
  }

  /** In which chat one goes on. */
  goesOnIn(appointmentId: number, threadId: number): void {
    const stay = this.#now.value;
    if (stay?.appointmentId === appointmentId) this.#now.value = { ...stay, threadId };
  }

  /** The server knows nothing of a stay that it heard of on another connection. */
  connected(): void {
    if (this.#now.value !== null && this.#now.value.state !== "ended") this.#say();
  }

  heard(frame: FrameDown): void {
    const stay = this.#now.value;
    if (stay === null) return;
    if (frame.type === "left" && frame.threadId === stay.threadId) this.forgetAll();
    if (frame.type === "waiting-room" && frame.appointmentId === stay.appointmentId) {
      const ready = frame.state === "connected";
      const news = ready && (stay.state === "connected" ? stay.news : true);
      this.#now.value = { ...stay, state: frame.state, told: frame.told, news };
      if (frame.state === "ended") this.#parts.keep(null);
    }
    if (frame.type === "refused" && frame.re.type === "wait") {
      this.#now.value = { ...stay, state: "ended" };
      this.#parts.keep(null);
    }
  }

  sawThatHostIsReady(): void {
    if (!this.#now.value?.news) return;
    this.#now.value = { ...this.#now.value, news: false };
    this.#parts.keep(null);
  }

  forgetAll(): void {
    this.#now.value = null;
    this.#parts.keep(null);
  }

  #say(): void {
    const stay = this.#now.value;
    if (stay !== null) this.#parts.send({ type: "wait", appointmentId: stay.appointmentId });
  }
}

function entering(appointmentId: number): Stay {
  return { appointmentId, threadId: null, state: "entering", told: null, news: false };
}

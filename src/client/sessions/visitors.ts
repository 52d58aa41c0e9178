import { type ReadonlySignal, signal } from "@preact/signals";
import type { FrameDown, FrameDownOf } from "../../shared/protocol/frames-down.ts";

export type WaitingPerson = FrameDownOf<"waiting">["people"][number];
export type Asking = FrameDownOf<"admissions">["asking"][number];

/** Who waits for a host: in their waiting rooms, and before the door with a code. */
export type Visitors = {
  readonly waiting: ReadonlySignal<readonly WaitingPerson[]>;
  readonly asking: ReadonlySignal<readonly Asking[]>;
  heard(frame: FrameDown): void;
  /** This host has let somebody in, or not: the server will say so in a moment. */
  answered(id: number): void;
  forgetAll(): void;
};

export function makeVisitors(): Visitors {
  const waiting = signal<readonly WaitingPerson[]>([]);
  const asking = signal<readonly Asking[]>([]);
  const forgetAll = () => {
    waiting.value = [];
    asking.value = [];
  };
  return {
    waiting,
    asking,
    heard: (frame) => {
      // The server tells a host who there is right after this; to others it tells nothing.
      if (frame.type === "welcome") forgetAll();
      if (frame.type === "waiting") waiting.value = frame.people;
      if (frame.type === "admissions") asking.value = frame.asking;
    },
    answered: (id) => {
      asking.value = asking.value.filter((one) => one.id !== id);
    },
    forgetAll,
  };
}

import { type Signal, signal } from "@preact/signals";
import type { FunctionComponent } from "preact";

export type Given = { readonly threadId: number; readonly files: readonly File[] };

/** What everybody waits for is small, so this alone is there from the beginning; what uploads comes when it is wanted. */
export type Attaching = {
  /** The thread whose composer has given way to the drop area. */
  readonly choosingIn: Signal<number | null>;
  /** Threads in which files are on their way, or were when the page was loaded anew. */
  readonly busyIn: Signal<ReadonlySet<number>>;
  /** What uploads has come over the network: only then does the composer give way. */
  readonly isHere: Signal<boolean>;
  /** Dropped, pasted or chosen, and not yet taken over. */
  readonly given: Signal<readonly Given[]>;
  give(threadId: number, files: Iterable<File> | null | undefined): boolean;
  /** Says on other pages that a file goes up; null while none does. */
  readonly sending: Signal<FunctionComponent | null>;
  forgetAll(): void;
};

/** @param interruptedIn threads in which an upload was cut off by loading the page anew */
export function makeAttaching(interruptedIn: readonly number[]): Attaching {
  const choosingIn = signal<number | null>(null);
  const busyIn = signal<ReadonlySet<number>>(new Set(interruptedIn));
  const isHere = signal(false);
  const given = signal<readonly Given[]>([]);
  const sending = signal<FunctionComponent | null>(null);
  return {
    choosingIn,
    busyIn,
    isHere,
    given,
    sending,
    give: (threadId, list) => {
      const files = [...(list ?? [])];
      if (files.length > 0) given.value = [...given.value, { threadId, files }];
      return files.length > 0;
    },
    forgetAll: () => {
      choosingIn.value = null;
      busyIn.value = new Set();
      given.value = [];
    },
  };
}

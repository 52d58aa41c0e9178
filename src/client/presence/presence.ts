import { type ReadonlySignal, signal } from "@preact/signals";

/** Who is online, as far as this person shares a thread with them. */
export type Presence = {
  readonly online: ReadonlySignal<ReadonlySet<number>>;
  /** The whole truth, at `welcome`. */
  are(online: readonly number[]): void;
  changed(online: readonly number[], offline: readonly number[]): void;
};

export function makePresence(): Presence {
  const people = signal<ReadonlySet<number>>(new Set());
  return {
    online: people,
    are: (online) => {
      people.value = new Set(online);
    },
    changed: (online, offline) => {
      const now = new Set(people.value);
      for (const id of offline) now.delete(id);
      for (const id of online) now.add(id);
      people.value = now;
    },
  };
}

import type { Announcement, Announcements, AtHand } from "../ports/announcements.ts";

type Listener = (announcement: Announcement, atHand: AtHand) => void;

const NOTHING: AtHand = {};

/** For an installation of one node: whoever listens is told at once, in the order of the commits. */
export class AnnounceInProcess implements Announcements {
  readonly #listeners = new Set<Listener>();

  announce(announcement: Announcement, atHand: AtHand = NOTHING): void {
    for (const listener of this.#listeners) listener(announcement, atHand);
  }

  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

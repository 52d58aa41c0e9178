import type { SignedIn } from "../actions/recognise-session.ts";
import type { Announcements } from "../ports/announcements.ts";

/**
 * Between reading whose session a cookie is and hearing of what happens to it there is a moment: what ends or changes
 * in it would be missed by that socket for as long as it is open.
 */
export class Meanwhile {
  readonly #watches = new Set<Set<number>>();
  readonly #stop: () => void;

  constructor(announcements: Pick<Announcements, "subscribe">) {
    this.#stop = announcements.subscribe((told) => {
      if (told.kind === "session-ended") this.#tell(told.sessionId);
      else if (told.kind === "session-moved") this.#tell(told.sessionId);
      else if (told.kind === "person-changed") this.#tell(told.personId);
    });
  }

  /** @returns what `find` finds; asked again when something of it has changed before the answer was here */
  async settled(find: () => Promise<SignedIn | undefined>): Promise<SignedIn | undefined> {
    for (;;) {
      const changed = new Set<number>();
      this.#watches.add(changed);
      const found = await find().finally(() => this.#watches.delete(changed));
      if (!found || !(changed.has(found.sessionId) || changed.has(found.person.id))) return found;
    }
  }

  stop(): void {
    this.#stop();
  }

  #tell(id: number): void {
    for (const watch of this.#watches) watch.add(id);
  }
}

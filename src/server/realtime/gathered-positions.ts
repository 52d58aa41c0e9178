import type { Millis, PersonId, ThreadId } from "../domain/identifiers.ts";
import type { Position } from "../ports/thread-store.ts";
import { frameBytes } from "./frame-bytes.ts";
import type { Subscriptions } from "./subscriptions.ts";

/** Short enough that "Read" comes while one looks, long enough that a busy thread sends one frame and not fifty. */
const GATHER_MS: Millis = 800;

/** Positions of a thread's members, told together once in a while: only the latest of each matters. */
export class GatheredPositions {
  readonly #subscriptions: Subscriptions;
  readonly #gathered = new Map<ThreadId, Map<PersonId, Position>>();

  constructor(subscriptions: Subscriptions) {
    this.#subscriptions = subscriptions;
  }

  add(threadId: ThreadId, personId: PersonId, position: Position): void {
    const gathered = this.#gathered.get(threadId);
    if (gathered) {
      gathered.set(personId, position);
      return;
    }
    this.#gathered.set(threadId, new Map([[personId, position]]));
    setTimeout(() => this.#tell(threadId), GATHER_MS).unref();
  }

  #tell(threadId: ThreadId): void {
    const gathered = this.#gathered.get(threadId) ?? new Map<PersonId, Position>();
    this.#gathered.delete(threadId);
    const bytes = frameBytes({
      type: "positions",
      threadId,
      positions: [...gathered].map(([id, { delivered, read }]) => [id, delivered, read]),
    });
    for (const connection of this.#subscriptions.ofThread(threadId)) {
      connection.sendOf(threadId, Number.POSITIVE_INFINITY, bytes);
    }
  }
}

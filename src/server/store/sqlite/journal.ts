import { StoreProblem } from "../store-problem.ts";
import type { Line } from "./line.ts";

/** About how many pages a call dirties besides its body, in groups of the usual size. */
const PAGES_A_CALL = 4;
const PAGE_BYTES = 4096;
const LOOK_EVERY_PAGES = 8_000;
/** Above this the journal is brought to its end, so that it starts over and does not grow without bound. */
const START_OVER_PAGES = 8_000;
const TRUNCATE_ATTEMPTS = 5;

/**
 * Brings the journal's pages into the main file, without a pause for those who write: a third thread, started when
 * first needed, copies nearly all of them while writing goes on, and the writer is stopped only for the rest.
 */
export class Journal {
  readonly #writer: Pick<Line, "task">;
  readonly #startKeeper: () => Pick<Line, "task" | "close">;
  #keeper: Pick<Line, "task" | "close"> | undefined;
  #pages = 0;
  #working: Promise<void> = Promise.resolve();
  #looking = false;
  #closed = false;

  constructor(writer: Pick<Line, "task">, startKeeper: () => Pick<Line, "task" | "close">) {
    this.#writer = writer;
    this.#startKeeper = startKeeper;
  }

  /** Called for each write. */
  grows(args: readonly unknown[]): void {
    this.#pages += PAGES_A_CALL;
    const last = args.at(-1);
    if (last instanceof Uint8Array) this.#pages += last.length / PAGE_BYTES;
    if (this.#pages < LOOK_EVERY_PAGES || this.#looking) return;
    this.#pages = 0;
    this.#looking = true;
    // A failure shows again at the next look, and a commit checkpoints by itself at last (connection.ts).
    this.#next(() => this.#copy())
      .catch(() => {})
      .finally(() => {
        this.#looking = false;
      });
  }

  /**
   * Empties the journal: with `secure_delete`, what was erased is then in no file of the data folder.
   * @throws StoreProblem `not-scrubbed` when somebody else keeps the database open in a long read
   */
  scrub(): Promise<void> {
    return this.#next(async () => {
      await this.#keep("shrink");
      for (let attempt = 0; attempt < TRUNCATE_ATTEMPTS; attempt += 1) {
        await this.#keep("checkpoint");
        if ((await this.#writer.task("truncate")) === 0) return;
      }
      throw new StoreProblem(
        "not-scrubbed",
        "The journal could not be emptied: another program reads the database.",
      );
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#working;
    await this.#keeper?.close();
  }

  async #copy(): Promise<void> {
    const pages = await this.#keep("checkpoint");
    if (pages > START_OVER_PAGES) await this.#writer.task("checkpoint");
  }

  #keep(task: "checkpoint" | "shrink"): Promise<number> {
    this.#keeper ??= this.#startKeeper();
    return this.#keeper.task(task);
  }

  /** One after the other. */
  #next(work: () => Promise<void>): Promise<void> {
    if (this.#closed) return Promise.reject(new StoreProblem("store-closed", "The database is closed."));
    const done = this.#working.then(work);
    this.#working = done.catch(() => {});
    return done;
  }
}

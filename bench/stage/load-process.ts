import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { FilesResult, Trip } from "../load/carry-files.ts";
import type { LoopResult } from "../load/loop-result.ts";
import type { LoadAnswer, LoadOrder } from "../load/obey.ts";
import { pinned, yieldAlways } from "./pinning.ts";

/** The load generator, in a process of its own on a core of its own. */
export class LoadProcess {
  readonly #child: ChildProcess;

  constructor() {
    const [command, args] = pinned("load", [fileURLToPath(new URL("../load/obey.ts", import.meta.url))]);
    this.#child = spawn(command, args, {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      serialization: "advanced",
    });
  }

  /** @throws Error when the order could not be carried out, or the process died of it */
  async carryOut(order: LoadOrder): Promise<LoadAnswer> {
    const over = new AbortController();
    try {
      this.#child.send(order);
      const [answer] = (await Promise.race([
        once(this.#child, "message", { signal: over.signal }),
        once(this.#child, "exit", { signal: over.signal }).then(() => {
          throw new Error("The load generator ended.");
        }),
      ])) as [LoadAnswer];
      if (answer.error !== undefined) throw new Error(answer.error);
      return answer;
    } finally {
      over.abort();
    }
  }

  /** As `carryOut`, for orders that measure something. */
  async measure(order: LoadOrder): Promise<LoadAnswer & { readonly result: LoopResult }> {
    const answer = await this.carryOut(order);
    if (!answer.result) throw new Error("The load generator measured nothing.");
    return { ...answer, result: answer.result };
  }

  /** As `carryOut`, for files that are sent or fetched. */
  async carry(port: number, rows: readonly (readonly Trip[])[]): Promise<FilesResult> {
    const { files } = await this.carryOut({ kind: "carry", port, rows });
    if (!files) throw new Error("The load generator carried nothing.");
    return files;
  }

  /** From now on it runs only when nothing else on its core wants to: it must not hold up who measures. */
  yieldAlways(): void {
    yieldAlways(this.#child.pid as number);
  }

  /** Ends what is running; its result comes as if its time were up. */
  stopLoop(): void {
    this.#child.send({ kind: "stop" } satisfies LoadOrder);
  }

  async end(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    this.#child.disconnect();
    await once(this.#child, "exit");
  }
}

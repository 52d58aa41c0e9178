import { Worker } from "node:worker_threads";
import type { ErrorCode } from "../../../shared/protocol/error-codes.ts";
import { Refusal } from "../../domain/refusal.ts";
import { StoreProblem, type StoreProblemCode } from "../store-problem.ts";
import { type Answer, BatchWriter, type Failure } from "./batch.ts";
import type { Task } from "./tasks.ts";
import type { WorkerRole } from "./worker.ts";

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

/**
 * After a group of this many calls the next one waits until it is full, but not for long: a commit costs some 150 µs
 * of processor besides the fsync, and two threads on one core take turns for each. (From 4 calls on, waiting raised
 * p99 at 1,000 messages/s from 6 to 11 ms and gained nothing.)
 */
const BUSY_CALLS = 24;
const FULL_CALLS = 64;
const GATHER_MS = 3;

/**
 * The main thread's end of a worker. Calls queue while a group is with the worker and go out together when its
 * answer comes: so the busier it is, the larger the groups, and the fewer the fsyncs. The first call after a pause
 * waits for what else this turn of the event loop brings.
 */
export class Line {
  readonly #worker: Worker;
  /** Who takes the answer to each message that is with the worker, in order. */
  readonly #expecting: Waiting[] = [];
  readonly #gone: Promise<void>;
  #queue: Waiting[] = [];
  #batch = new BatchWriter();
  /** A group is with the worker, or about to be. */
  #busy = false;
  #gathering: NodeJS.Timeout | undefined;
  readonly #gathers: boolean;
  #whenIdle: (() => void) | undefined;
  #ended: StoreProblem | undefined;

  constructor(data: WorkerRole) {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: data });
    this.#worker = worker;
    this.#gathers = data.role === "writer";
    worker.on("message", (answer) => this.#expecting.shift()?.resolve(answer as never));
    worker.on("error", (cause) => this.#end("The database's thread stopped.", cause));
    this.#gone = new Promise((resolve) => {
      worker.on("exit", () => {
        this.#end("The database is closed.");
        resolve();
      });
    });
  }

  /** Resolves when the worker has opened its database. @throws StoreProblem that says why it could not */
  async ready(): Promise<void> {
    const said = await this.#answer<{ problem?: StoreProblemCode; sentence: string }>();
    if (said.problem === undefined) return;
    await this.#worker.terminate();
    throw new StoreProblem(said.problem, said.sentence);
  }

  call(name: string, args: readonly unknown[]): Promise<unknown> {
    if (this.#ended !== undefined) return Promise.reject(this.#ended);
    return new Promise((resolve, reject) => {
      this.#queue.push({ resolve, reject });
      this.#batch.add(name, args);
      if (this.#gathering !== undefined && this.#queue.length >= FULL_CALLS) this.#sendGathered();
      if (this.#busy) return;
      this.#busy = true;
      setImmediate(() => this.#send());
    });
  }

  /** Done after what has been sent and before what is queued. */
  task(task: Task | "close"): Promise<number> {
    if (this.#ended !== undefined) return Promise.reject(this.#ended);
    const answer = this.#answer<number>();
    this.#worker.postMessage(task);
    return answer;
  }

  /** Carries out what was called before, then ends the worker. */
  async close(): Promise<void> {
    if (this.#busy) await new Promise<void>((resolve) => (this.#whenIdle = resolve));
    if (this.#ended === undefined) await this.task("close");
    await this.#gone;
  }

  #answer<T>(): Promise<T> {
    return new Promise((resolve, reject) => this.#expecting.push({ resolve, reject }));
  }

  #send(): void {
    const group = this.#queue;
    if (group.length === 0) {
      this.#busy = false;
      this.#whenIdle?.();
      return;
    }
    const batch = this.#batch.finish();
    this.#queue = [];
    this.#batch = new BatchWriter();
    this.#expecting.push({
      resolve: (answer: Answer) => {
        if (this.#gathers && group.length >= BUSY_CALLS && this.#queue.length < FULL_CALLS) this.#sendLater();
        else this.#send();
        settle(group, answer);
      },
      reject: (error) => {
        for (const { reject } of group) reject(error);
      },
    });
    this.#worker.postMessage(batch, [batch.bytes]);
  }

  #sendLater(): void {
    this.#gathering = setTimeout(() => this.#sendGathered(), GATHER_MS);
  }

  #sendGathered(): void {
    clearTimeout(this.#gathering);
    this.#gathering = undefined;
    this.#send();
  }

  #end(sentence: string, cause?: unknown): void {
    this.#ended ??= new StoreProblem("store-closed", sentence, { cause });
    for (const { reject } of [...this.#expecting.splice(0), ...this.#queue.splice(0)]) reject(this.#ended);
    this.#busy = false;
    this.#whenIdle?.();
  }
}

function settle(group: readonly Waiting[], { values, failures }: Answer): void {
  for (const [place, failure] of failures) group[place]?.reject(errorFrom(failure));
  // A promise that was rejected just now takes no notice of this.
  for (let place = 0; place < group.length; place += 1) group[place]?.resolve(values[place] as never);
}

function errorFrom(failure: Failure): Error {
  if ("refusal" in failure) return new Refusal(failure.refusal as ErrorCode, failure.field);
  return new StoreProblem("not-stored", failure.problem, { cause: failure.cause });
}

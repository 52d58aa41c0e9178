import type { Millis } from "../domain/identifiers.ts";
import { JobTimes } from "./job-times.ts";

export interface Job {
  readonly name: string;
  readonly everyMs: Millis;
  /** Longer than this without a success raises an alarm. */
  readonly lateAfterMs: Millis;
  run(): Promise<unknown>;
}

interface JobLogger {
  info(about: object, message: string): void;
  error(about: object, message: string): void;
}

/**
 * Runs a job again and again, never twice at once; a failure is logged and tried again at the next turn.
 * @param times who is told when it succeeds
 * @returns a function that ends it, and resolves when a run under way has finished
 */
export function runEvery(job: Job, log: JobLogger, times = new JobTimes()): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout;
  times.begins(job);
  let running = turn();

  async function turn(): Promise<void> {
    try {
      await job.run();
      times.succeeded(job.name);
    } catch (error) {
      log.error({ job: job.name, error: String(error) }, "a job failed and will be tried again");
    }
    const silentMs = times.silentMs(job.name);
    if (silentMs > job.lateAfterMs)
      log.error({ job: job.name, silentMs: Math.round(silentMs) }, "a job is late");
    if (stopped) return;
    timer = setTimeout(() => {
      running = turn();
    }, job.everyMs);
    timer.unref();
  }

  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}

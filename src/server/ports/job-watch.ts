import type { Millis } from "../domain/identifiers.ts";

export interface JobTime {
  readonly name: string;
  readonly everyMs: Millis;
  /** Since its last success, or since it began. */
  readonly silentMs: Millis;
  readonly late: boolean;
}

/** Which of the jobs that happen by themselves (jobs/) have not succeeded for too long. */
export interface JobWatch {
  late(): readonly string[];
  times(): readonly JobTime[];
}

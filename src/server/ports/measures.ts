import type { Millis } from "../domain/identifiers.ts";

/** `strays` and `lost`: what the comparison of files with their rows put right (reconcile-files.ts). */
export type Counted = "messages" | "uploads" | "strays" | "lost" | "errors";

/** What happens too often to be looked up when somebody asks. Numbers alone: nothing here names anybody. */
export interface Measures {
  count(what: Counted, times?: number): void;
  /** How long a message took from its arrival until it was on disk and confirmed. */
  confirmed(afterMs: Millis): void;
}

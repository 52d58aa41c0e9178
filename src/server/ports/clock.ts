import type { Millis } from "../domain/identifiers.ts";

/** Time is a port, so that a test can let a day pass. */
export interface Clock {
  now(): Millis;
}

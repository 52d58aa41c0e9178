import type { Millis } from "../domain/identifiers.ts";
import type { Outbox } from "../ports/carriers.ts";
import type { Clock } from "../ports/clock.ts";
import type { LetterStore } from "../ports/letter-store.ts";

/** Long enough to see that one did not arrive. */
const KEPT_MS: Millis = 7 * 24 * 60 * 60_000;

interface Ports {
  readonly letters: Pick<LetterStore, "eraseEnded">;
  readonly outbox: Pick<Outbox, "eraseEnded">;
  readonly clock: Clock;
}

/** @returns how many letters that were sent, or did not arrive, are gone */
export function eraseEndedLetters({ letters, outbox, clock }: Ports) {
  return async (): Promise<number> => {
    return (await letters.eraseEnded(clock.now() - KEPT_MS)) + (await outbox.eraseEnded());
  };
}

import type { Millis } from "./identifiers.ts";
import { Refusal } from "./refusal.ts";

/** So long after somebody has shown that it is them, what is sensitive may be changed. */
export const PROVED_MS: Millis = 10 * 60_000;

/** @throws Refusal `prove-again` */
export function requireProof({ provedAt }: { readonly provedAt: Millis }, now: Millis): void {
  if (now >= provedAt + PROVED_MS) throw new Refusal("prove-again");
}

import type { BlobEnd } from "../domain/file-layout.ts";

/** Keeps the tails of one upload, each by itself, where its home has them. */
export interface Tails {
  /** Resolves when it is on disk, with its name. */
  write(end: BlobEnd, tail: readonly Uint8Array[]): Promise<void>;
  remove(end: BlobEnd): Promise<void>;
}

/**
 * The tail that was confirmed last stays until what follows it is confirmed, so that a crash at any point leaves what
 * the row says.
 */
export class KeptTails {
  readonly #tails: Tails;
  /** The last one is what is confirmed, or about to be. */
  #ends: BlobEnd[];

  constructor(tails: Tails, at: BlobEnd) {
    this.#tails = tails;
    this.#ends = [at];
  }

  async save(end: BlobEnd, tail: readonly Uint8Array[]): Promise<void> {
    const confirmed = this.#ends.at(-1);
    for (const old of this.#ends.slice(0, -1)) await this.#tails.remove(old);
    this.#ends = this.#ends.slice(-1);
    if (confirmed?.segments === end.segments && confirmed.tailBytes === end.tailBytes) return;
    if (tail.length > 0) await this.#tails.write(end, tail);
    this.#ends.push(end);
  }
}

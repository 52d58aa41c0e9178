import { type BlobEnd, SEALED_SEGMENT_BYTES } from "../../domain/file-layout.ts";
import { spend } from "../../domain/spent-bytes.ts";
import type { BlobWriter } from "../../ports/file-blobs.ts";
import type { KeptTails } from "../kept-tails.ts";
import { translated } from "./s3-problem.ts";

/** S3 takes no part but the last below 5 MiB, which is five plain segments; sealed they are a little more. */
export const PART_SEGMENTS = 5;
export const PART_BYTES = PART_SEGMENTS * SEALED_SEGMENT_BYTES;

/**
 * Segments are gathered to parts; what is not a whole part yet is saved as an object of its own, the tail. Nothing is
 * taken in while something is on its way: 5 MiB for each upload, and the segment that is being sealed.
 */
export class S3BlobWriter implements BlobWriter {
  readonly tail: Uint8Array;
  readonly #putPart: (number: number, content: Uint8Array) => Promise<void>;
  readonly #tails: KeptTails;
  readonly #part = Buffer.allocUnsafeSlow(PART_BYTES);
  #filled: number;
  #segments: number;
  #parts: number;
  #saving: Promise<void> = Promise.resolve();
  /** A part is missing: nothing behind it can be saved. */
  #problem: unknown;

  /** @param saved what the tail's object held: the segments of the part that is not whole, and the sealed tail */
  constructor(
    putPart: (number: number, content: Uint8Array) => Promise<void>,
    tails: KeptTails,
    at: BlobEnd,
    saved: Uint8Array,
  ) {
    this.#putPart = putPart;
    this.#tails = tails;
    this.#segments = at.segments;
    this.#parts = Math.floor(at.segments / PART_SEGMENTS);
    this.#filled = saved.length - at.tailBytes;
    this.#part.set(saved.subarray(0, this.#filled));
    this.tail = saved.slice(this.#filled);
  }

  async write(pieces: readonly Uint8Array[]): Promise<void> {
    await this.#saving;
    for (const piece of pieces) {
      this.#part.set(piece, this.#filled);
      this.#filled += piece.length;
      spend(piece);
    }
    this.#segments += 1;
    if (this.#filled < PART_BYTES) return;
    await translated(this.#putPart(this.#parts + 1, this.#part)).catch((problem: unknown) => {
      this.#problem = problem;
      throw problem;
    });
    this.#parts += 1;
    this.#filled = 0;
  }

  /** The tail is laid behind the segments in the same buffer, where it has room: it is shorter than one of them. */
  async save(tail: readonly Uint8Array[]): Promise<void> {
    if (this.#problem !== undefined) throw this.#problem;
    let end = this.#filled;
    for (const piece of tail) {
      this.#part.set(piece, end);
      end += piece.length;
    }
    const content = end > 0 ? [this.#part.subarray(0, end)] : [];
    const tailBytes = end - this.#filled;
    const saved = translated(this.#tails.save({ segments: this.#segments, tailBytes }, content));
    this.#saving = saved.catch(() => {}); // whoever saves is told
    await saved;
  }

  async close(): Promise<void> {}
}

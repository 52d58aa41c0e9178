import { type BlobEnd, SEALED_SEGMENT_BYTES } from "../../domain/file-layout.ts";
import { spend } from "../../domain/spent-bytes.ts";
import type { BlobWriter } from "../../ports/file-blobs.ts";
import { KeptTails, type Tails } from "../kept-tails.ts";
import { blobProblemOf } from "./blob-problem-of.ts";
import type { InTurn } from "./one-at-a-time.ts";

/** While these are on their way to the page cache the next one is sealed; with that one, 4 MiB for each upload. */
const WRITES_AT_ONCE = 3;
/**
 * After so many the disk is told to begin, long before anybody waits for it: the disk serves one at a time, and what the
 * database writes for a message waits for as much as lies before it.
 */
const FLUSH_EVERY_SEGMENTS = 4;

/** What is needed of a FileHandle. */
interface Handle {
  writev(buffers: readonly Uint8Array[], position: number): Promise<{ readonly bytesWritten: number }>;
  datasync(): Promise<void>;
  truncate(length: number): Promise<void>;
  close(): Promise<void>;
}

/** Segments go to their places in one file, several at a time. */
export class DiskBlobWriter implements BlobWriter {
  readonly tail: Uint8Array;
  readonly #handle: Handle;
  readonly #inTurn: InTurn;
  readonly #tails: KeptTails;
  readonly #underWay = new Set<Promise<void>>();
  #segments: number;
  #saved: number;
  #flushing: Promise<void> | undefined;
  #problem: unknown;

  /** @param inTurn of all writers of this disk */
  constructor(handle: Handle, inTurn: InTurn, tails: Tails, at: BlobEnd, tail: Uint8Array) {
    this.#handle = handle;
    this.#inTurn = inTurn;
    this.#tails = new KeptTails(tails, at);
    this.#segments = at.segments;
    this.#saved = at.segments;
    this.tail = tail;
  }

  async write(pieces: readonly Uint8Array[]): Promise<void> {
    this.#throwProblem();
    const place = this.#segments * SEALED_SEGMENT_BYTES;
    this.#segments += 1;
    const written = writeAll(this.#handle, pieces, place).catch((problem: unknown) => {
      this.#problem ??= problem;
    });
    this.#underWay.add(written);
    written.then(() => this.#underWay.delete(written));
    if (this.#segments % FLUSH_EVERY_SEGMENTS === 0) this.#flush();
    if (this.#underWay.size >= WRITES_AT_ONCE) await Promise.race(this.#underWay);
  }

  async save(tail: readonly Uint8Array[]): Promise<void> {
    const end = { segments: this.#segments, tailBytes: bytesOf(tail) };
    await Promise.all([...this.#underWay, this.#flushing]);
    this.#throwProblem();
    try {
      await this.#inTurn(() => this.#handle.datasync());
      await this.#tails.save(end, tail);
      this.#saved = end.segments;
    } catch (error) {
      this.#problem ??= error;
      throw blobProblemOf(error);
    }
  }

  /** What was not saved when the disk was full takes no room from the database, which could not even note that it ends. */
  async close(): Promise<void> {
    await Promise.all([...this.#underWay, this.#flushing]);
    if (this.#problem !== undefined)
      await this.#handle.truncate(this.#saved * SEALED_SEGMENT_BYTES).catch(() => {});
    await this.#handle.close();
  }

  /** What goes wrong is kept: the system tells it once (fsync(2)). */
  #flush(): void {
    this.#flushing ??= Promise.all(this.#underWay)
      .then(() => this.#inTurn(() => this.#handle.datasync()))
      .catch((problem: unknown) => {
        this.#problem ??= problem;
      })
      .finally(() => {
        this.#flushing = undefined;
      });
  }

  #throwProblem(): void {
    if (this.#problem !== undefined) throw blobProblemOf(this.#problem);
  }
}

/** A full disk takes a part of what it is given before it says so. */
async function writeAll(
  handle: Pick<Handle, "writev">,
  pieces: readonly Uint8Array[],
  place: number,
): Promise<void> {
  let left = pieces;
  let at = place;
  while (left.length > 0) {
    const { bytesWritten } = await handle.writev(left, at);
    at += bytesWritten;
    left = after(left, bytesWritten);
  }
  pieces.forEach(spend);
}

function after(pieces: readonly Uint8Array[], bytes: number): readonly Uint8Array[] {
  let skip = bytes;
  return pieces.flatMap((piece) => {
    const skipped = Math.min(skip, piece.length);
    skip -= skipped;
    return skipped === piece.length ? [] : [piece.subarray(skipped)];
  });
}

function bytesOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, { length }) => sum + length, 0);
}

import type { BlobEnd } from "../domain/file-layout.ts";
import type { FileId } from "../domain/identifiers.ts";

/**
 * One upload's way into its home. A `save` that resolves means: on disk. Whoever calls `save` again, or opens the
 * writer anew, says that the save before was confirmed or is given up.
 */
export interface BlobWriter {
  /** The sealed tail that was saved last, empty if the upload ends with a whole segment. */
  readonly tail: Uint8Array;
  /**
   * The next sealed segment, in pieces that are the writer's from now on. Resolves when it takes another one; what
   * went wrong may show with the next call.
   */
  write(pieces: readonly Uint8Array[]): Promise<void>;
  /** Every segment so far, and this beginning of the next one, come to the disk. @throws BlobProblem */
  save(tail: readonly Uint8Array[]): Promise<void>;
  /** What was not saved is given up. */
  close(): Promise<void>;
}

/** Where the sealed bytes of files lie. A home sees ciphertext alone, and knows a file by its identifier. */
export interface FileBlobs {
  /** @throws BlobProblem `missing` when less is there than `at` says */
  append(id: FileId, at: BlobEnd): Promise<BlobWriter>;
  /** After everything was saved: from now on `read` finds it. Doing it again changes nothing. */
  finish(id: FileId, sealedBytes: number): Promise<void>;
  /**
   * The sealed bytes from `from` to before `to`, in pieces of SEALED_SEGMENT_BYTES, the last one shorter. A piece is
   * the caller's until the next one is asked for. @throws BlobProblem `missing`
   */
  read(id: FileId, from: number, to: number): AsyncIterable<Uint8Array>;
  /** Everything of it, finished or not, is gone when this resolves. What is not there is gone already. */
  remove(id: FileId): Promise<void>;
  /** How many sealed bytes `read` would find of a finished file; undefined where there is none. */
  size(id: FileId): Promise<number | undefined>;
  /** Every file of which anything is there. */
  list(): AsyncIterable<FileId>;
  /** Bytes that may still be taken; undefined where nobody can say. */
  room(): Promise<number | undefined>;
}

/** `full`: no room any more; `missing`: it is not there, or shorter than it should be; `failed`: may be tried again. */
export type BlobProblemCode = "full" | "missing" | "failed";

export class BlobProblem extends Error {
  readonly code: BlobProblemCode;

  constructor(code: BlobProblemCode, options?: ErrorOptions) {
    super(`the home of files: ${code}`, options);
    this.name = "BlobProblem";
    this.code = code;
  }
}

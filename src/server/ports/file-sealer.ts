import type { Epoch } from "../domain/epoch.ts";
import type { FileId, Millis, OrganisationId } from "../domain/identifiers.ts";

/** What everything sealed of a file is bound to. `size`: plain bytes, known when its upload begins. */
export interface FileBinding {
  readonly organisationId: OrganisationId;
  readonly fileId: FileId;
  readonly size: number;
}

/** A file's key as it may be kept: whoever destroys the epoch's key has destroyed it. */
export interface WrappedFileKey {
  readonly epoch: Epoch;
  readonly wrappedKey: Uint8Array;
}

/**
 * A segment while it is sealed, as its bytes arrive. What it gives out, in order and nothing left out, is the sealed
 * segment: `head`, what each `add` returns, and what `end` returns.
 */
export interface SegmentSealing {
  readonly head: Uint8Array;
  add(plain: Uint8Array): Uint8Array;
  end(): Uint8Array;
}

/** A file whose key is at hand. */
export interface FileSeal {
  /** Each call takes a nonce of its own, so a segment may be sealed as often as it must. */
  sealSegment(index: number): SegmentSealing;
  /**
   * The segment's plain bytes, in pieces; none of them before all are known to be right. The last segment opens as
   * that alone, and a segment of an upload that is not whole yet opens with as many bytes as it has.
   * @returns undefined when it is not what was sealed for this place in this file
   */
  openSegment(index: number, sealed: Uint8Array): readonly Uint8Array[] | undefined;
  /** What is said about the file: its name, its kind. */
  sealText(text: string): Uint8Array;
  openText(sealed: Uint8Array): string | undefined;
  /** For the epoch of `at`. Resolves when that epoch's key is on disk. */
  wrap(at: Millis): Promise<WrappedFileKey>;
}

export interface FileSealer {
  /** With a new random key. */
  begin(binding: FileBinding): FileSeal;
  /** @returns undefined when the epoch's key is destroyed, or when it was wrapped for another file */
  unwrap(binding: FileBinding, key: WrappedFileKey): Promise<FileSeal | undefined>;
}

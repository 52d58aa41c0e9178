/**
 * How a file of `size` bytes lies in its home: segments of 1 MiB, the last one shorter, each sealed by itself and one
 * behind the other. So the place of every byte is known without an index, and a range is opened without the rest.
 */
export const SEGMENT_BYTES = 1024 * 1024;
/** Before each segment its nonce (12), after it its tag (16). */
export const SEAL_BYTES = 28;
export const SEALED_SEGMENT_BYTES = SEGMENT_BYTES + SEAL_BYTES;

/** How far a home is filled: whole sealed segments, and the sealed bytes of the one that is not whole yet. */
export interface BlobEnd {
  readonly segments: number;
  readonly tailBytes: number;
}

export function segmentCount(size: number): number {
  return Math.ceil(size / SEGMENT_BYTES);
}

/** Plain bytes of one segment of a whole file. */
export function segmentBytes(size: number, index: number): number {
  return Math.min(SEGMENT_BYTES, size - index * SEGMENT_BYTES);
}

export function sealedBytes(size: number): number {
  return size + segmentCount(size) * SEAL_BYTES;
}

/** Where the home of an unfinished upload ends, of which `offset` plain bytes are confirmed. */
export function blobEnd(offset: number): BlobEnd {
  const tail = offset % SEGMENT_BYTES;
  return { segments: Math.floor(offset / SEGMENT_BYTES), tailBytes: tail === 0 ? 0 : tail + SEAL_BYTES };
}

import { bigEndian, latin1 } from "./read-numbers.ts";

/** A box of an ISO base media file (ISO/IEC 14496-12, 4.2): what it holds, from `from` to before `to`. */
export interface Box {
  readonly type: string;
  readonly from: number;
  readonly to: number;
}

/** The boxes that lie there, as far as they can be told. */
export function readBoxes(bytes: readonly number[], from: number, to: number): Box[] {
  const boxes: Box[] = [];
  for (let at = from; at + 8 <= to; ) {
    const size = bigEndian(bytes, at, 4) || to - at;
    const end = Math.min(at + size, to);
    if (size < 8) break;
    boxes.push({ type: latin1(bytes, at + 4, 4), from: at + 8, to: end });
    at = end;
  }
  return boxes;
}

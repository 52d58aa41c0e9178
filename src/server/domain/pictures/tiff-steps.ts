import { bigEndian, littleEndian } from "./read-numbers.ts";
import type { Steps, Walk } from "./walk.ts";

const ORIENTATION = 0x0112;
const ENTRY_BYTES = 12;
const HEADER_BYTES = 8;

/**
 * Exif as TIFF of `bytes` bytes (TIFF 6.0, section 2), of whose first directory nothing stays but the orientation: the
 * other entries become a byte of zero under tags that mean nothing, all else is blanked.
 * @param got what of these bytes went by already, fewer than 8
 */
export function throughTiff(walk: Walk, bytes: number, back: string, got: readonly number[] = []): void {
  walk.state.back = back;
  walk.set("left", bytes);
  if (bytes < HEADER_BYTES + 2) walk.blank(bytes - got.length).next(back, 0);
  else {
    walk.next("tiff-header", HEADER_BYTES);
    walk.state.got.push(...got);
  }
}

export const TIFF_STEPS: Steps = {
  "tiff-header": (walk, got) => {
    const little = got[0] === 0x49;
    const read = little ? littleEndian : bigEndian;
    const left = walk.get("left") - HEADER_BYTES;
    const gap = read(got, 4, 4) - HEADER_BYTES;
    const isTiff = got[0] === got[1] && (little || got[0] === 0x4d) && read(got, 2, 2) === 42;
    walk.set("little", little ? 1 : 0);
    walk.set("left", left - gap - 2);
    if (isTiff && gap >= 0 && gap + 2 <= left) walk.blank(gap).next("tiff-count", 2);
    else walk.blank(left).next(walk.state.back, 0);
  },
  "tiff-count": (walk, got) => {
    const count = walk.get("little") ? littleEndian(got, 0, 2) : bigEndian(got, 0, 2);
    walk.set("entries", Math.min(count, Math.floor(walk.get("left") / ENTRY_BYTES)));
    walk.next("tiff-entry", 0);
  },
  "tiff-entry": (walk) => {
    const [entries, left] = [walk.get("entries"), walk.get("left")];
    if (entries === 0) return walk.blank(left).next(walk.state.back, 0);
    walk.set("entries", entries - 1);
    walk.set("left", left - ENTRY_BYTES);
    walk.next("tiff-tag", 2, walk.get("little") ? [0x12, 0x01] : [0x01, 0x12]);
  },
  "tiff-tag": (walk, got) => {
    const little = walk.get("little") === 1;
    const tag = little ? littleEndian(got, 0, 2) : bigEndian(got, 0, 2);
    // Type BYTE, one of them, zero.
    const nothing = little ? [1, 0, 1, 0, 0, 0, 0, 0, 0, 0] : [0, 1, 0, 0, 0, 1, 0, 0, 0, 0];
    if (tag === ORIENTATION) walk.keep(ENTRY_BYTES - 2).next("tiff-entry", 0);
    else walk.put(nothing).next("tiff-entry", 0);
  },
};

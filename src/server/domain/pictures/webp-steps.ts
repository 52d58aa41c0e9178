import { latin1, littleEndian } from "./read-numbers.ts";
import { refuseFlood } from "./refuse-flood.ts";
import { throughTiff } from "./tiff-steps.ts";
import type { Steps } from "./walk.ts";

const HEADER_BYTES = 8;
const FRAME_BYTES = 16;
/** How much of a chunk's beginning tells the size of the picture. */
const SIZED: Readonly<Record<string, number>> = { VP8X: 10, "VP8 ": 10, VP8L: 5, ANMF: FRAME_BYTES };
const SHOWN = new Set(["ICCP", "ANIM", "ALPH"]);
/** Before the TIFF, as in JPEG. RFC 9649 has none of it; programs write it all the same, and readers skip it. */
const EXIF_MARK = "Exif\0\0";

/** Width and height, by RFC 9649, sections 2.5 to 2.7, and RFC 6386, section 9.1. */
function sizeIn(type: string, got: readonly number[]): readonly [number, number] {
  if (type === "VP8X") return [littleEndian(got, 4, 3) + 1, littleEndian(got, 7, 3) + 1];
  if (type === "ANMF") return [littleEndian(got, 6, 3) + 1, littleEndian(got, 9, 3) + 1];
  if (type === "VP8 ") return [littleEndian(got, 6, 2) & 0x3fff, littleEndian(got, 8, 2) & 0x3fff];
  const bits = littleEndian(got, 1, 4);
  return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
}

/** RFC 9649. A frame's chunks stand behind its header as others do, so it is walked through as if it had ended. */
export const WEBP_STEPS: Steps = {
  "webp-start": (walk, got) => {
    if (latin1(got, 0, 1) !== "F" || latin1(got, 5, 4) !== "WEBP") return walk.end();
    walk.set("riff", littleEndian(got, 1, 4) - 4);
    walk.next("webp-next", 0);
  },
  "webp-next": (walk) =>
    walk.get("riff") < HEADER_BYTES ? walk.blankRest() : walk.next("webp-chunk", HEADER_BYTES),
  "webp-chunk": (walk, got) => {
    const type = latin1(got, 0, 4);
    const bytes = littleEndian(got, 4, 4);
    const padded = bytes + (bytes & 1);
    const sized = Math.min(SIZED[type] ?? 0, padded);
    walk.set("riff", walk.get("riff") - HEADER_BYTES - (type === "ANMF" ? sized : padded));
    walk.set("padded", padded);
    if (sized > 0) walk.next(`webp-${type}`, sized);
    else if (type === "EXIF" && padded >= EXIF_MARK.length) walk.next("webp-EXIF", EXIF_MARK.length);
    else (SHOWN.has(type) ? walk.keep(padded) : walk.blank(padded)).next("webp-next", 0);
  },
  "webp-EXIF": (walk, got) => {
    const marked = latin1(got) === EXIF_MARK;
    throughTiff(walk, walk.get("padded") - (marked ? got.length : 0), "webp-next", marked ? [] : got);
  },
  ...Object.fromEntries(
    Object.keys(SIZED).map((type) => [
      `webp-${type}`,
      (walk, got) => {
        refuseFlood(...sizeIn(type, got));
        const rest = type === "ANMF" ? 0 : walk.get("padded") - got.length;
        walk.keep(rest).next("webp-next", 0);
      },
    ]) satisfies [string, Steps[string]][],
  ),
};

import { MAX_BRANDS_BYTES } from "../media-type.ts";
import { Refusal } from "../refusal.ts";
import { EMPTY_EXIF, saidIn } from "./read-meta.ts";
import { bigEndian, codesOf, latin1 } from "./read-numbers.ts";
import type { Step, Steps, Walk } from "./walk.ts";

const HEADER_BYTES = 8;
/** Of the largest pictures of phones it has some ten thousand bytes. */
const MAX_META_BYTES = 64 * 1024;
/** No longer box fits into the largest file; what begins with more is a text that has the word by chance. */
const MAX_FIRST_BYTE = 8;
const PICTURES = new Set(
  "heic heix hevc hevx heim heis hevm hevs mif1 msf1 avif avis avci avcs jpeg j2ki".split(" "),
);
/** How films begin that are older than brands are. */
const OLD_FILM = new Set(["moov", "mdat", "wide", "skip", "free", "pnot"]);

/** Boxes whose boxes are walked through as if they stood outside. */
const OPENED = new Set(["moov", "trak", "mdia", "minf", "stbl"]);
/** What is said in boxes; and where nothing is, or what nobody knows. */
const [SAYING, BLANKED] = [new Set(["udta", "meta"]), new Set(["uuid", "free", "skip"])];
/** All that a JPEG XL needs. A JPEG that was packed into one keeps its pixels, and cannot be unpacked to the same bytes. */
const JPEG_XL = new Set(["ftyp", "jxll", "jxli", "jxlc", "jxlp"]);
/** Tracks beside the film that tell the place all along: of action cameras, of 360° cameras, of iPhones. */
const TELLS_PLACES = /gpmd|camm|location/;
const MAX_SAMPLES_BYTES = 16 * 1024;

const nextBox = (walk: Walk): void => walk.next("boxes-box", HEADER_BYTES);

const hollow = (walk: Walk, bytes: number, head: readonly number[]): void => {
  const put = bytes < head.length ? [] : head;
  walk.set("left", bytes - put.length);
  walk.put(put).next("boxes-hollow", 0);
};

/** One box of nothing fills it: readers want boxes in there. */
const hollowBox = (walk: Walk, bytes: number): void =>
  hollow(walk, bytes, [...[24, 16, 8, 0].map((bits) => (bytes >>> bits) & 0xff), ...codesOf("free")]);

const throughBox = (walk: Walk, type: string, bytes: number): void => {
  const first = walk.get("met") === 0;
  // What of the bytes in `mdat` is not the picture's own is said only in `meta`.
  const unclear = type === "mdat" || (type === "meta" && bytes > MAX_META_BYTES);
  if (first && unclear) throw new Refusal("picture-unclear");
  if (first && type === "meta") walk.next("boxes-meta", bytes);
  else if (OPENED.has(type)) nextBox(walk);
  else if (SAYING.has(type)) hollowBox(walk, bytes);
  else if (type === "stsd" && bytes <= MAX_SAMPLES_BYTES) walk.next("boxes-samples", bytes);
  else nextBox(BLANKED.has(type) ? walk.blank(bytes) : walk.keep(bytes));
};

const throughJpegXl = (walk: Walk, type: string, bytes: number): void => {
  if (type === "Exif") hollow(walk, bytes, EMPTY_EXIF);
  else nextBox(JPEG_XL.has(type) ? walk.keep(bytes) : walk.blank(bytes));
};

const through = (walk: Walk, type: string, bytes: number): void =>
  (walk.get("jpeg-xl") ? throughJpegXl : throughBox)(walk, type, bytes);

const atBox: Step = (walk, got) => {
  const size = bigEndian(got, 0, 4);
  walk.set("type", bigEndian(got, 4, 4));
  if (size === 1) return walk.next("boxes-large", 16 - HEADER_BYTES);
  const bytes = size === 0 ? Number.MAX_SAFE_INTEGER : size - HEADER_BYTES;
  if (bytes < 0) return walk.blankRest();
  through(walk, latin1(got, 4, 4), bytes);
};

/**
 * HEIC and AVIF (ISO/IEC 23008-12), JPEG XL (18181-2), MP4 (14496-12) and QuickTime. What says something lies between
 * the pictures of the first two, and where, is told at the beginning; files that are written the other way round are
 * refused. @throws Refusal `picture-unclear`, `picture-too-large`
 */
export const BOXES_STEPS: Steps = {
  /** What is left of the first box's header. */
  "boxes-start": (walk, got) => {
    const first = walk.get("first");
    const size = first * 256 + (got[0] ?? 0);
    const type = latin1(got, 1, 4);
    walk.set("jpeg-xl", type === "JXL " && size === 12 ? 1 : 0);
    if (walk.get("jpeg-xl")) return nextBox(walk.keep(4));
    if (first >> 16 > MAX_FIRST_BYTE || (type !== "ftyp" && !OLD_FILM.has(type))) return walk.end();
    if (type === "ftyp") {
      if (size <= HEADER_BYTES || size > MAX_BRANDS_BYTES) throw new Refusal("picture-unclear");
      return walk.next("boxes-brands", size - HEADER_BYTES);
    }
    walk.set("met", 1);
    atBox(walk, [first >> 16, (first >> 8) & 0xff, first & 0xff, ...got]);
  },
  "boxes-brands": (walk, got) => {
    const brands = latin1(got).match(/.{4}/gs) ?? [];
    walk.set("met", brands.some((brand, place) => place !== 1 && PICTURES.has(brand)) ? 0 : 1);
    nextBox(walk);
  },
  "boxes-box": atBox,
  "boxes-large": (walk, got) => {
    const bytes = bigEndian(got, 0, 8) - 16;
    if (bytes < 0 || !Number.isSafeInteger(bytes)) return walk.blankRest();
    const type = walk.get("type");
    through(walk, String.fromCharCode(...[24, 16, 8, 0].map((bits) => (type >>> bits) & 0xff)), bytes);
  },
  "boxes-meta": (walk, got) => {
    const ranges = saidIn(got, walk.state.at);
    if (ranges === undefined) throw new Refusal("picture-unclear");
    walk.state.ranges = ranges;
    walk.set("met", 1);
    nextBox(walk);
  },
  "boxes-hollow": (walk) => nextBox(walk.blank(walk.get("left"))),
  "boxes-samples": (walk, got) => {
    if (TELLS_PLACES.test(latin1(got))) throw new Refusal("picture-unclear");
    nextBox(walk);
  },
};

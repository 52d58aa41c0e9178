import { Refusal } from "../refusal.ts";
import { saidIn } from "./read-meta.ts";
import { bigEndian, latin1 } from "./read-numbers.ts";
import type { Step, Steps, Walk } from "./walk.ts";

const HEADER_BYTES = 8;
/** Of the largest pictures of phones it has some ten thousand bytes. */
const MAX_META_BYTES = 64 * 1024;
const MAX_BRANDS_BYTES = 256;
const BRANDS = new Set("heic heix hevc hevx heim heis mif1 msf1 avif avis".split(" "));
/** Boxes whose boxes are walked through as if they stood outside. */
const OPENED = new Set(["moov", "trak"]);
const BLANKED = new Set(["uuid", "udta", "free", "skip", "meta"]);

const nextBox = (walk: Walk): void => walk.next("heif-box", HEADER_BYTES);

const throughBox = (walk: Walk, type: string, bytes: number): void => {
  const first = walk.get("met") === 0;
  // What of the bytes in `mdat` is not the picture's own is said only in `meta`.
  const unclear = type === "mdat" || (type === "meta" && bytes > MAX_META_BYTES);
  if (first && unclear) throw new Refusal("picture-unclear");
  if (first && type === "meta") walk.next("heif-meta", bytes);
  else if (OPENED.has(type)) nextBox(walk);
  else nextBox(BLANKED.has(type) ? walk.blank(bytes) : walk.keep(bytes));
};

const atBox: Step = (walk, got) => {
  const size = bigEndian(got, 0, 4);
  const type = latin1(got, 4, 4);
  if (size === 1) return walk.next("heif-large-box", 16 - HEADER_BYTES);
  const bytes = size === 0 ? Number.MAX_SAFE_INTEGER : size - HEADER_BYTES;
  if (bytes < 0) return walk.blankRest();
  throughBox(walk, type, bytes);
};

/**
 * HEIC and AVIF (ISO/IEC 23008-12). What says something lies between the pictures, and where, is told at the beginning;
 * files that are written the other way round are refused. @throws Refusal `picture-unclear`, `picture-too-large`
 */
export const HEIF_STEPS: Steps = {
  /** What is left of the first box's header. */
  "heif-start": (walk, got) => {
    const bytes = walk.get("first") * 256 + (got[0] ?? 0) - HEADER_BYTES;
    const isBrands = latin1(got, 1, 4) === "ftyp" && bytes > 0 && bytes <= MAX_BRANDS_BYTES;
    if (isBrands) walk.next("heif-brands", bytes);
    else walk.end();
  },
  "heif-brands": (walk, got) => {
    const brands = latin1(got).match(/.{4}/gs) ?? [];
    if (brands.some((brand, place) => place !== 1 && BRANDS.has(brand))) nextBox(walk);
    else walk.end();
  },
  "heif-box": (walk, got) => {
    walk.set("type", bigEndian(got, 4, 4));
    atBox(walk, got);
  },
  "heif-large-box": (walk, got) => {
    const bytes = bigEndian(got, 0, 8) - 16;
    if (bytes < 0 || !Number.isSafeInteger(bytes)) return walk.blankRest();
    const type = walk.get("type");
    throughBox(walk, String.fromCharCode(...[24, 16, 8, 0].map((bits) => (type >>> bits) & 0xff)), bytes);
  },
  "heif-meta": (walk, got) => {
    const ranges = saidIn(got, walk.state.at);
    if (ranges === undefined) throw new Refusal("picture-unclear");
    walk.state.ranges = ranges;
    walk.set("met", 1);
    nextBox(walk);
  },
};

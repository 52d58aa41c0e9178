import { Refusal } from "../refusal.ts";
import { bigEndian, littleEndian } from "./read-numbers.ts";
import type { Step, Steps, Walk } from "./walk.ts";

/** A document of scans has a directory for each page. */
const MAX_DIRECTORIES = 4_096;
const MAX_RANGES = 4_096;
/** Bytes of a value by its type (TIFF 6.0, section 2; 13 is a directory, by its supplements). */
const VALUE_BYTES = [1, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];

/** Directories that a tag leads to: of more pixels; and of what is said, which are Exif, GPS and Interoperability. */
const MORE_PIXELS = 330;
const SAYING = new Set([34_665, 34_853, 40_965]);

/** From tag to tag, both among them: what shows the pixels, by TIFF 6.0, its supplements, and DNG 1.7. */
const SHOWN: readonly (readonly [from: number, to: number])[] = [
  ...([
    [254, 266],
    [273, 284],
    [286, 297],
    [301, 301],
    [317, 347],
    [512, 532],
    [33_421, 33_422],
  ] as const),
  ...([
    [34_675, 34_675],
    [50_706, 50_734],
    [50_737, 50_739],
    [50_741, 50_741],
    [50_778, 50_781],
  ] as const),
  ...([
    [50_829, 50_834],
    [50_879, 50_883],
    [50_931, 50_965],
    [50_972, 51_125],
    [52_525, 52_553],
  ] as const),
];

const isShown = (tag: number): boolean => SHOWN.some(([from, to]) => tag >= from && tag <= to);

const read = (walk: Walk, got: readonly number[], from: number, length: number): number =>
  (walk.get("little") ? littleEndian : bigEndian)(got, from, length);

const isSaying = (walk: Walk): boolean => walk.get("kind") === 1;

/** In a directory of what is said nothing stays, so that it is an empty one. */
const get = (walk: Walk, step: string, need: number): void =>
  isSaying(walk) ? walk.erase(step, need) : walk.next(step, need);

/** `kind` 0: of pixels, 1: of what is said, 2: a list of places of directories, `count` of them. */
function told(walk: Walk, from: number, kind: number, count = 1): void {
  walk.set("told", walk.get("told") + count);
  if (walk.get("told") > MAX_DIRECTORIES) throw new Refusal("picture-unclear");
  if (from > 0 && count > 0) walk.state.places = [...(walk.state.places ?? []), [from, kind, count]];
}

/** What lies there is blanked when it comes. */
function blankLater(walk: Walk, from: number, bytes: number): void {
  const { at, ranges } = walk.state;
  if (from < at || ranges.length >= MAX_RANGES) throw new Refusal("picture-unclear");
  ranges.push([from, from + bytes]);
}

/** What went by is sealed already: a directory that lies there cannot be looked into any more. */
const nextPlace: Step = (walk) => {
  const [first, ...others] = (walk.state.places ?? []).sort(([one], [other]) => one - other);
  walk.state.places = others;
  if (first === undefined) return walk.end();
  const [from, kind, count] = first;
  if (from < walk.state.at) throw new Refusal("picture-unclear");
  walk.set("kind", kind);
  walk.set("entries", count);
  walk.keep(from - walk.state.at).next(kind === 2 ? "tiff-file-list" : "tiff-file-directory", 0);
};

const atValue: Step = (walk, got) => {
  const [tag, bytes, count] = [walk.get("tag"), walk.get("bytes"), walk.get("count")];
  const value = read(walk, got, 0, 4);
  if (SAYING.has(tag)) told(walk, value, 1);
  else if (isSaying(walk) || tag !== MORE_PIXELS) blankLater(walk, value, bytes);
  else told(walk, value, count > 1 ? 2 : 0, count);
  walk.next("tiff-file-entry", 0);
};

/**
 * A file that is TIFF, or DNG (TIFF 6.0, section 2). Its structure stays; of what is said the values are blanked, and
 * directories of it are empty. @throws Refusal `picture-unclear` when something of it lies before the place that tells so
 */
export const TIFF_FILE_STEPS: Steps = {
  /** What is left of the header. */
  "tiff-file-start": (walk, got) => {
    const little = walk.get("first") === 0x49492a;
    if (got[0] !== (little ? 0 : 42)) return walk.end();
    walk.set("little", little ? 1 : 0);
    told(walk, read(walk, got, 1, 4), 0);
    walk.next("tiff-file-next", 0);
  },
  "tiff-file-next": nextPlace,
  "tiff-file-list": (walk) => {
    const left = walk.get("entries");
    walk.set("entries", left - 1);
    walk.next(left > 0 ? "tiff-file-listed" : "tiff-file-next", left > 0 ? 4 : 0);
  },
  "tiff-file-listed": (walk, got) => {
    told(walk, read(walk, got, 0, 4), 0);
    walk.next("tiff-file-list", 0);
  },
  "tiff-file-directory": (walk) => get(walk, "tiff-file-count", 2),
  "tiff-file-count": (walk, got) => {
    walk.set("entries", read(walk, got, 0, 2));
    walk.next("tiff-file-entry", 0);
  },
  "tiff-file-entry": (walk) => {
    const left = walk.get("entries");
    walk.set("entries", left - 1);
    get(walk, left > 0 ? "tiff-file-tag" : "tiff-file-after", left > 0 ? 8 : 4);
  },
  "tiff-file-tag": (walk, got) => {
    const [tag, type, count] = [read(walk, got, 0, 2), read(walk, got, 2, 2), read(walk, got, 4, 4)];
    const bytes = (VALUE_BYTES[type] ?? 1) * count;
    for (const [name, value] of Object.entries({ tag, bytes, count })) walk.set(name, value);
    if (SAYING.has(tag) || (tag === MORE_PIXELS && !isSaying(walk))) get(walk, "tiff-file-value", 4);
    else if (isShown(tag) && !isSaying(walk)) walk.keep(4).next("tiff-file-entry", 0);
    else if (bytes > 4) get(walk, "tiff-file-value", 4);
    else walk.blank(4).next("tiff-file-entry", 0);
  },
  "tiff-file-value": atValue,
  /** Behind the entries stands where the next page's directory lies. */
  "tiff-file-after": (walk, got) => {
    if (!isSaying(walk)) told(walk, read(walk, got, 0, 4), 0);
    walk.next("tiff-file-next", 0);
  },
};

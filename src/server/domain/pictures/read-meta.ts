import { type Box, readBoxes } from "./read-boxes.ts";
import { bigEndian, latin1 } from "./read-numbers.ts";
import { refuseFlood } from "./refuse-flood.ts";
import type { Range } from "./walk.ts";

/** Items that say something about the picture and are none (ISO/IEC 23008-12, annex A). */
const SAYS = new Set(["Exif", "mime", "uri "]);

/**
 * What an Exif item becomes, for readers that want one where one is told of: right behind where it begins (23008-12,
 * annex A.2.1) a TIFF whose only directory is empty.
 */
export const EMPTY_EXIF: readonly number[] = [0, 0, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0];

/**
 * Where the items of a `meta` box lie that say something about the picture; `after` is where the file goes on.
 * @param bytes what the box holds
 * @returns undefined when it cannot be told, or when they are not in what follows
 * @throws Refusal `picture-too-large`
 */
export function saidIn(bytes: readonly number[], after: number): Range[] | undefined {
  const boxes = readBoxes(bytes, 4, bytes.length);
  for (const properties of inside(bytes, boxes, "iprp"))
    for (const container of inside(bytes, [properties], "ipco"))
      if (container.type === "ispe")
        refuseFlood(bigEndian(bytes, container.from + 4, 4), bigEndian(bytes, container.from + 8, 4));
  const items = boxes.filter(({ type }) => type === "iinf").flatMap((box) => sayingItems(bytes, box));
  if (items.length === 0) return [];
  const places = boxes.find(({ type }) => type === "iloc");
  const ranges = places && rangesOf(bytes, places, new Map(items));
  return ranges?.every(([from]) => from >= after) ? ranges : undefined;
}

function inside(bytes: readonly number[], boxes: readonly Box[], type: string): Box[] {
  return boxes.filter((box) => box.type === type).flatMap(({ from, to }) => readBoxes(bytes, from, to));
}

/** ISO/IEC 14496-12, 8.11.6. Before version 2 an item has no type. */
function sayingItems(bytes: readonly number[], { from, to }: Box): [id: number, type: string][] {
  const entries = from + (bytes[from] === 0 ? 6 : 8);
  return readBoxes(bytes, entries, to).flatMap((entry) => {
    const version = bytes[entry.from] ?? 0;
    const idBytes = version === 3 ? 4 : 2;
    const type = latin1(bytes, entry.from + 4 + idBytes + 2, 4);
    const says = entry.type === "infe" && (version < 2 || SAYS.has(type));
    return says ? [[bigEndian(bytes, entry.from + 4, idBytes), type]] : [];
  });
}

/** Reads numbers one behind the other. */
function reader(bytes: readonly number[], from: number): (length: number) => number {
  let at = from;
  return (length) => {
    at += length;
    return bigEndian(bytes, at - length, length);
  };
}

/** Extents may have no bytes of their own: how many there are is nobody's word to be taken for. */
const MAX_EXTENTS = 64;

interface Item {
  readonly id: number;
  /** Whether it lies in this file, counted from its beginning. */
  readonly here: boolean;
  readonly ranges: readonly Range[];
}

/** @returns undefined when one of the items lies elsewhere than in the file, or nowhere */
function rangesOf(
  bytes: readonly number[],
  box: Box,
  wanted: ReadonlyMap<number, string>,
): Range[] | undefined {
  const items = [...placesOf(bytes, box)].filter(({ id }) => wanted.has(id));
  const ranges = items.flatMap(({ id, ranges }) =>
    ranges.map(([from, to], place): Range => {
      const isExif = wanted.get(id) === "Exif" && place === 0;
      return isExif ? [from, to, EMPTY_EXIF] : [from, to];
    }),
  );
  const clear = items.every(({ here }) => here) && ranges.every(([from, to]) => to > from);
  const found = new Set(items.filter((item) => item.ranges.length > 0).map(({ id }) => id));
  return clear && found.size === wanted.size ? ranges : undefined;
}

/** ISO/IEC 14496-12, 8.11.3. */
function* placesOf(bytes: readonly number[], box: Box): Iterable<Item> {
  const version = bytes[box.from] ?? 0;
  const next = reader(bytes, box.from + 4);
  const [sizes, bases] = [next(1), next(1)];
  const count = next(version < 2 ? 2 : 4);
  // Who lies about how many there are is not followed beyond as many as there is room for.
  for (let item = 0; item < Math.min(count, bytes.length); item += 1) {
    const id = next(version < 2 ? 2 : 4);
    const method = version === 0 ? 0 : next(2) & 15;
    const here = next(2) === 0 && method === 0;
    const base = next(bases >> 4);
    const extents = next(2);
    const indexBytes = version === 0 ? 0 : bases & 15;
    const ranges = Array.from({ length: Math.min(extents, MAX_EXTENTS) }, (): Range => {
      next(indexBytes);
      const from = base + next(sizes >> 4);
      return [from, from + next(sizes & 15)];
    });
    next((extents - ranges.length) * (indexBytes + (sizes >> 4) + (sizes & 15)));
    yield { id, here: here && extents === ranges.length, ranges };
  }
}

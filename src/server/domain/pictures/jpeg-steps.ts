import { bigEndian, codesOf, latin1 } from "./read-numbers.ts";
import { refuseFlood } from "./refuse-flood.ts";
import { throughTiff } from "./tiff-steps.ts";
import type { Step, Steps, Walk } from "./walk.ts";

const [SCAN, END, COMMENT] = [0xda, 0xd9, 0xfe];

/** What of an application's segment tells how to show the picture: its beginning, and how many bytes after it. */
const SHOWN: Readonly<Record<number, readonly [mark: string, bytes: number]>> = {
  224: ["JFIF\0", 9],
  225: ["Exif\0\0", 0],
  226: ["ICC_PROFILE\0", 65_535],
  238: ["Adobe", 7],
};

const between = (walk: Walk): void => walk.next("jpeg-between", 1, [0xff]);

/** Frames (ITU-T T.81, table B.1) have the size; C4, C8 and CC are something else. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const standsAlone = (marker: number): boolean => marker <= 1 || (marker >= 0xd0 && marker <= 0xd8);

const atMarker: Step = (walk, [marker = 0]) => {
  walk.set("marker", marker);
  if (marker === 0xff) walk.next("jpeg-marker", 1);
  else if (marker === END) walk.blankRest();
  else if (standsAlone(marker)) between(walk);
  else walk.next("jpeg-length", 2);
};

/** ITU-T T.81, annex B. Whatever stands outside of segments and scans is blanked, as is all behind the picture's end. */
export const JPEG_STEPS: Steps = {
  "jpeg-between": (walk, [byte]) => (byte === 0xff ? walk.next("jpeg-marker", 1) : between(walk)),
  "jpeg-marker": atMarker,
  "jpeg-length": (walk, got) => {
    const marker = walk.get("marker");
    const bytes = Math.max(0, bigEndian(got, 0, 2) - 2);
    const [mark] = SHOWN[marker] ?? [];
    walk.set("bytes", bytes);
    if (marker === SCAN) walk.keep(bytes).next("jpeg-scan", 0);
    else if (isFrame(marker)) walk.next("jpeg-frame", Math.min(5, bytes));
    else if (mark && bytes >= mark.length) walk.next("jpeg-application", mark.length, codesOf(mark));
    else {
      const says = marker === COMMENT || (marker >= 0xe0 && marker <= 0xef);
      between(says ? walk.blank(bytes) : walk.keep(bytes));
    }
  },
  "jpeg-frame": (walk, got) => {
    // A height of 0 is told after the first scan (B.2.5): it may be the largest.
    refuseFlood(bigEndian(got, 3, 2), bigEndian(got, 1, 2) || 65_535);
    between(walk.keep(walk.get("bytes") - got.length));
  },
  "jpeg-application": (walk, got) => {
    const marker = walk.get("marker");
    const [mark, shown] = SHOWN[marker] ?? ["", 0];
    const left = walk.get("bytes") - got.length;
    if (latin1(got) !== mark) return between(walk.blank(left));
    if (marker === 0xe1) return throughTiff(walk, left, "jpeg-next");
    walk.set("left", left - Math.min(shown, left));
    walk.keep(Math.min(shown, left)).next("jpeg-thumbnail", 0);
  },
  "jpeg-thumbnail": (walk) => between(walk.blank(walk.get("left"))),
  "jpeg-next": between,
  "jpeg-scan": (walk) => walk.seek().next("jpeg-in-scan", 1),
  "jpeg-in-scan": (walk, got) => {
    const [marker = 0] = got;
    if (marker === 0xff) walk.next("jpeg-in-scan", 1);
    else if (marker === 0 || (marker >= 0xd0 && marker <= 0xd7)) walk.seek().next("jpeg-in-scan", 1);
    else atMarker(walk, got);
  },
};

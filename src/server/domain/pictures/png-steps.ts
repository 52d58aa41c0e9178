import { crc32 } from "./crc-32.ts";
import { bigEndian, latin1 } from "./read-numbers.ts";
import { refuseFlood } from "./refuse-flood.ts";
import { throughTiff } from "./tiff-steps.ts";
import type { Steps } from "./walk.ts";

/** Chunks that a decoder may ignore, and that tell how to show the picture (PNG, third edition, 11.3). */
const SHOWN = new Set(
  "cHRM cICP cLLI gAMA iCCP mDCV sBIT sRGB bKGD hIST tRNS pHYs sPLT acTL fcTL fdAT".split(" "),
);

const isCritical = (type: string): boolean => /^[A-Z]/.test(type);

export const PNG_STEPS: Steps = {
  /** What is left of the signature, and the first chunk. */
  "png-start": (walk, got) => {
    if (latin1(got, 0, 5) !== "G\r\n\x1a\n" || latin1(got, 9, 4) !== "IHDR") return walk.end();
    refuseFlood(bigEndian(got, 13, 4), bigEndian(got, 17, 4));
    walk.next("png-chunk", 8);
  },
  "png-chunk": (walk, got) => {
    const bytes = bigEndian(got, 0, 4);
    const type = latin1(got, 4, 4);
    if (bytes > 0x7fffffff) return walk.blankRest();
    if (type === "IEND") return walk.keep(bytes + 4).next("png-behind", 0);
    if (isCritical(type) || SHOWN.has(type)) return walk.keep(bytes + 4).next("png-chunk", 8);
    walk.state.crc = crc32(got.slice(4));
    if (type === "eXIf") throughTiff(walk, bytes, "png-sum");
    else walk.blank(bytes).next("png-sum", 0);
  },
  "png-sum": (walk) => {
    const { crc } = walk.state;
    walk.state.crc = -1;
    walk.put([crc >>> 24, (crc >>> 16) & 0xff, (crc >>> 8) & 0xff, crc & 0xff]).next("png-chunk", 8);
  },
  "png-behind": (walk) => walk.blankRest(),
};

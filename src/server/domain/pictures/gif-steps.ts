import { latin1, littleEndian } from "./read-numbers.ts";
import { refuseFlood } from "./refuse-flood.ts";
import type { Steps } from "./walk.ts";

const [IMAGE, EXTENSION] = [0x2c, 0x21];
const [PLAIN_TEXT, CONTROL, APPLICATION] = [0x01, 0xf9, 0xff];
const APPLICATION_BYTES = 11;
const SHOWN = new Set(["NETSCAPE2.0", "ANIMEXTS1.0", "ICCRGBG1012"]);

/** What a text has behind "GIF89a"; a picture's size and colours have other bytes among seven. */
export const isWritten = (bytes: readonly number[]): boolean =>
  bytes.every((byte) => byte >= 0x20 || [9, 10, 12, 13].includes(byte));

const colours = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/** GIF89a, sections 15 to 26. Of the blocks that are blanked their lengths stay. */
export const GIF_STEPS: Steps = {
  "gif-screen": (walk, got) => {
    if (!/^8[79]a$/.test(latin1(got, 0, 3)) || isWritten(got.slice(3))) return walk.end();
    refuseFlood(littleEndian(got, 3, 2), littleEndian(got, 5, 2));
    walk.keep(colours(got[7] ?? 0)).next("gif-block", 1);
  },
  "gif-block": (walk, [kind]) => {
    walk.set("blanks", 0);
    if (kind === IMAGE) walk.next("gif-image", 9);
    else if (kind === EXTENSION) walk.next("gif-extension", 1);
    else if (kind === 0) walk.next("gif-block", 1);
    else if (walk.get("met")) walk.blankRest();
    else walk.end();
    walk.set("met", 1);
  },
  "gif-image": (walk, got) => {
    refuseFlood(littleEndian(got, 4, 2), littleEndian(got, 6, 2));
    walk.keep(colours(got[8] ?? 0) + 1).next("gif-part", 1);
  },
  "gif-extension": (walk, [label]) => {
    walk.set("blanks", label === PLAIN_TEXT || label === CONTROL ? 0 : 1);
    walk.next(label === APPLICATION ? "gif-application-length" : "gif-part", 1);
  },
  "gif-application-length": (walk, [bytes = 0]) => {
    if (bytes === APPLICATION_BYTES) walk.next("gif-application", bytes);
    else if (bytes === 0) walk.next("gif-block", 1);
    else walk.blank(bytes).next("gif-part", 1);
  },
  "gif-application": (walk, got) => {
    walk.set("blanks", SHOWN.has(latin1(got)) ? 0 : 1);
    walk.next("gif-part", 1);
  },
  "gif-part": (walk, [bytes = 0]) => {
    if (bytes === 0) return walk.next("gif-block", 1);
    (walk.get("blanks") ? walk.blank(bytes) : walk.keep(bytes)).next("gif-part", 1);
  },
};

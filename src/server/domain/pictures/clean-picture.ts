import { BOXES_STEPS } from "./boxes-steps.ts";
import { GIF_STEPS } from "./gif-steps.ts";
import { JPEG_STEPS } from "./jpeg-steps.ts";
import { PNG_STEPS } from "./png-steps.ts";
import { bigEndian, latin1 } from "./read-numbers.ts";
import { takeBytes } from "./take-bytes.ts";
import { TIFF_FILE_STEPS } from "./tiff-file-steps.ts";
import { TIFF_STEPS } from "./tiff-steps.ts";
import { beginning, type Steps, type WalkState } from "./walk.ts";
import { WEBP_STEPS } from "./webp-steps.ts";

const FIRST: Steps = {
  first: (walk, got) => {
    const mark = latin1(got);
    walk.set("first", bigEndian(got, 0, 3));
    if (mark === "\xff\xd8\xff") walk.next("jpeg-marker", 1);
    else if (mark === "\x89PN") walk.next("png-start", 30);
    else if (mark === "GIF") walk.next("gif-screen", 10);
    else if (mark === "RIF") walk.next("webp-start", 9);
    else if (mark === "II*" || mark === "MM\0") walk.next("tiff-file-start", 5);
    else walk.next("boxes-start", 5);
  },
};
const STEPS: Steps = {
  ...FIRST,
  ...TIFF_STEPS,
  ...TIFF_FILE_STEPS,
  ...JPEG_STEPS,
  ...PNG_STEPS,
  ...GIF_STEPS,
  ...WEBP_STEPS,
  ...BOXES_STEPS,
};

/**
 * Removes from a picture or a video, while its bytes go by, what tells where, when and with what it was taken: Exif but for the
 * orientation, GPS, XMP, IPTC, comments, thumbnails, and whatever follows the picture. It is blanked where it lies, so
 * the file keeps its size and an upload its offsets; pixels and colours are not touched. JPEG, PNG, WebP, GIF, HEIC,
 * AVIF, JPEG XL, TIFF, DNG, MP4 and QuickTime; every other file goes by as it is.
 */
export class PictureCleaner {
  readonly #state: WalkState;

  /** @param state where an upload stood that goes on; undefined at a file's beginning */
  constructor(state: WalkState = beginning("first", 3)) {
    this.#state = structuredClone(state);
  }

  /** In place. @throws Refusal `picture-too-large`, `picture-unclear` */
  clean(bytes: Uint8Array): void {
    takeBytes(this.#state, STEPS, bytes);
  }

  /** Of this moment; undefined when nothing is to be removed from the rest. */
  get state(): WalkState | undefined {
    const { step, run, blanks, ranges, at } = this.#state;
    const blanksLater = blanks || ranges.some(([, to]) => to > at);
    return step === "" && run > 0 && !blanksLater ? undefined : structuredClone(this.#state);
  }
}

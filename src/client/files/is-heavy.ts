const HEAVY_BYTES = 20 * 10 ** 6;
/** Four bytes each when it is drawn: more than most phones' cameras make, and what a phone can still hold several of. */
const HEAVY_PIXELS = 30 * 10 ** 6;

/** Of a picture that nobody has asked to see. @param size bytes */
export function isHeavy(size: number, pixels: number): boolean {
  return size > HEAVY_BYTES || pixels > HEAVY_PIXELS;
}

import { Refusal } from "../refusal.ts";

/** Four bytes each when a browser draws them: more would fill a phone's memory. */
const MAX_PIXELS = 100 * 10 ** 6;

/** @throws Refusal `picture-too-large` */
export function refuseFlood(width: number, height: number): void {
  if (width * height > MAX_PIXELS) throw new Refusal("picture-too-large");
}

import { FRAME_BURST, FRAMES_A_SECOND } from "../../shared/protocol/limits.ts";

const BYTES_A_FRAME = 4096;

/** A token bucket for one socket: how many frames it may still send now. Large frames count as several. */
export class FrameAllowance {
  #left = FRAME_BURST;
  #at: number;

  constructor(nowMs: number) {
    this.#at = nowMs;
  }

  /** @returns whether the frame is within the allowance. `nowMs` never goes back (a monotonic clock). */
  take(bytes: number, nowMs: number): boolean {
    this.#left = Math.min(FRAME_BURST, this.#left + ((nowMs - this.#at) * FRAMES_A_SECOND) / 1000);
    this.#at = nowMs;
    const cost = 1 + Math.floor(bytes / BYTES_A_FRAME);
    if (cost > this.#left) return false;
    this.#left -= cost;
    return true;
  }
}

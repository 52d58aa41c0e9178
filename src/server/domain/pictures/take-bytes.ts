import { crc32 } from "./crc-32.ts";
import { type Range, type Steps, Walk, type WalkState } from "./walk.ts";

/**
 * Takes the bytes as they come and blanks in place what its steps say. Not one byte is held back, and none is added:
 * where everything lies in the file stays true. @throws what a step throws
 */
export function takeBytes(state: WalkState, steps: Steps, bytes: Uint8Array): void {
  const walk = new Walk(state);
  for (let place = 0; place < bytes.length; ) {
    const before = place;
    if (state.run > 0) place += takeRun(state, bytes.subarray(place));
    else if (state.seeks) place += takeSeek(state, bytes.subarray(place));
    else if (state.got.length < state.need) place += takeNeed(state, bytes.subarray(place));
    state.at += place - before;
    while (state.run === 0 && !state.seeks && state.got.length >= state.need) {
      if (state.step === "") walk.end();
      else steps[state.step]?.(walk, state.got);
    }
  }
}

function takeRun(state: WalkState, bytes: Uint8Array): number {
  const run = bytes.subarray(0, state.run);
  if (state.put.length > 0) run.set(state.put.splice(0, run.length));
  else if (state.blanks) run.fill(0);
  for (const range of state.ranges) blankRange(range, state.at, run);
  if (state.crc >= 0) state.crc = crc32(run, state.crc);
  state.run -= run.length;
  return run.length;
}

/** @param at where in the file the run begins */
function blankRange([from, to, head = []]: Range, at: number, run: Uint8Array): void {
  if (from >= at + run.length || to <= at) return;
  run.fill(0, Math.max(0, from - at), Math.min(run.length, to - at));
  if (from + head.length > to) return;
  for (const [place, byte] of head.entries()) if (from + place >= at) run[from + place - at] = byte;
}

function takeSeek(state: WalkState, bytes: Uint8Array): number {
  const found = bytes.indexOf(0xff);
  state.seeks = found < 0;
  return found < 0 ? bytes.length : found + 1;
}

function takeNeed(state: WalkState, bytes: Uint8Array): number {
  const some = bytes.subarray(0, state.need - state.got.length);
  for (const [place, byte] of some.entries()) {
    const allowed = state.mask[state.got.length];
    if (allowed !== undefined && allowed !== byte) some[place] = 0xfe;
    if (state.erases) some[place] = 0;
    state.got.push(byte);
  }
  if (state.crc >= 0) state.crc = crc32(some, state.crc);
  return some.length;
}

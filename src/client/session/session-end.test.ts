import assert from "node:assert/strict";
import { test } from "node:test";
import { ACTIVE_EVERY_MS, WARN_BEFORE_END_MS } from "../../shared/protocol/limits.ts";
import { SessionEnd } from "./session-end.ts";

const MINUTE = 60_000;

/** A page that was welcomed at 0 with a session that ends after 15 minutes without input. */
function welcomed(longestEndsAt = 600 * MINUTE) {
  const state = { now: 0, connected: true, sent: 0, ended: 0 };
  const end = new SessionEnd({
    now: () => state.now,
    send: (frame) => {
      assert.deepEqual(frame, { type: "active" });
      if (state.connected) state.sent += 1;
      return state.connected;
    },
    onEnd: () => {
      state.ended += 1;
    },
  });
  const moved = (endsAt: number) => end.heard({ type: "session", endsAt, longestEndsAt });
  moved(15 * MINUTE);
  state.now = MINUTE;
  return {
    end,
    state,
    moved,
    at(now: number) {
      state.now = now;
      end.tick();
    },
  };
}

test("input is told at once, and what follows it once in 15 seconds; the last of it is not lost", () => {
  const { end, state, at } = welcomed();
  end.touched();
  assert.equal(state.sent, 1);
  for (const later of [1, 5_000, ACTIVE_EVERY_MS - 1]) {
    state.now = MINUTE + later;
    end.touched();
  }
  assert.equal(state.sent, 1);
  at(MINUTE + ACTIVE_EVERY_MS);
  assert.equal(state.sent, 2);
  at(MINUTE + 3 * ACTIVE_EVERY_MS);
  assert.equal(state.sent, 2);
});

test("what another tab has told just now is not told again", () => {
  const { end, state, moved, at } = welcomed();
  moved(16 * MINUTE);
  end.touched();
  assert.equal(state.sent, 0);
  at(MINUTE + ACTIVE_EVERY_MS);
  assert.equal(state.sent, 1);
});

test("input without a connection is told when there is one again", () => {
  const { end, state, at } = welcomed();
  state.connected = false;
  end.touched();
  at(2 * MINUTE);
  assert.equal(state.sent, 0);
  state.connected = true;
  at(2 * MINUTE + 1_000);
  assert.equal(state.sent, 1);
});

test("a minute before the end it is said, with the seconds that are left, and not earlier", () => {
  const { end, at } = welcomed();
  at(15 * MINUTE - WARN_BEFORE_END_MS - 1);
  assert.equal(end.ending.peek(), null);
  at(15 * MINUTE - WARN_BEFORE_END_MS);
  assert.deepEqual(end.ending.value, { by: "idle", leftMs: WARN_BEFORE_END_MS, at: 15 * MINUTE });
  at(15 * MINUTE - 9_400);
  assert.equal(end.ending.peek()?.leftMs, 10_000);
});

test("while it is asked only an answer counts, and that takes the question away", () => {
  const { end, state, moved, at } = welcomed();
  at(14 * MINUTE + 1);
  end.touched();
  at(14 * MINUTE + 1_000);
  assert.equal(state.sent, 0);
  assert.equal(end.stay(), true);
  assert.equal(state.sent, 1);
  moved(29 * MINUTE);
  assert.equal(end.ending.value, null);
});

test("who cannot be told to the server that they stay is told so, and the question stands", () => {
  const { end, state, at } = welcomed();
  at(14 * MINUTE + 1);
  state.connected = false;
  assert.equal(end.stay(), false);
  assert.equal(end.ending.value?.by, "idle");
});

test("input on another tab takes the question away here", () => {
  const { end, moved, at } = welcomed();
  at(14 * MINUTE + 30_000);
  assert.equal(end.ending.value?.by, "idle");
  moved(29 * MINUTE + 30_000);
  assert.equal(end.ending.value, null);
});

test("the end that no input puts off is another thing to say, and input goes on being told", () => {
  const { end, state, at } = welcomed(15 * MINUTE);
  at(14 * MINUTE + 1);
  assert.equal(end.ending.value?.by, "longest");
  end.touched();
  assert.equal(state.sent, 1);
});

test("the end comes by the clock, once, also for a page that slept through it", () => {
  const { end, state, at } = welcomed();
  at(40 * MINUTE);
  at(41 * MINUTE);
  assert.equal(state.ended, 1);
  assert.equal(end.ending.value, null);
});

test("a guest's page says nothing of input and does not end", () => {
  const { end, state, at } = welcomed();
  end.forget();
  end.touched();
  at(900 * MINUTE);
  assert.deepEqual([state.sent, state.ended, end.ending.value], [0, 0, null]);
});

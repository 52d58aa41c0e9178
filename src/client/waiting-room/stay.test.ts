import assert from "node:assert/strict";
import { test } from "node:test";
import type { FrameDown, FrameDownOf } from "../../shared/protocol/frames-down.ts";
import type { FrameUp } from "../../shared/protocol/frames-up.ts";
import { WaitingRoomStay } from "./stay.ts";

function trial(kept: number | null = null) {
  const sent: FrameUp[] = [];
  const remembered = { id: kept };
  const stay = new WaitingRoomStay({
    send: (frame) => sent.push(frame) > 0,
    keep: (id) => {
      remembered.id = id;
    },
    kept,
  });
  return { stay, sent, remembered };
}

function told(appointmentId: number, state: FrameDownOf<"waiting-room">["state"]): FrameDown {
  return { type: "waiting-room", appointmentId, state, told: "here" };
}

test("whoever enters a waiting room says so to the server, once", () => {
  const { stay, sent } = trial();
  stay.enter(7);
  stay.enter(7);
  assert.deepEqual(sent, [{ type: "wait", appointmentId: 7 }]);
  stay.heard(told(7, "waiting"));
  assert.deepEqual(stay.now.value, {
    ...{ appointmentId: 7, threadId: null, state: "waiting", told: "here", news: false },
  });
});

test("somebody who was cut off says again that they wait", () => {
  const { stay, sent } = trial();
  stay.connected();
  assert.deepEqual(sent, []);
  stay.enter(7);
  stay.heard(told(7, "waiting"));
  stay.connected();
  assert.equal(sent.length, 2);
});

test("a page that was loaded anew goes on waiting", () => {
  const { stay, sent } = trial(7);
  stay.connected();
  assert.deepEqual(sent, [{ type: "wait", appointmentId: 7 }]);
});

test("when the session has ended, nobody says any more that they wait", () => {
  const { stay, sent, remembered } = trial();
  stay.enter(7);
  stay.heard(told(7, "ended"));
  stay.connected();
  assert.deepEqual([stay.now.value?.state, sent.length, remembered.id], ["ended", 1, null]);
});

test("a session that the server does not know is over", () => {
  const { stay, remembered } = trial();
  stay.enter(7);
  stay.heard({
    type: "refused",
    code: "appointment-not-found",
    sentence: "This session is not among yours, or it has ended.",
    re: { type: "wait" },
  });
  assert.deepEqual([stay.now.value?.state, remembered.id], ["ended", null]);
});

test("that the host is ready is news until it was seen, and not again after a lost connection", () => {
  const { stay, remembered } = trial();
  stay.enter(7);
  stay.heard(told(7, "waiting"));
  stay.heard(told(7, "connected"));
  assert.deepEqual([stay.now.value?.news, remembered.id], [true, 7]);
  stay.sawThatHostIsReady();
  assert.equal(remembered.id, null, "a page that is loaded anew does not tell it again");
  stay.connected();
  stay.heard(told(7, "connected"));
  assert.deepEqual([stay.now.value?.state, stay.now.value?.news], ["connected", false]);
});

test("who comes too early says again that they wait, when they look in again", () => {
  const { stay, sent } = trial();
  stay.enter(7);
  stay.heard(told(7, "early"));
  stay.enter(7);
  assert.deepEqual([stay.now.value?.state, sent.length], ["early", 2]);
  stay.heard(told(7, "waiting"));
  assert.equal(stay.now.value?.state, "waiting");
});

test("who was removed from the chat of the session is in no waiting room any more", () => {
  const { stay, remembered } = trial();
  stay.enter(7);
  stay.goesOnIn(8, 60);
  stay.goesOnIn(7, 70);
  stay.heard(told(7, "connected"));
  stay.heard({ type: "left", threadId: 60 });
  assert.equal(stay.now.value?.news, true);
  stay.heard({ type: "left", threadId: 70 });
  assert.deepEqual([stay.now.value, remembered.id], [null, null]);
});

test("what is said of another session changes nothing", () => {
  const { stay } = trial();
  stay.enter(7);
  stay.heard(told(8, "ended"));
  assert.equal(stay.now.value?.state, "entering");
});

test("when one leaves, nothing of the stay is left", () => {
  const { stay, remembered } = trial();
  stay.enter(7);
  stay.forgetAll();
  assert.deepEqual([stay.now.value, remembered.id], [null, null]);
});

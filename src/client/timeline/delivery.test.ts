import assert from "node:assert/strict";
import { test } from "node:test";
import type { Member } from "../../shared/protocol/parts.ts";
import { deliveryOf } from "./delivery.ts";

const ME = 1;

function member(id: number, delivered: number, read: number, left = false): Member {
  return { id, name: `Person ${id}`, roles: ["participant"], guest: false, left, delivered, read };
}

test("a message that reached nobody's device is sent", () => {
  assert.equal(deliveryOf(5, [member(ME, 9, 9), member(2, 4, 4)], ME).state, "sent");
});

test("a message that is on somebody's device is delivered", () => {
  const found = deliveryOf(5, [member(2, 5, 4), member(3, 4, 4)], ME);
  assert.equal(found.state, "delivered");
  assert.equal(found.reached, 1);
});

test("a message is read by whoever has read it or a later one", () => {
  const found = deliveryOf(5, [member(ME, 9, 9), member(2, 6, 6), member(3, 5, 5), member(4, 5, 4)], ME);
  assert.equal(found.state, "read");
  assert.deepEqual(found.readers, ["Person 2", "Person 3"]);
  assert.equal(found.others, 3);
});

test("who has left is not waited for", () => {
  assert.equal(deliveryOf(5, [member(2, 6, 6), member(3, 0, 0, true)], ME).others, 1);
});

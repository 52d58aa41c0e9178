import assert from "node:assert/strict";
import { test } from "node:test";
import { guestsOfOneName } from "./guests-of-one-name.ts";

const REST = { code: null, waitingSince: null, connectedAt: null, invitation: null };
const maya = { ...REST, id: 1, name: "Maya Lind", guest: true };
const other = { ...REST, id: 2, name: "maya lind", guest: true };
const sam = { ...REST, id: 3, name: "Sam Ash", guest: true };
const colleague = { ...REST, id: 4, name: "Sam Ash", guest: false };

test("guests of one name are found in one session and across sessions, however it is written", () => {
  assert.deepEqual([...guestsOfOneName([{ people: [maya, other, sam] }])], [1, 2]);
  assert.deepEqual([...guestsOfOneName([{ people: [maya] }, { people: [other] }])], [1, 2]);
});

test("the same guest in two sessions is one, and a colleague of a guest's name is another kind of person", () => {
  assert.deepEqual([...guestsOfOneName([{ people: [maya, sam] }, { people: [maya, colleague] }])], []);
});

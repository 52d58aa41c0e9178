import assert from "node:assert/strict";
import { test } from "node:test";
import { lastFourOf, markOf, nameWithMark } from "./tell-apart.ts";

test("a mobile number tells people apart by its last four digits", () => {
  const ana = { name: "Ana Example", lastFour: lastFourOf("+15555550142"), email: "ana@mail.example" };
  assert.equal(nameWithMark(ana), "Ana Example ···0142");
});

test("without a mobile number the beginning of the e-mail address does", () => {
  assert.equal(markOf({ lastFour: null, email: "ana.example.the.elder@mail.example" }), "ana.example.…");
  assert.equal(markOf({ lastFour: null, email: "ana@a.example" }), "ana@a.example");
});

test("a name that nothing tells apart stands alone", () => {
  assert.equal(nameWithMark({ name: "Ana Example", lastFour: null, email: null }), "Ana Example");
});

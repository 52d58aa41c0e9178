import assert from "node:assert/strict";
import { test } from "node:test";
import { nameOf } from "./names.ts";

test("what a deleted guest has written is by somebody who left", () => {
  assert.equal(nameOf({ name: "" }), "Somebody who left");
  assert.equal(nameOf(undefined), "Somebody who left");
  assert.equal(nameOf({ name: "Ana Example" }), "Ana Example");
});

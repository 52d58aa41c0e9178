import assert from "node:assert/strict";
import { test } from "node:test";
import { nameInTwo } from "./name-in-two.ts";

test("where a long name is cut, its ending stays, and both where it has two", () => {
  assert.deepEqual(nameInTwo("a name of a file that is long enough.pdf.exe"), [
    "a name of a file that is long ",
    "enough.pdf.exe",
  ]);
  assert.deepEqual(nameInTwo("x-ray of the left knee.png"), ["x-ray of the lef", "t knee.png"]);
  assert.deepEqual(nameInTwo("no ending at all"), ["no ending ", "at all"]);
  assert.deepEqual(nameInTwo("a.b"), ["", "a.b"]);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { lists } from "./lists.ts";
import { plurals } from "./plural.ts";

test("several names are said in a row, one name as it is", () => {
  const list = lists("en-GB");
  assert.deepEqual([[], ["Ana"], ["Ana", "Ben"], ["Ana", "Ben", "Cleo"]].map(list), [
    "",
    "Ana",
    "Ana and Ben",
    "Ana, Ben and Cleo",
  ]);
});

test("large numbers are grouped as the language does it, small ones stand as they are", () => {
  const forms = { one: "# file", other: "# files" };
  assert.equal(plurals("en")(999, forms), "999 files");
  assert.equal(plurals("en")(12_345, forms), "12,345 files");
  assert.equal(plurals("de")(12_345, forms), "12.345 files");
});

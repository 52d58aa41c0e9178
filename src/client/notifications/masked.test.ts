import assert from "node:assert/strict";
import { test } from "node:test";
import { lastFourOf, maskedEmail } from "./masked.ts";

test("a guest sees enough of their own details to know them, and a passer-by not enough to use them", () => {
  assert.equal(maskedEmail("ana@patients.example"), "a…@patients.example");
  assert.equal(lastFourOf("(202) 555-0142"), "0142");
});

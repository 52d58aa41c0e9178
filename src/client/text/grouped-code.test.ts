import assert from "node:assert/strict";
import { test } from "node:test";
import { groupedCode } from "./grouped-code.ts";

test("an access code is shown in groups of three, so that it can be read out", () => {
  assert.equal(groupedCode("123456789"), "123-456-789");
  assert.equal(groupedCode("000000001"), "000-000-001");
});

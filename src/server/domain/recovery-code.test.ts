import assert from "node:assert/strict";
import { test } from "node:test";
import { grouped, RECOVERY_SIGNS, readRecoveryCode } from "./recovery-code.ts";

test("a recovery code is shown in groups of four and read back as it was made", () => {
  assert.equal(grouped("a1b2c3d4e5f6"), "a1b2-c3d4-e5f6");
  assert.equal(readRecoveryCode(grouped("a1b2c3d4e5f6")), "a1b2c3d4e5f6");
});

test("capitals, spaces, and letters that look like a digit are read as they were meant", () => {
  assert.equal(readRecoveryCode(" A1B2 C3D4\tE5F6\n"), "a1b2c3d4e5f6");
  assert.equal(readRecoveryCode("OoIiLl"), "001111");
});

test("no sign of a recovery code is taken for another one", () => {
  assert.equal(new Set(RECOVERY_SIGNS).size, 32);
  for (const sign of RECOVERY_SIGNS) assert.equal(readRecoveryCode(sign), sign);
  for (const confusing of "ilou") assert.ok(!RECOVERY_SIGNS.includes(confusing));
});

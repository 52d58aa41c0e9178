import assert from "node:assert/strict";
import { test } from "node:test";
import { caretInGrouped, groupCode } from "./group-code.ts";

test("a code is grouped as one types, and a hyphen comes with the digit after it", () => {
  assert.deepEqual(["", "1", "123", "1234", "123456", "1234567", "123456789"].map(groupCode), [
    "",
    "1",
    "123",
    "123-4",
    "123-456",
    "123-456-7",
    "123-456-789",
  ]);
});

test("a code is taken with whatever was pasted between the digits and around them", () => {
  for (const pasted of [
    "123-456-789",
    "123 456 789",
    " 123.456.789\n",
    "123–456–789",
    "１２３４５６７８９",
  ]) {
    assert.equal(groupCode(pasted), "123-456-789", pasted);
  }
});

test("digits of an Arabic or Persian keyboard count", () => {
  assert.equal(groupCode("٠١٢٣٤٥٦٧٨"), "012-345-678");
  assert.equal(groupCode("۰۱۲۳۴۵۶۷۹"), "012-345-679");
});

test("a digit too many is not cut off: another code would be asked for", () => {
  assert.equal(groupCode("1234567890"), "123-456-789-0");
});

test("the cursor stays at its digit when hyphens come and go before it", () => {
  assert.equal(caretInGrouped("1234", 4), "123-4".length);
  assert.equal(caretInGrouped("123", 3), 3);
  assert.equal(caretInGrouped("129-345-678", 2), 2);
  assert.equal(caretInGrouped("1293-456-78", 4), "129-3".length);
  assert.equal(caretInGrouped("123456789", 9), "123-456-789".length);
  assert.equal(caretInGrouped("", 0), 0);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { readAccessCode, readLastFour } from "./access-code.ts";
import { Refusal } from "./refusal.ts";

for (const [written, how] of [
  ["123456789", "in one go"],
  ["123-456-789", "with hyphens"],
  ["123 456 789", "with spaces"],
  ["123.456.789", "with dots"],
  ["\u00a0123\u00a0456\u202f789\n", "as a letter's layout leaves it"],
  ["123\u2013456\u2011789", "with dashes of other kinds"],
  ["\u200b123456789\ufeff", "with invisible marks around it"],
  ["１２３４５６７８９", "in full-width digits"],
  ["1 2 3 4 5 6 7 8 9", "as somebody reads it out"],
] as const) {
  test(`a code is understood ${how}`, () => {
    assert.equal(readAccessCode(written), "123456789");
  });
}

for (const written of [
  "",
  "12345678",
  "1234567890",
  "12345678a",
  "123+456+789",
  "1".repeat(10_000),
  "-".repeat(9),
]) {
  test(`${JSON.stringify(written.slice(0, 12))} is no whole code, which is said before anything is looked for`, () => {
    assert.throws(
      () => readAccessCode(written),
      (error) => error instanceof Refusal && error.code === "code-incomplete" && error.field === "code",
    );
  });
}

test("a code keeps the zeros at its beginning", () => {
  assert.equal(readAccessCode("000-000-042"), "000000042");
});

test("the last four digits are four digits, however they are written", () => {
  assert.deepEqual(["0142", " 01-42 ", "０１４２", "142", "50142", "14x2", ""].map(readLastFour), [
    "0142",
    "0142",
    "0142",
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

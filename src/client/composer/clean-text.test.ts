import assert from "node:assert/strict";
import { test } from "node:test";
import { cleanText } from "./clean-text.ts";

test("NUL and halves of surrogate pairs are taken out, whole characters stay", () => {
  assert.equal(cleanText("a\0b\ud800c\udc00d"), "abcd");
  assert.equal(cleanText("🩹 👩🏽‍⚕️"), "🩹 👩🏽‍⚕️");
});

test("what is blank is empty, and lines within a text stay as they are", () => {
  assert.equal(cleanText(" \n\t "), "");
  assert.equal(cleanText("\none\n\n  two\n"), "one\n\n  two");
});

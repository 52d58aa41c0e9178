import assert from "node:assert/strict";
import { test } from "node:test";
import { messageText } from "./message-text.ts";

const REFUSED: [title: string, text: string, code: string][] = [
  ["no text", "", "text-empty"],
  ["spaces and line ends alone", " \n\t\u00a0 ", "text-empty"],
  ["10,001 characters", "a".repeat(10_001), "text-too-long"],
  ["a NUL", "a\0b", "text-unreadable"],
  ["the first half of a surrogate pair", "a\ud83d", "text-unreadable"],
  ["the second half of a surrogate pair", "\ude00a", "text-unreadable"],
];

test("text that cannot be a message is refused with its code", async (t) => {
  for (const [title, text, code] of REFUSED) {
    await t.test(title, () => assert.throws(() => messageText(text), { code }));
  }
});

test("any other text is kept to the letter", () => {
  for (const text of [
    "a".repeat(10_000),
    "<script>alert(1)</script>",
    " two spaces  ",
    "שלום 😀",
    "\u202Eabc",
  ]) {
    assert.equal(messageText(text), text);
  }
});

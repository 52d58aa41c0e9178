import assert from "node:assert/strict";
import { test } from "node:test";
import type { ErrorCode } from "../../shared/protocol/error-codes.ts";
import { fileName } from "./file-name.ts";
import { Refusal } from "./refusal.ts";

const REFUSED: [title: string, name: string, code: ErrorCode][] = [
  ["no name", "", "file-name-missing"],
  ["dots alone", "..", "file-name-missing"],
  ["300 characters", "x".repeat(300), "file-name-too-long"],
  ["a way out of its folder", "../../x", "file-name-path"],
  ["the same in Windows' way", "..\\..\\x", "file-name-path"],
  ["NUL", "report\0.pdf", "file-name-unreadable"],
  ["a line break", "report\r\nX-Evil: 1", "file-name-unreadable"],
  ["a right-to-left override", "invoice\u202efdp.exe", "file-name-unreadable"],
  ["half a character", "\ud800.png", "file-name-unreadable"],
  ["a device of Windows", "CON", "file-name-reserved"],
  ["a device with an ending", "nul.txt", "file-name-reserved"],
  ["a device with a space before its ending", "con .txt", "file-name-reserved"],
  ["a device with spaces before its ending", "nul  .pdf", "file-name-reserved"],
  ["the clock of Windows", "CLOCK$", "file-name-reserved"],
  ["a stream of another file", "a.txt::$DATA", "file-name-reserved"],
  ["a space of no width alone", "\u200b", "file-name-missing"],
  ["a space of no width before the ending", "\u200b.txt", "file-name-missing"],
  ["an empty pattern of Braille", "\u2800.txt", "file-name-missing"],
  ["a Hangul filler", "\u3164", "file-name-missing"],
  ["a soft hyphen", "\u00ad.pdf", "file-name-missing"],
  ["a dot at the end", "report.pdf.", "file-name-reserved"],
];

for (const [title, name, code] of REFUSED) {
  test(`a file name is refused with its own sentence: ${title}`, () => {
    assert.throws(
      () => fileName(name),
      (refusal) => refusal instanceof Refusal && refusal.code === code,
    );
  });
}

test("names in every script are taken, accents in one form", () => {
  for (const name of [
    "X-ray, left.png",
    "Röntgen 左.pdf",
    "صورة.jpg",
    "🩻.heic",
    "conference.docx",
    ".profile",
    "console.log",
    "Photo of 10:30.jpg",
    "क्षय रोग.pdf",
    "👩\u200d⚕️.jpg",
  ])
    assert.equal(fileName(name), name);
  assert.equal(fileName("e\u0301.txt"), "\u00e9.txt");
});

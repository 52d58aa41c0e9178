import assert from "node:assert/strict";
import { test } from "node:test";
import { sayOfFiles as words } from "./english-files.ts";

test("sizes are said in units of a thousand, as the limits are", () => {
  const said = [1, 999, 1_000, 999_900, 1_000_000, 9_940_000, 120_400_000, 200_000_000].map(words.size);
  assert.deepEqual(said, ["1 byte", "999 bytes", "1 KB", "999 KB", "1 MB", "9.9 MB", "120 MB", "200 MB"]);
});

test("nobody is told that they may send a byte more than they may", () => {
  assert.equal(words.left(120_999_999, "midnight"), "You have 120 MB left today; more from midnight.");
  assert.equal(words.left(1_000_000_000, "midnight"), "You have 1 GB left today; more from midnight.");
  assert.equal(words.left(999_999_999, "midnight"), "You have 999 MB left today; more from midnight.");
  assert.equal(words.left(0, "midnight"), "You have 0 bytes left today; more from midnight.");
});

test("time left is said roughly, and never as nothing", () => {
  assert.equal(words.timeLeft(0.2), "1 second left");
  assert.equal(words.timeLeft(59.2), "60 seconds left");
  assert.equal(words.timeLeft(61), "2 minutes left");
  assert.equal(words.timeLeft(7_200), "2 hours left");
});

test("kinds have the names that people know", () => {
  assert.equal(words.kind("application/pdf"), "PDF document");
  assert.equal(words.kind("image/webp"), "WEBP picture");
  assert.equal(words.kind("image/heif"), "HEIC picture");
  assert.equal(words.kind("application/octet-stream"), "File");
  for (const name of ["letter.pdf.exe", "x.JS", "run.bat", "save.scr "])
    assert.equal(words.kind("application/octet-stream", name), "Program", name);
  assert.equal(words.kind("application/pdf", "exe.pdf"), "PDF document");
});

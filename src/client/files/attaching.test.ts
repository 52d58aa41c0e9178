import assert from "node:assert/strict";
import { test } from "node:test";
import { makeAttaching } from "./attaching.ts";
import { isPicture } from "./is-picture.ts";

test("what is dropped or pasted waits until the rest of the program is here, however much and wherever", () => {
  const attaching = makeAttaching([]);
  const [a, b] = [new File(["a"], "a"), new File(["b"], "b")];
  assert.equal(attaching.give(7, [a]), true);
  assert.equal(attaching.give(8, [b]), true);
  assert.deepEqual(attaching.given.value, [
    { threadId: 7, files: [a] },
    { threadId: 8, files: [b] },
  ]);
});

test("a drop or a paste without a file is none", () => {
  const attaching = makeAttaching([]);
  assert.equal(attaching.give(7, []), false);
  assert.equal(attaching.give(7, null), false);
  assert.deepEqual(attaching.given.value, []);
});

test("a chat in which an upload was cut off by loading the page anew says so at once; signing out ends it", () => {
  const attaching = makeAttaching([7]);
  assert.ok(attaching.busyIn.value.has(7));
  attaching.forgetAll();
  assert.equal(attaching.busyIn.value.size, 0);
});

test("only what browsers can show without running it counts as a picture", () => {
  for (const type of ["image/jpeg", "image/png", "image/webp", "image/gif", "image/heic"]) {
    assert.ok(isPicture({ type }), type);
  }
  for (const type of ["image/svg+xml", "image/tiff", "application/pdf", "text/html", "x-image/png"]) {
    assert.ok(!isPicture({ type }), type);
  }
});

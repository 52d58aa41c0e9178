import assert from "node:assert/strict";
import { test } from "node:test";
import { FITS, moved, zoomed } from "./zoom.ts";

const WINDOW = { width: 400, height: 800 };
const MIDDLE = { x: 0, y: 0 };

test("a picture never becomes smaller than the window, nor larger than can be looked at", () => {
  assert.deepEqual(zoomed(FITS, 0.5, MIDDLE, WINDOW), FITS);
  assert.equal(zoomed(FITS, 1_000, MIDDLE, WINDOW).scale, 8);
});

test("what is between the fingers stays between them", () => {
  const point = { x: 100, y: -50 };
  const zoom = zoomed(FITS, 2, point, WINDOW);
  assert.deepEqual(zoom, { scale: 2, x: -100, y: 50 });
});

test("a picture is not moved out of the window, and is in its middle again when it fits", () => {
  const large = zoomed(FITS, 2, MIDDLE, WINDOW);
  assert.deepEqual(moved(large, { x: 1_000, y: -5_000 }, WINDOW), { scale: 2, x: 200, y: -400 });
  assert.deepEqual(moved(FITS, { x: 10, y: 10 }, WINDOW), FITS);
  assert.deepEqual(zoomed({ scale: 2, x: 200, y: -400 }, 0.5, MIDDLE, WINDOW), FITS);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { box, heic } from "../../../../test/harness/pictures.ts";
import { saidIn } from "./read-meta.ts";

test("a list of places that says it is far longer than it is, is no work", () => {
  const infe = box("infe", Buffer.from("\x02\0\0\0\0\x02\0\0Exif\0", "latin1"));
  const item = Buffer.from([0, 2, 0, 0, 0xff, 0xff]);
  const places = Buffer.concat([Buffer.from([0, 0, 0, 0, 0, 0, 0xff, 0xff]), ...Array(5_000).fill(item)]);
  const bytes = [
    ...Buffer.concat([
      Buffer.alloc(4),
      box("iinf", Buffer.concat([Buffer.from([0, 0, 0, 0, 0, 1]), infe])),
      box("iloc", places),
    ]),
  ];
  assert.equal(saidIn(bytes, 0), undefined);
});

test("an item that lies before, or in no place that can be told, is not passed over", () => {
  const picture = heic();
  const from = picture.indexOf("meta") + 4;
  const to = picture.indexOf("mdat") - 4;
  const meta = [...picture.subarray(from, to)];
  assert.equal(saidIn(meta, to)?.length, 2);
  assert.equal(saidIn(meta, to + 100), undefined);
  const without = [...Buffer.from(meta)];
  without.splice(Buffer.from(meta).indexOf("iloc"), 4, ...Buffer.from("free"));
  assert.equal(saidIn(without, to), undefined);
});

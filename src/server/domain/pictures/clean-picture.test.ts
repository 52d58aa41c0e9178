import assert from "node:assert/strict";
import { test } from "node:test";
import { crc32 } from "node:zlib";
import fc from "fast-check";
import {
  box,
  chunk,
  exif,
  film,
  gif,
  heic,
  jpeg,
  jpegXl,
  PLACE,
  PNG_HEAD,
  png,
  segment,
  tiff,
  webp,
  webpChunk,
} from "../../../../test/harness/pictures.ts";
import { Refusal } from "../refusal.ts";
import { PictureCleaner } from "./clean-picture.ts";

function cleaned(bytes: Uint8Array, sizes: readonly number[] = [bytes.length]): Buffer {
  const copy = Buffer.from(bytes);
  let cleaner = new PictureCleaner();
  for (let at = 0, turn = 0; at < copy.length; turn += 1) {
    const end = at + (sizes[turn % sizes.length] ?? copy.length);
    cleaner.clean(copy.subarray(at, end));
    at = end;
    // As an upload goes on that broke off here.
    const { state } = cleaner;
    if (state === undefined) break;
    cleaner = new PictureCleaner(JSON.parse(JSON.stringify(state)));
  }
  return copy;
}

const PICTURES: Readonly<Record<string, Buffer>> = {
  "JPEG, little-endian Exif": jpeg({ order: "little" }),
  "JPEG, big-endian Exif": jpeg({ order: "big" }),
  PNG: png(),
  WebP: webp(),
  "WebP, Exif with a mark before it": webp("Exif\0\0"),
  GIF: gif(),
  HEIC: heic(),
  "TIFF, little-endian": tiff("little"),
  "TIFF, big-endian": tiff("big"),
  "JPEG XL": jpegXl(),
  MP4: film("isom"),
  QuickTime: film("qt  "),
  "QuickTime of old": film(""),
};

for (const [name, picture] of Object.entries(PICTURES)) {
  test(`nothing of what a picture tells besides its pixels stays in it: ${name}`, () => {
    assert.ok(picture.includes(PLACE));
    const left = cleaned(picture);
    assert.equal(left.length, picture.length);
    for (let at = 0; at + 8 <= PLACE.length; at += 1)
      assert.ok(!left.includes(PLACE.subarray(at, at + 8)), `${at}`);
    assert.ok(left.includes("the pixels themselves"));
    assert.ok(cleaned(left).equals(left), "cleaning again changes nothing");
  });

  test(`in whatever pieces it comes, and wherever it breaks off, it is cleaned the same: ${name}`, () => {
    const whole = cleaned(picture);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (sizes) =>
        assert.ok(cleaned(picture, sizes).equals(whole)),
      ),
    );
  });

  test(`every beginning of it ends, and throws nothing: ${name}`, () => {
    const whole = cleaned(picture);
    for (let end = 0; end <= picture.length; end += 1)
      assert.ok(cleaned(picture.subarray(0, end)).equals(whole.subarray(0, end)), `${end}`);
  });

  test(`with any of its bytes changed it ends, and throws nothing but a refusal: ${name}`, () => {
    const place = fc.integer({ min: 0, max: picture.length - 1 });
    const changes = fc.array(fc.tuple(place, fc.integer({ min: 0, max: 255 })), { maxLength: 8 });
    fc.assert(
      fc.property(changes, (all) => {
        const broken = Buffer.from(picture);
        for (const [at, byte] of all) broken[at] = byte;
        try {
          cleaned(broken);
        } catch (error) {
          assert.ok(error instanceof Refusal && error.code.startsWith("picture-"), String(error));
        }
      }),
      { numRuns: 1_000 },
    );
  });
}

test("of JPEG's, PNG's and WebP's Exif the orientation stays, where readers look for it", () => {
  const big = cleaned(jpeg({ order: "big" }));
  for (const picture of [jpeg({ order: "little" }), webp(), webp("Exif\0\0")])
    assert.ok(cleaned(picture).includes(Buffer.from([0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0])));
  for (const picture of [big, cleaned(png())])
    assert.ok(picture.includes(Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6])));
  assert.ok(!cleaned(heic()).includes("Exif\0\0MM"));
});

test("the sums of PNG's chunks are right after it", () => {
  const left = cleaned(png());
  for (let at = 8; at < left.length - 100; ) {
    const bytes = left.readUInt32BE(at);
    const covered = left.subarray(at + 4, at + 8 + bytes);
    assert.equal(left.readUInt32BE(at + 8 + bytes), crc32(covered), covered.toString("latin1", 0, 4));
    if (covered.subarray(0, 4).equals(Buffer.from("IEND"))) return;
    at += 12 + bytes;
  }
  assert.fail("there is no end");
});

test("colour profiles stay as they are", () => {
  assert.ok(cleaned(jpeg()).includes("ICC_PROFILE\0\x01\x01the colours"));
  assert.ok(cleaned(webp()).includes("the colours"));
});

test("what is no picture goes by as it is", () => {
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 400 });
  fc.assert(
    fc.property(bytes, (content) => {
      const file = Buffer.concat([Buffer.from("%PDF-1.7\n"), content]);
      assert.ok(cleaned(file).equals(file));
    }),
  );
});

const SIDE = 30_000;
const wide = Buffer.alloc(8);
wide.writeUInt32BE(SIDE, 0);
wide.writeUInt32BE(SIDE, 4);
const u16 = (value: number) => Buffer.from([value & 0xff, value >> 8]);
const FLOODS: Readonly<Record<string, Buffer>> = {
  JPEG: Buffer.concat([
    Buffer.from("\xff\xd8", "latin1"),
    segment(
      0xc2,
      Buffer.concat([Buffer.from([8]), u16(SIDE).swap16(), u16(SIDE).swap16(), Buffer.alloc(10)]),
    ),
  ]),
  PNG: Buffer.concat([PNG_HEAD, chunk("IHDR", Buffer.concat([wide, Buffer.alloc(5)]))]),
  GIF: Buffer.concat([Buffer.from("GIF89a"), u16(SIDE), u16(SIDE), Buffer.alloc(3)]),
  WebP: Buffer.concat([
    Buffer.from("RIFF\xff\0\0\0WEBP", "latin1"),
    webpChunk("VP8X", Buffer.from([0, 0, 0, 0, 0x30, 0x75, 0, 0x30, 0x75, 0])),
  ]),
  HEIC: Buffer.concat([
    box("ftyp", Buffer.from("heic\0\0\0\0mif1")),
    box(
      "meta",
      Buffer.concat([
        Buffer.alloc(4),
        box("iprp", box("ipco", box("ispe", Buffer.concat([Buffer.alloc(4), wide])))),
      ]),
    ),
  ]),
};

for (const [name, flood] of Object.entries(FLOODS)) {
  test(`a few bytes that would fill a phone's memory with pixels are refused: ${name}`, () => {
    for (const sizes of [[flood.length], [1]])
      assert.throws(
        () => cleaned(flood, sizes),
        (error) => error instanceof Refusal && error.code === "picture-too-large",
      );
  });
}

test("a HEIC whose place cannot be found before its pixels is refused", () => {
  const backwards = Buffer.concat([box("ftyp", Buffer.from("heic\0\0\0\0mif1")), box("mdat", exif("big"))]);
  assert.throws(
    () => cleaned(backwards),
    (error) => error instanceof Refusal && error.code === "picture-unclear",
  );
});

const refusesUnclear = (bytes: Buffer) =>
  assert.throws(
    () => cleaned(bytes),
    (error) => error instanceof Refusal && error.code === "picture-unclear",
  );

test("a HEIC or AVIF that names more kinds than are looked at is refused, so that its place is not passed over", () => {
  refusesUnclear(heic("mif1heic".repeat(40)));
});

test("where a HEIC has Exif an Exif stays that can be read, and says nothing", () => {
  const left = cleaned(heic());
  const at = left.indexOf("mdat") + 4;
  const empty = Buffer.from("\0\0\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0", "latin1");
  assert.ok(left.subarray(at, at + empty.length).equals(empty));
  assert.ok(cleaned(jpegXl()).includes(empty));
});

test("what is said in a film is one box of nothing, which every reader passes over", () => {
  const left = cleaned(film("isom"));
  const at = left.lastIndexOf("udta") + 4;
  assert.equal(left.readUInt32BE(at), left.readUInt32BE(at - 8) - 8);
  assert.equal(left.toString("latin1", at + 4, at + 8), "free");
});

test("a film with a track that tells the place all along is refused", () => {
  for (const samples of ["gpmd", "camm"]) refusesUnclear(film("isom", samples));
});

test("a TIFF that tells of its place behind it is refused; one that tells of nothing is not", () => {
  const le = (...values: number[]) => Buffer.concat(values.map((value) => u16(value)));
  const head = Buffer.concat([Buffer.from("II*\0"), le(8 + PLACE.length, 0), PLACE]);
  const behind = (tag: number) => Buffer.concat([head, le(1, tag, 2, PLACE.length, 0, 8, 0, 0, 0)]);
  refusesUnclear(behind(700));
  refusesUnclear(behind(34_853));
  assert.ok(cleaned(behind(273)).equals(behind(273)));
});

test("a text that begins as a picture does stays as it is", () => {
  const texts = [
    "GIF89a? I do not know what that is.",
    "GIF89a/* 99999 */ a { }\n",
    "GIF87a\n\n\n\n\n\n\n\n",
    "the ftyp is what?",
    "II* is no TIFF",
  ];
  for (const text of texts) assert.equal(cleaned(Buffer.from(text)).toString(), text);
});

test("what only begins as a GIF does stays as it is", () => {
  const file = Buffer.concat([
    Buffer.from("GIF89a"),
    Buffer.from([60, 0, 40, 0, 0, 0, 0]),
    Buffer.from("no block"),
  ]);
  assert.ok(cleaned(file).equals(file));
});

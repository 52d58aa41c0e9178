import assert from "node:assert/strict";
import { test } from "node:test";
import { mediaTypeOf } from "./media-type.ts";

const bytes = (text: string) => Buffer.from(text, "latin1");
const ftyp = (brands: string) =>
  bytes(
    `\0\0\0${String.fromCharCode(12 + brands.length)}ftyp${brands.slice(0, 4)}\0\0\0\0${brands.slice(4)}`,
  );
const UNKNOWN = "application/octet-stream";

const KINDS: [title: string, head: Uint8Array, type: string][] = [
  ["JPEG", bytes("\xff\xd8\xff\xe0\0\x10JFIF"), "image/jpeg"],
  ["PNG", bytes("\x89PNG\r\n\x1a\n\0\0"), "image/png"],
  ["GIF", bytes("GIF89a\x3c\0\x28\0\x80\0\0"), "image/gif"],
  ["WebP", bytes("RIFF\x24\0\0\0WEBPVP8 "), "image/webp"],
  ["HEIC", ftyp("heicmif1heic"), "image/heic"],
  ["AVIF that says first that it is any picture", ftyp("mif1avif"), "image/avif"],
  ["PDF", bytes("%PDF-1.7\n"), "application/pdf"],
  ["MP4", ftyp("isomiso2mp41"), "video/mp4"],
  ["a film of an iPhone", ftyp("qt  "), "video/quicktime"],
  ["WAV", bytes("RIFF\x24\0\0\0WAVEfmt "), "audio/wav"],
  [
    "a Word document",
    bytes("PK\x03\x04\x14\0\x06\0word/document.xml"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ],
  ["ZIP", bytes("PK\x03\x04\x14\0\0\0a.txt"), "application/zip"],
  ["DICOM", bytes(`${"\0".repeat(128)}DICM`), "application/dicom"],
  ["text", Buffer.from("Schmerzen über Nacht, 3 < 4\n"), "text/plain"],
  [
    "text that is cut in the middle of a character",
    Buffer.from("é".repeat(3_000)).subarray(0, 4_095),
    UNKNOWN,
  ],
  ["text that begins as a GIF does", bytes("GIF89a? I do not know what that is."), "text/plain"],
  [
    "a first box of more kinds than are looked at",
    Buffer.concat([Buffer.from([0, 0, 2, 0]), bytes("ftypavif\0\0\0\0"), bytes("mif1".repeat(124))]),
    UNKNOWN,
  ],
  ["HTML", bytes("<!doctype html><script>"), UNKNOWN],
  ["SVG", bytes('<svg xmlns="http://www.w3.org/2000/svg">'), UNKNOWN],
  ["HTML behind text", bytes("hello <script>alert(1)</script>"), UNKNOWN],
  ["bytes that are nothing", bytes("\0\x01\x02\xfe"), UNKNOWN],
  ["one byte", bytes("\xff"), UNKNOWN],
];

for (const [title, head, type] of KINDS) {
  test(`what a file is, is told from its content: ${title}`, () => assert.equal(mediaTypeOf(head), type));
}

test("a beginning that ends in the middle of a character is still text", () => {
  assert.equal(mediaTypeOf(Buffer.from(`x${"é".repeat(3_000)}`).subarray(0, 4_096)), "text/plain");
});

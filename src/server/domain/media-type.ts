import { isWritten } from "./pictures/gif-steps.ts";

/** What a file is, told from its first bytes; what the sender says of it is not believed. */
export type MediaType = string;

/** As much of the beginning as is looked at. */
export const SNIFFED_BYTES = 4_096;

/** The longest first box of boxes that is looked into; the cleaning of pictures refuses longer ones. */
export const MAX_BRANDS_BYTES = 256;

const UNKNOWN: MediaType = "application/octet-stream";
const OFFICE = "application/vnd.openxmlformats-officedocument";

type Looks = (head: Uint8Array) => boolean;

const at =
  (place: number, ...texts: readonly string[]): Looks =>
  (head) =>
    texts.some((text) => latin1(head, place, text.length) === text);

const both =
  (...looks: readonly Looks[]): Looks =>
  (head) =>
    looks.every((look) => look(head));

/** ISO base media files name their kind, and what they also are, in their first box (ISO/IEC 14496-12, 4.3). */
const brand =
  (...brands: readonly string[]): Looks =>
  (head) => {
    if (latin1(head, 4, 4) !== "ftyp") return false;
    const bytes = new DataView(head.buffer, head.byteOffset).getUint32(0);
    if (bytes > MAX_BRANDS_BYTES) return false;
    const end = Math.min(bytes, head.length);
    for (let place = 8; place + 4 <= end; place += 4)
      if (place !== 12 && brands.includes(latin1(head, place, 4))) return true;
    return false;
  };

/** The first that fits. HTML, SVG and XML are not among them on purpose: they are never shown, only saved. */
const KINDS: readonly (readonly [MediaType, Looks])[] = [
  ["image/jpeg", at(0, "\xff\xd8\xff")],
  ["image/png", at(0, "\x89PNG\r\n\x1a\n")],
  [
    "image/gif",
    both(at(0, "GIF87a", "GIF89a"), (head) => head.length >= 13 && !isWritten([...head.subarray(6, 13)])),
  ],
  ["image/webp", both(at(0, "RIFF"), at(8, "WEBP"))],
  ["image/avif", brand("avif", "avis")],
  ["image/heic", brand("heic", "heix", "hevc", "hevx", "heim", "heis")],
  ["image/heif", brand("mif1", "msf1")],
  ["image/tiff", at(0, "II*\0", "MM\0*")],
  ["application/pdf", at(0, "%PDF-")],
  ["video/quicktime", brand("qt  ")],
  ["audio/mp4", brand("M4A ", "M4B ")],
  ["video/3gpp", brand("3gp4", "3gp5", "3gp6", "3g2a")],
  ["video/mp4", brand("isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "dash")],
  ["video/webm", both(at(0, "\x1a\x45\xdf\xa3"), contains("webm"))],
  ["video/x-matroska", at(0, "\x1a\x45\xdf\xa3")],
  ["audio/mpeg", at(0, "ID3", "\xff\xfb", "\xff\xf3", "\xff\xf2")],
  ["audio/wav", both(at(0, "RIFF"), at(8, "WAVE"))],
  ["audio/ogg", at(0, "OggS")],
  ["audio/flac", at(0, "fLaC")],
  [`${OFFICE}.wordprocessingml.document`, both(at(0, "PK\x03\x04"), contains("word/"))],
  [`${OFFICE}.spreadsheetml.sheet`, both(at(0, "PK\x03\x04"), contains("xl/"))],
  [`${OFFICE}.presentationml.presentation`, both(at(0, "PK\x03\x04"), contains("ppt/"))],
  ["application/zip", at(0, "PK\x03\x04", "PK\x05\x06")],
  ["application/dicom", at(128, "DICM")],
  ["application/rtf", at(0, "{\\rtf")],
];

/** @param head the first SNIFFED_BYTES of the file, or all of a smaller one */
export function mediaTypeOf(head: Uint8Array): MediaType {
  return KINDS.find(([, looks]) => looks(head))?.[0] ?? (isPlainText(head) ? "text/plain" : UNKNOWN);
}

function contains(text: string): Looks {
  return (head) => latin1(head, 0, SNIFFED_BYTES).includes(text);
}

/** UTF-8 without controls that is no markup: a browser that was told "text" must not find something else in it. */
function isPlainText(head: Uint8Array): boolean {
  try {
    // A character may be cut at the end of what is looked at.
    const text = new TextDecoder("utf-8", { fatal: true }).decode(head, {
      stream: head.length >= SNIFFED_BYTES,
    });
    return !/\p{Cc}/u.test(text.replace(/[\t\n\f\r]/g, "")) && !/<[!?/a-z]/i.test(text);
  } catch {
    return false;
  }
}

function latin1(head: Uint8Array, place: number, length: number): string {
  return String.fromCharCode(...head.subarray(place, place + Math.min(length, SNIFFED_BYTES)));
}

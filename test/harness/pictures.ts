import { crc32 } from "node:zlib";

/** What no picture may tell any more. */
export const PLACE: Buffer = Buffer.from("48.1351 N, 11.5820 E, taken by Pat Example at home");
const PIXELS = Buffer.from("the pixels themselves");
const COLOURS = Buffer.from("the colours");

export const PNG_HEAD: Buffer = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");

type Order = "little" | "big";

/** Exif as TIFF: maker, orientation 6, a pointer to GPS; behind them the place. */
export function exif(order: Order): Buffer {
  const bytes = Buffer.alloc(8 + 2 + 3 * 12 + 4);
  const u16 = (value: number, at: number) =>
    order === "big" ? bytes.writeUInt16BE(value, at) : bytes.writeUInt16LE(value, at);
  const u32 = (value: number, at: number) =>
    order === "big" ? bytes.writeUInt32BE(value, at) : bytes.writeUInt32LE(value, at);
  bytes.write(order === "big" ? "MM" : "II");
  u16(42, 2);
  u32(8, 4);
  u16(3, 8);
  const entries = [
    [0x010f, 2, PLACE.length, bytes.length],
    [0x0112, 3, 1, 0],
    [0x8825, 4, 1, bytes.length],
  ] as const;
  for (const [place, [tag, type, count, value]] of entries.entries()) {
    const at = 10 + place * 12;
    u16(tag, at);
    u16(type, at + 2);
    u32(count, at + 4);
    u32(value, at + 8);
  }
  u16(6, 10 + 12 + 8);
  return Buffer.concat([bytes, PLACE]);
}

export function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** With Exif, XMP, IPTC, a comment, a colour profile, two scans, and another picture behind its end. */
export function jpeg({ order = "big", before = PLACE }: { order?: Order; before?: Buffer } = {}): Buffer {
  const latin1 = (text: string) => Buffer.from(text, "latin1");
  const scan = Buffer.concat([segment(0xda, Buffer.alloc(10, 1)), PIXELS, latin1("\xff\0\xff\xd0\xff\0")]);
  return Buffer.concat([
    latin1("\xff\xd8"),
    segment(0xe0, Buffer.concat([latin1("JFIF\0\x01\x02\0\0\x01\0\x01\0\0"), PLACE])),
    segment(0xe1, Buffer.concat([latin1("Exif\0\0"), exif(order)])),
    segment(0xe1, Buffer.concat([latin1("http://ns.adobe.com/xap/1.0/\0"), PLACE])),
    segment(0xed, Buffer.concat([latin1("Photoshop 3.0\0"), before])),
    segment(0xe2, Buffer.concat([latin1("ICC_PROFILE\0\x01\x01"), COLOURS])),
    segment(0xe2, Buffer.concat([latin1("MPF\0"), PLACE])),
    segment(0xfe, PLACE),
    segment(0xc2, Buffer.from([8, 0, 40, 0, 60, 1, 1, 0x11, 0])),
    scan,
    segment(0xc4, Buffer.alloc(20, 2)),
    scan,
    latin1("\xff\xd9"),
    latin1("\xff\xd8"),
    segment(0xe1, Buffer.concat([latin1("Exif\0\0"), exif(order)])),
  ]);
}

export function chunk(type: string, content: Buffer): Buffer {
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  const covered = Buffer.concat([Buffer.from(type), content]);
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(covered));
  return Buffer.concat([length, covered, sum]);
}

export function png(): Buffer {
  return Buffer.concat([
    PNG_HEAD,
    chunk("IHDR", Buffer.from([0, 0, 0, 60, 0, 0, 0, 40, 8, 2, 0, 0, 0])),
    chunk("eXIf", exif("big")),
    chunk("tEXt", Buffer.concat([Buffer.from("Comment\0"), PLACE])),
    chunk("IDAT", PIXELS),
    chunk("iTXt", Buffer.concat([Buffer.from("XML:com.adobe.xmp\0\0\0\0\0"), PLACE])),
    chunk("prVt", PLACE),
    chunk("IEND", Buffer.alloc(0)),
    PLACE,
    Buffer.alloc(100),
  ]);
}

export function webpChunk(type: string, content: Buffer): Buffer {
  const head = Buffer.concat([Buffer.from(type), Buffer.alloc(4)]);
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length & 1)]);
}

/** @param mark what some programs write before the Exif, as in JPEG */
export function webp(mark = ""): Buffer {
  const frame = Buffer.concat([Buffer.from([0x10, 2, 0, 0x9d, 1, 0x2a, 60, 0, 40, 0]), PIXELS]);
  const chunks = Buffer.concat([
    webpChunk("VP8X", Buffer.from([0x2c, 0, 0, 0, 59, 0, 0, 39, 0, 0])),
    webpChunk("ICCP", COLOURS),
    webpChunk("ANMF", Buffer.concat([Buffer.alloc(16), webpChunk("VP8 ", frame), webpChunk("note", PLACE)])),
    webpChunk("EXIF", Buffer.concat([Buffer.from(mark, "latin1"), exif("little")])),
    webpChunk("XMP ", PLACE),
  ]);
  const head = Buffer.from("RIFF\0\0\0\0WEBP");
  head.writeUInt32LE(chunks.length + 4, 4);
  return Buffer.concat([head, chunks, PLACE]);
}

export function gif(): Buffer {
  const part = (content: Buffer) => Buffer.concat([Buffer.from([content.length]), content]);
  const end = Buffer.from([0]);
  return Buffer.concat([
    Buffer.from("GIF89a"),
    Buffer.from([60, 0, 40, 0, 0x80, 0, 0]),
    Buffer.alloc(6, 7),
    Buffer.from([0x21, 0xfe]),
    part(PLACE),
    end,
    Buffer.from([0x21, 0xff]),
    part(Buffer.from("NETSCAPE2.0")),
    part(Buffer.from([1, 0, 0])),
    end,
    Buffer.from([0x21, 0xff]),
    part(Buffer.from("XMP DataXMP")),
    part(PLACE),
    end,
    Buffer.from([0x21, 0xf9]),
    part(Buffer.alloc(4)),
    end,
    Buffer.from([0x2c, 0, 0, 0, 0, 60, 0, 40, 0, 0, 2]),
    part(PIXELS),
    end,
    Buffer.from([0x3b]),
    PLACE,
  ]);
}

export function box(type: string, content: Buffer): Buffer {
  const head = Buffer.concat([Buffer.alloc(4), Buffer.from(type, "latin1")]);
  head.writeUInt32BE(content.length + 8);
  return Buffer.concat([head, content]);
}

const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

/** Two pages, the second told of in a list: a description, orientation 6, pixels, Exif and GPS, each behind its directory. */
export function tiff(order: Order): Buffer {
  const number = (value: number, bytes: 2 | 4) => {
    const big = u32(value).subarray(4 - bytes);
    return order === "big" ? big : Buffer.from(big).reverse();
  };
  const entry = (tag: number, type: number, count: number, value: Buffer) =>
    Buffer.concat([number(tag, 2), number(type, 2), number(count, 4), value]);
  const long = (value: number) => number(value, 4);
  const directory = (entries: Buffer[]) =>
    Buffer.concat([number(entries.length, 2), ...entries, Buffer.alloc(4)]);
  const short = (value: number) => Buffer.concat([number(value, 2), Buffer.alloc(2)]);
  const text = PLACE.length;
  const said = (at: number) =>
    directory([entry(2, 2, text, long(at)), entry(29, 2, 4, PLACE.subarray(0, 4))]);
  const [saidBytes, pageBytes] = [said(0).length, 2 + 6 * 12 + 4];
  const [gps, list] = [
    8 + pageBytes + text + PIXELS.length,
    8 + pageBytes + text + PIXELS.length + saidBytes + text,
  ];
  const page = (at: number, more: boolean) =>
    directory([
      entry(270, 2, text, long(at + pageBytes)),
      entry(273, 4, 1, long(at + pageBytes + text)),
      entry(274, 3, 1, short(6)),
      entry(279, 4, 1, long(PIXELS.length)),
      more ? entry(330, 4, 2, long(list)) : entry(305, 2, 4, PLACE.subarray(4, 8)),
      more ? entry(34_853, 4, 1, long(gps)) : entry(33_723, 7, 4, PLACE.subarray(8, 12)),
    ]);
  const second = list + 8;
  return Buffer.concat([
    Buffer.from(order === "big" ? "MM\0*" : "II*\0", "latin1"),
    long(8),
    ...[page(8, true), PLACE, PIXELS, said(gps + saidBytes), PLACE],
    ...[long(second), long(second + pageBytes + text + PIXELS.length)],
    ...[page(second, false), PLACE, PIXELS],
    ...[page(second + pageBytes + text + PIXELS.length, false), PLACE, PIXELS],
  ]);
}

export function jpegXl(): Buffer {
  return Buffer.concat([
    box("JXL ", Buffer.from("\r\n\x87\n", "latin1")),
    box("ftyp", Buffer.from("jxl \0\0\0\0jxl ")),
    box("Exif", Buffer.concat([Buffer.alloc(4), exif("big")])),
    box("jxlp", Buffer.concat([Buffer.alloc(4), PIXELS])),
    box("xml ", PLACE),
    box("brob", Buffer.concat([Buffer.from("xml "), PLACE])),
    box("jbrd", PLACE),
  ]);
}

/** As phones write it: the pixels first. @param brand "": as cameras wrote it that knew of none */
export function film(brand: string, samples = "avc1"): Buffer {
  const table = Buffer.concat([u32(0), u32(1), box(samples, Buffer.alloc(8))]);
  const track = box("mdia", box("minf", box("stbl", box("stsd", table))));
  return Buffer.concat([
    ...(brand === "" ? [] : [box("ftyp", Buffer.from(`${brand}\0\0\0\0${brand}`))]),
    box("wide", Buffer.alloc(0)),
    box("mdat", PIXELS),
    box(
      "moov",
      Buffer.concat([
        box("mvhd", Buffer.from("how long it is")),
        box("trak", Buffer.concat([track, box("udta", box("name", PLACE))])),
        box("udta", box("\xa9xyz", PLACE)),
        box("meta", Buffer.concat([box("keys", PLACE), box("ilst", PLACE)])),
      ]),
    ),
    box("uuid", PLACE),
  ]);
}

/** Exif and XMP before the picture in the same box of data, as phones write them. */
export function heic(kind = "mif1heic"): Buffer {
  const infe = (id: number, type: string) =>
    box("infe", Buffer.concat([Buffer.from([2, 0, 0, 0, 0, id, 0, 0]), Buffer.from(`${type}\0`)]));
  const said = Buffer.concat([Buffer.from([0, 0, 0, 6]), Buffer.from("Exif\0\0"), exif("big")]);
  const brands = box("ftyp", Buffer.from(`heic\0\0\0\0${kind}`));
  const meta = (first: number) => {
    const place = (id: number, from: number, bytes: number) => {
      const item = Buffer.alloc(14);
      item.writeUInt16BE(id, 0);
      item.writeUInt16BE(1, 4);
      item.writeUInt32BE(from, 6);
      item.writeUInt32BE(bytes, 10);
      return item;
    };
    const next = first + said.length;
    const places = [
      place(2, first, said.length),
      place(3, next, PLACE.length),
      place(1, next + PLACE.length, PIXELS.length),
    ];
    const items = [Buffer.from([0, 0, 0, 0, 0, 3]), infe(1, "hvc1"), infe(2, "Exif"), infe(3, "mime")];
    const size = Buffer.from([0, 0, 0, 0, 0, 0, 0, 60, 0, 0, 0, 40]);
    return box(
      "meta",
      Buffer.concat([
        Buffer.alloc(4),
        box("iinf", Buffer.concat(items)),
        box("iprp", box("ipco", box("ispe", size))),
        box("iloc", Buffer.concat([Buffer.from([0, 0, 0, 0, 0x44, 0, 0, 3]), ...places])),
      ]),
    );
  };
  const first = brands.length + meta(0).length + 8;
  const data = box("mdat", Buffer.concat([said, PLACE, PIXELS]));
  return Buffer.concat([brands, meta(first), data, box("uuid", PLACE)]);
}

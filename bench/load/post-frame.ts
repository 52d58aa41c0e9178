const NUMBER_LENGTH = 10;
const KEY = Buffer.from('"clientId":"');
const SEQ = Buffer.from('"seq":');
const ZERO = 48;

/**
 * A client id begins as those of the page do, with the time, because that decides where in an index it goes; then
 * come a few random characters, and the message's number, so that a delivery is matched to its sending by reading
 * ten digits.
 */
const TIME_LENGTH = 8;
const RANDOM_LENGTH = 5;
const BEFORE_NUMBER = TIME_LENGTH + RANDOM_LENGTH;
const ALPHABET = Buffer.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

/** A text frame of a client with the mask 0,0,0,0: the server unmasks it like any other, and building it is free. */
export function maskedFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  if (payload.length > 65_535) throw new Error("A frame of the load generator has at most 65,535 bytes.");
  const short = payload.length < 126;
  const head = Buffer.alloc(short ? 6 : 8);
  head[0] = 0x81;
  head[1] = 0x80 | (short ? payload.length : 126);
  if (!short) head.writeUInt16BE(payload.length, 2);
  return Buffer.concat([head, payload]);
}

/** A `post` frame that is built once; only its client id changes. */
export class PostFrame {
  readonly bytes: Buffer;
  readonly #at: number;

  constructor(threadId: number, text: string) {
    const clientId = "0".repeat(BEFORE_NUMBER + NUMBER_LENGTH);
    this.bytes = maskedFrame(JSON.stringify({ type: "post", threadId, clientId, text }));
    this.#at = this.bytes.indexOf(KEY) + KEY.length;
  }

  /** Lends the frame with a client id of now, for this message. */
  number(number: number): Buffer {
    this.bytes.write(Date.now().toString(36), this.#at, "latin1");
    this.#writeRandom(this.#at + TIME_LENGTH);
    const from = this.#at + BEFORE_NUMBER;
    let rest = number;
    for (let digit = NUMBER_LENGTH - 1; digit >= 0; digit -= 1) {
      this.bytes[from + digit] = ZERO + (rest % 10);
      rest = Math.floor(rest / 10);
    }
    return this.bytes;
  }

  #writeRandom(from: number): void {
    let bits = Math.floor(Math.random() * 64 ** RANDOM_LENGTH);
    for (let at = from; at < from + RANDOM_LENGTH; at += 1) {
      this.bytes[at] = ALPHABET[bits & 63] as number;
      bits >>= 6;
    }
  }
}

/** @returns the number in the client id of a `confirmed` or `posted` frame, or -1 if there is none before `end` */
export function messageNumber(bytes: Buffer, start: number, end: number): number {
  const at = bytes.indexOf(KEY, start);
  if (at < 0) return -1;
  const from = at + KEY.length + BEFORE_NUMBER;
  if (from + NUMBER_LENGTH > end) return -1;
  return digits(bytes, from, from + NUMBER_LENGTH);
}

/** @returns the `seq` of a `confirmed` or `posted` frame, or -1 */
export function sequence(bytes: Buffer, start: number, end: number): number {
  const at = bytes.indexOf(SEQ, start);
  if (at < 0 || at >= end) return -1;
  return digits(bytes, at + SEQ.length, end);
}

function digits(bytes: Buffer, from: number, until: number): number {
  let value = 0;
  for (let at = from; at < until; at += 1) {
    const digit = (bytes[at] as number) - ZERO;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  return value;
}

const LETTER = { c: 99, o: 111, p: 112, s: 115, t: 116, n: 110, r: 114, e: 101, f: 102, w: 119 } as const;
/** Every frame down begins with `{"type":"`, so its type stands at a fixed place. */
const TYPE_AT = '{"type":"'.length;

export type SeenType = "posted" | "confirmed" | "welcome" | "refused" | "other";

/** Tells the frames that are measured from the others by two letters. */
export function typeOf(bytes: Buffer, start: number): SeenType {
  const first = bytes[start + TYPE_AT];
  if (first === LETTER.p) return bytes[start + TYPE_AT + 3] === LETTER.t ? "posted" : "other";
  if (first === LETTER.c) return bytes[start + TYPE_AT + 2] === LETTER.n ? "confirmed" : "other";
  if (first === LETTER.w) return bytes[start + TYPE_AT + 1] === LETTER.e ? "welcome" : "other";
  if (first === LETTER.r) return bytes[start + TYPE_AT + 2] === LETTER.f ? "refused" : "other";
  return "other";
}

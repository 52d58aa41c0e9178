/** What the WebSocket protocol (RFC 6455 5.2) puts before a payload, read from the server's side: never masked. */
export const OPCODE = { text: 1, close: 8, ping: 9, pong: 10 } as const;

/** `bytes` is lent: after the call it is written over. The payload is `bytes[start..end)`. */
export type FrameTaker = (opcode: number, bytes: Buffer, start: number, end: number) => void;

const FIN = 0x80;
const LENGTH_IN_2_BYTES = 126;
const LENGTH_IN_8_BYTES = 127;

/** Cuts what arrives on one socket into frames, without copying the whole ones. */
export class FrameSplitter {
  readonly #take: FrameTaker;
  #rest: Buffer | undefined;

  constructor(take: FrameTaker) {
    this.#take = take;
  }

  /** @throws Error when a frame is a fragment, which this project's server never sends */
  push(chunk: Buffer, length: number): void {
    let bytes = chunk;
    let until = length;
    if (this.#rest) {
      bytes = Buffer.concat([this.#rest, chunk.subarray(0, length)]);
      until = bytes.length;
      this.#rest = undefined;
    }
    const at = this.#takeWhole(bytes, until);
    if (at < until) this.#rest = Buffer.from(bytes.subarray(at, until));
  }

  /** @returns where the first frame that is not whole begins */
  #takeWhole(bytes: Buffer, until: number): number {
    let at = 0;
    while (at + 2 <= until) {
      const first = bytes[at] as number;
      let size = bytes[at + 1] as number;
      let start = at + 2;
      if (size === LENGTH_IN_2_BYTES) {
        if (at + 4 > until) break;
        size = bytes.readUInt16BE(at + 2);
        start = at + 4;
      } else if (size === LENGTH_IN_8_BYTES) {
        if (at + 10 > until) break;
        size = Number(bytes.readBigUInt64BE(at + 2));
        start = at + 10;
      }
      if (start + size > until) break;
      if ((first & FIN) === 0) throw new Error("The server sent a fragment.");
      this.#take(first & 0x0f, bytes, start, start + size);
      at = start + size;
    }
    return at;
  }
}

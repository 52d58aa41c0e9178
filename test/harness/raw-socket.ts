import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterwards, type Ending } from "./afterwards.ts";

/** A connection on which a test writes bytes itself, as no library would. */
export class RawSocket {
  readonly #socket: Socket;
  readonly #chunks: Buffer[] = [];

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on("data", (bytes) => this.#chunks.push(bytes));
    socket.on("error", () => socket.destroy()); // the server may hang up in the middle of what is written
  }

  static async open(t: Ending, port: number): Promise<RawSocket> {
    const socket = connect(port, "127.0.0.1");
    const raw = new RawSocket(socket);
    afterwards(t, () => socket.destroy());
    await once(socket, "connect");
    return raw;
  }

  /** Opens and upgrades to a WebSocket. What comes later is frames. */
  static async upgraded(t: Ending, port: number, cookie: string): Promise<RawSocket> {
    const raw = await RawSocket.open(t, port);
    raw.write(
      `GET /socket HTTP/1.1\r\nHost: localhost:${port}\r\nCookie: ${cookie}\r\nConnection: Upgrade\r\n` +
        "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
    );
    await raw.receives(/^HTTP\/1.1 101 [\s\S]*\r\n\r\n/);
    return raw;
  }

  write(bytes: string | Uint8Array): void {
    this.#socket.write(bytes);
  }

  /** Closes its own half. */
  end(): void {
    this.#socket.end();
  }

  /** Takes nothing any more of what the server sends. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  /** All that came so far; bytes above 127 as Latin-1. */
  get received(): string {
    return Buffer.concat(this.#chunks).toString("latin1");
  }

  async receives(pattern: RegExp): Promise<void> {
    while (!pattern.test(this.received)) await this.#more();
  }

  /** Resolves when the server says that it closes, also if it waits for an answer to that. */
  async closeCode(): Promise<number> {
    for (;;) {
      const code = closeCodeOf(this.received);
      if (code !== undefined) return code;
      await this.#more();
    }
  }

  /** Resolves when the server has closed it. @returns all that came */
  async closed(): Promise<string> {
    if (!this.#socket.closed) await new Promise((resolve) => this.#socket.once("close", resolve));
    return this.received;
  }

  async #more(): Promise<void> {
    if (this.#socket.closed) throw new Error(`closed after: ${this.received.slice(0, 500)}`);
    await Promise.race([once(this.#socket, "data"), once(this.#socket, "close")]);
  }
}

/** RFC 6455 5.2: what a page sends is masked, here with zeros. `first`: FIN, reserved bits and opcode. */
export function maskedFrame(first: number, payload: Uint8Array | string): Buffer {
  const bytes = Buffer.from(payload as string);
  const length =
    bytes.length < 126
      ? Buffer.from([0x80 | bytes.length])
      : bytes.length < 65_536
        ? Buffer.from([0x80 | 126, bytes.length >> 8, bytes.length & 255])
        : Buffer.from([0x80 | 127, 0, 0, 0, 0, ...uint32(bytes.length)]);
  return Buffer.concat([Buffer.from([first]), length, Buffer.alloc(4), bytes]);
}

/** The code of the close frame at the end of what a server sent, undefined if there is none. */
export function closeCodeOf(received: string): number | undefined {
  const bytes = Buffer.from(received, "latin1");
  const place = bytes.lastIndexOf(Buffer.from([0x88]));
  return place >= 0 && bytes.length >= place + 4 ? bytes.readUInt16BE(place + 2) : undefined;
}

function uint32(value: number): number[] {
  return [value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255];
}

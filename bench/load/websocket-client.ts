import { createConnection, type Socket } from "node:net";
import { FrameSplitter, OPCODE } from "./frame-splitter.ts";
import { maskedFrame } from "./post-frame.ts";

/** One for all sockets: what is read is taken before the next read begins. */
const arriving = Buffer.allocUnsafe(256 * 1024);
/** RFC 6455 1.3: any 16 bytes will do. */
const KEY = Buffer.from("of no importance").toString("base64");
const END_OF_HEAD = "\r\n\r\n";

/** `bytes` is lent, as in FrameTaker. */
type TextTaker = (bytes: Buffer, start: number, end: number) => void;

export interface Address {
  readonly port: number;
  readonly path: string;
  readonly cookie: string;
}

/**
 * A WebSocket client that costs next to nothing, because it shares a small machine with the server that it
 * measures: it reads into one buffer, parses no JSON, and masks with zeros.
 */
export class WebSocketClient {
  readonly #socket: Socket;
  readonly #splitter: FrameSplitter;
  #head: Buffer | undefined = Buffer.alloc(0);
  #opened: () => void = () => undefined;
  #failed: (error: Error) => void = () => undefined;
  /** Says why the server ended this connection; undefined while it stands, or when we ended it. */
  ended: string | undefined;
  #leaving = false;

  private constructor(address: Address, take: TextTaker) {
    this.#splitter = new FrameSplitter((opcode, bytes, start, end) => {
      if (opcode === OPCODE.text) take(bytes, start, end);
      else this.#control(opcode, bytes, start, end);
    });
    this.#socket = createConnection({
      host: "127.0.0.1",
      port: address.port,
      noDelay: true,
      onread: { buffer: arriving, callback: (length, buffer) => this.#read(length, buffer as Buffer) },
    });
    this.#socket.on("connect", () => this.#socket.write(upgradeRequest(address)));
    this.#socket.on("error", (error) => this.#failed(error));
    this.#socket.on("close", () => this.#closed());
  }

  /** Resolves when the server has upgraded the connection. @throws Error with the answer's first line if it did not */
  static open(address: Address, take: TextTaker): Promise<WebSocketClient> {
    return new Promise((resolve, reject) => {
      const client = new WebSocketClient(address, take);
      client.#opened = () => resolve(client);
      client.#failed = reject;
    });
  }

  /** `frame` may be changed after the call. */
  send(frame: Buffer): void {
    const waits = this.#socket.writableLength > 0;
    this.#socket.write(waits ? Buffer.from(frame) : frame);
  }

  sendText(text: string): void {
    this.#socket.write(maskedFrame(text));
  }

  close(): void {
    this.#leaving = true;
    this.#socket.destroy();
  }

  #read(length: number, buffer: Buffer): boolean {
    if (this.#head) this.#readHead(buffer.subarray(0, length));
    else this.#splitter.push(buffer, length);
    return true;
  }

  #readHead(chunk: Buffer): void {
    const head = Buffer.concat([this.#head ?? chunk, chunk]);
    this.#head = head;
    const end = head.indexOf(END_OF_HEAD);
    if (end < 0) return;
    const firstLine = head.toString("latin1", 0, head.indexOf("\r\n"));
    if (!firstLine.startsWith("HTTP/1.1 101")) {
      this.#failed(new Error(`The server answered the upgrade with "${firstLine}".`));
      this.close();
      return;
    }
    this.#head = undefined;
    this.#opened();
    const rest = head.subarray(end + END_OF_HEAD.length);
    if (rest.length > 0) this.#splitter.push(rest, rest.length);
  }

  #control(opcode: number, bytes: Buffer, start: number, end: number): void {
    if (opcode === OPCODE.ping) {
      const pong = maskedFrame(bytes.toString("latin1", start, end));
      pong[0] = 0x80 | OPCODE.pong;
      this.send(pong);
    }
    if (opcode === OPCODE.close) {
      this.ended = end - start >= 2 ? `code ${bytes.readUInt16BE(start)}` : "no code";
    }
  }

  #closed(): void {
    if (!this.#leaving) this.ended ??= "without a close frame";
    this.#failed(new Error(`The server closed the connection: ${this.ended ?? ""}`));
  }
}

function upgradeRequest(address: Address): string {
  return [
    `GET ${address.path} HTTP/1.1`,
    `Host: 127.0.0.1:${address.port}`,
    `Origin: http://127.0.0.1:${address.port}`,
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    `Sec-WebSocket-Key: ${KEY}`,
    `Cookie: ${address.cookie}`,
    "",
    "",
  ].join("\r\n");
}

import { createConnection, type Socket } from "node:net";

/** One request as it goes over the line. `bodyBytes`: so many bytes of a file follow the head. */
export interface Errand {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bodyBytes: number;
}

export interface Return {
  readonly status: number;
  /** Status line and headers. */
  readonly head: string;
  readonly bodyBytes: number;
}

/** One for all: what is read is counted, and taken before the next read begins. */
const arriving = Buffer.allocUnsafe(1024 * 1024);
/** Of a file that no kind is found in, written again and again: making the bytes must cost nothing. */
const PIECE = Buffer.alloc(256 * 1024, "A line of a file that is like every other.\n");
const END_OF_HEAD = "\r\n\r\n";

/** An HTTP client on one connection that stays, and that does next to nothing but to write and to count. */
export class Courier {
  readonly #socket: Socket;
  readonly #port: number;
  #head = "";
  #inHead = true;
  #awaited = 0;
  #got = 0;
  #back: (answer: Return) => void = () => undefined;
  #failed: (error: Error) => void = () => undefined;
  #carried = 0;

  constructor(port: number) {
    this.#port = port;
    this.#socket = createConnection({
      host: "127.0.0.1",
      port,
      noDelay: true,
      onread: { buffer: arriving, callback: (length, buffer) => this.#read(length, buffer as Buffer) },
    });
    this.#socket.on("error", (error) => this.#failed(error));
    this.#socket.on("close", () => this.#failed(new Error("The server closed a connection.")));
  }

  /** Bytes of bodies, both ways, so far. */
  get carried(): number {
    return this.#carried;
  }

  /** One at a time. @throws Error when the connection ends before the answer has */
  carry(errand: Errand): Promise<Return> {
    return new Promise((resolve, reject) => {
      this.#back = resolve;
      this.#failed = reject;
      this.#head = "";
      this.#inHead = true;
      this.#got = 0;
      this.#socket.write(headOf(errand, this.#port));
      this.#write(errand.bodyBytes);
    });
  }

  end(): void {
    this.#failed = () => undefined;
    this.#socket.destroy();
  }

  #write(left: number): void {
    if (left === 0 || this.#socket.destroyed) return;
    const piece = left < PIECE.length ? PIECE.subarray(0, left) : PIECE;
    this.#socket.write(piece, () => {
      this.#carried += piece.length;
      this.#write(left - piece.length);
    });
  }

  #read(length: number, buffer: Buffer): boolean {
    let body = length;
    if (this.#inHead) {
      this.#head += buffer.toString("latin1", 0, length);
      const end = this.#head.indexOf(END_OF_HEAD);
      if (end < 0) return true;
      body = this.#head.length - end - END_OF_HEAD.length;
      this.#head = this.#head.slice(0, end);
      this.#inHead = false;
      this.#awaited = Number(/^content-length: *(\d+)/im.exec(this.#head)?.[1] ?? 0);
    }
    this.#got += body;
    this.#carried += body;
    if (this.#got >= this.#awaited)
      this.#back({ status: Number(this.#head.slice(9, 12)), head: this.#head, bodyBytes: this.#got });
    return true;
  }
}

function headOf({ method, path, headers, bodyBytes }: Errand, port: number): string {
  const lines = Object.entries({
    host: `127.0.0.1:${port}`,
    ...headers,
    "content-length": String(bodyBytes),
  });
  return [`${method} ${path} HTTP/1.1`, ...lines.map(([name, value]) => `${name}: ${value}`), "", ""].join(
    "\r\n",
  );
}

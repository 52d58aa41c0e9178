import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { afterwards, type Ending } from "./afterwards.ts";
import type { Random } from "./random.ts";

/** Bytes that a connection may carry at most before it is cut: some dozen frames. */
const FAR = 6_000;

/**
 * A bad network between page and server: each connection is cut after a random number of bytes in one direction, in
 * the middle of whatever is under way, and no end hears of it in good order.
 */
export class CuttingProxy {
  cuts = 0;
  readonly #server: Server;
  readonly #random: Random;
  readonly #open = new Set<Socket>();
  #calm = false;

  private constructor(server: Server, targetPort: number, random: Random) {
    this.#server = server;
    this.#random = random;
    server.on("connection", (near: Socket) => this.#join(near, connect(targetPort, "127.0.0.1")));
  }

  static async open(t: Ending, targetPort: number, random: Random): Promise<CuttingProxy> {
    const server = createServer();
    const proxy = new CuttingProxy(server, targetPort, random);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    afterwards(t, () => proxy.#close());
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** From now on nothing new is cut. */
  calmDown(): void {
    this.#calm = true;
  }

  #join(near: Socket, far: Socket): void {
    const cut = (): void => {
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) {
      this.#open.add(socket);
      socket.on("error", cut);
      socket.on("close", () => {
        this.#open.delete(socket);
        cut();
      });
    }
    const [cutUp, cutDown] = this.#random.oneOf([
      [true, false],
      [false, true],
    ]);
    this.#carry(near, far, cutUp ? this.#random.between(0, FAR) : undefined, cut);
    this.#carry(far, near, cutDown ? this.#random.between(0, FAR) : undefined, cut);
  }

  /** `budget`: bytes until the cut, undefined for none. What is left of it still arrives. */
  #carry(from: Socket, to: Socket, budget: number | undefined, cut: () => void): void {
    let left = budget;
    from.on("data", (bytes) => {
      if (left === undefined || this.#calm || bytes.length <= left) {
        if (left !== undefined) left -= bytes.length;
        to.write(bytes);
        return;
      }
      this.cuts += 1;
      to.write(bytes.subarray(0, left), cut);
      from.removeAllListeners("data").pause();
    });
  }

  async #close(): Promise<void> {
    this.#server.close();
    for (const socket of this.#open) socket.destroy();
    await once(this.#server, "close");
  }
}

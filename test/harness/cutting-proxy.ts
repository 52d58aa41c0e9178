import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { afterwards, type Ending } from "./afterwards.ts";
import type { Random } from "./random.ts";

/** Bytes that a connection may carry at most: into the handshake, the welcome, the frames, or all that was missed. */
const FAR = [400, 4_000, 16_000, 160_000] as const;

/**
 * A bad network between page and server: each connection is cut after a random number of bytes, in
 * the middle of whatever is under way, and no end hears of it in good order.
 */
export class CuttingProxy {
  cuts = 0;
  readonly #server: Server;
  readonly #random: Random;
  readonly #open = new Set<Socket>();

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
    const budget = { left: this.#random.between(0, this.#random.oneOf(FAR)) };
    this.#carry(near, far, budget, cut);
    this.#carry(far, near, budget, cut);
  }

  /** What is left of the budget still arrives. */
  #carry(from: Socket, to: Socket, budget: { left: number }, cut: () => void): void {
    from.on("data", (bytes) => {
      if (bytes.length <= budget.left) {
        budget.left -= bytes.length;
        to.write(bytes);
        return;
      }
      this.cuts += 1;
      from.removeAllListeners("data").pause();
      to.write(bytes.subarray(0, budget.left), cut);
    });
  }

  async #close(): Promise<void> {
    this.#server.close();
    for (const socket of this.#open) socket.destroy();
    await once(this.#server, "close");
  }
}

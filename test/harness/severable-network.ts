import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { afterwards, type Ending } from "./afterwards.ts";

/** The way between a browser and the server, which a test can sever and mend: as a lift does, or a tunnel. */
export class SeverableNetwork {
  readonly #server: Server;
  readonly #open = new Set<Socket>();
  #severed = false;

  private constructor(server: Server, targetPort: number) {
    this.#server = server;
    server.on("connection", (near) => this.#join(near, targetPort));
  }

  static async open(t: Ending, targetPort: number): Promise<SeverableNetwork> {
    const server = createServer();
    const network = new SeverableNetwork(server, targetPort);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    afterwards(t, () => network.#close());
    return network;
  }

  get url(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  sever(): void {
    this.#severed = true;
    for (const socket of this.#open) socket.destroy();
  }

  mend(): void {
    this.#severed = false;
  }

  #join(near: Socket, targetPort: number): void {
    if (this.#severed) {
      near.destroy();
      return;
    }
    const far = connect(targetPort, "127.0.0.1");
    const ended = (): void => {
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) {
      this.#open.add(socket);
      socket.on("error", ended);
      socket.on("close", () => {
        this.#open.delete(socket);
        ended();
      });
    }
    near.pipe(far).pipe(near);
  }

  async #close(): Promise<void> {
    this.sever();
    this.#server.close();
    await once(this.#server, "close");
  }
}

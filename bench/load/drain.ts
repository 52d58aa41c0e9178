import { once } from "node:events";
import { createConnection } from "node:net";

const arriving = Buffer.allocUnsafe(256 * 1024);

/** Connects that many sockets, and from then on reads and forgets what comes, until the other side ends them. */
export async function drain(port: number, sockets: number): Promise<void> {
  const onread = { buffer: arriving, callback: () => true };
  for (let count = 0; count < sockets; count += 1) {
    const socket = createConnection({ host: "127.0.0.1", port, onread });
    await once(socket, "connect");
    socket.on("error", () => socket.destroy());
  }
}

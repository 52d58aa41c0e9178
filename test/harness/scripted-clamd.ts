import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { afterwards, type Ending } from "./afterwards.ts";

const END_OF_STREAM = Buffer.alloc(4);

/** Listens where clamd would, and says of every file what the test wants. `down`: it hangs up. */
export class ScriptedClamd {
  readonly url: string;
  says: "OK" | "Win.Test FOUND" | "down" = "OK";

  private constructor(url: string) {
    this.url = url;
  }

  static async start(t: Ending): Promise<ScriptedClamd> {
    const server = createServer((socket) => {
      socket.on("error", () => {}); // who hangs up in the middle has been told
      if (clamd.says === "down") {
        socket.destroy();
        return;
      }
      let last = Buffer.alloc(0);
      socket.on("data", (chunk: Buffer) => {
        // The server's question at its start, what it is.
        if (chunk.toString("latin1").startsWith("zVERSION")) socket.end("UNKNOWN COMMAND\0");
        last = Buffer.concat([last, chunk]).subarray(-END_OF_STREAM.length);
        if (last.equals(END_OF_STREAM)) socket.end(`stream: ${clamd.says}\0`);
      });
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const clamd = new ScriptedClamd(`tcp://127.0.0.1:${(server.address() as AddressInfo).port}`);
    afterwards(t, () => server.close());
    return clamd;
  }
}

import assert from "node:assert/strict";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import fastify from "fastify";
import { afterwards } from "../../../test/harness/afterwards.ts";
import { RawSocket } from "../../../test/harness/raw-socket.ts";
import { sendBytes } from "./send-bytes.ts";

const PIECE_BYTES = 1024 * 1024;

test("somebody who takes nothing any more is cut off, and what is kept for them is let go", async (t) => {
  const app = fastify({ forceCloseConnections: true });
  afterwards(t, () => app.close());
  let given = 0;
  const letGo = new Promise<void>((resolve) => {
    async function* endless() {
      try {
        for (;;) {
          given += 1;
          yield [new Uint8Array(PIECE_BYTES)];
        }
      } finally {
        resolve();
      }
    }
    app.get("/", (_request, reply) => sendBytes(reply, endless(), 50));
  });
  await app.listen({ host: "127.0.0.1", port: 0 });
  const raw = await RawSocket.open(t, (app.server.address() as AddressInfo).port);
  raw.pause();
  raw.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  await letGo;
  assert.ok(given < 100, `${given} pieces: what the system holds for a connection, and two more`);
});

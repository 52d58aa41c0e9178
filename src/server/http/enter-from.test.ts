import assert from "node:assert/strict";
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { setImmediate as soon } from "node:timers/promises";
import fastify from "fastify";
import { whereFrom } from "../where-from.ts";
import { enterFrom } from "./enter-from.ts";

test("what a request leads to knows its network, also when its body came in parts behind another's", async (t) => {
  const from = whereFrom();
  const app = fastify({ trustProxy: ["127.0.0.1"] });
  enterFrom(app, from);
  app.post("/", async () => {
    await soon();
    return from.network() ?? "nobody knows";
  });
  await app.listen({ host: "127.0.0.1", port: 0 });
  t.after(() => app.close());
  const { port } = app.server.address() as AddressInfo;
  const asked = ["198.51.100.1", "198.51.100.2"].map((address) => {
    const headers = { "content-type": "application/json", "x-forwarded-for": address };
    const sent = request({ host: "127.0.0.1", port, method: "POST", headers });
    sent.write('{"said":');
    return sent;
  });
  const answers = asked.map(async (sent) => {
    const [answer] = (await once(sent, "response")) as [IncomingMessage];
    return (await answer.toArray()).join("");
  });
  for (const sent of asked.toReversed()) sent.end('"in parts"}');
  assert.deepEqual(await Promise.all(answers), ["198.51.100.1", "198.51.100.2"]);
  assert.equal(from.network(), undefined);
});

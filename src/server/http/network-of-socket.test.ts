import assert from "node:assert/strict";
import type { IncomingMessage } from "node:http";
import { test } from "node:test";
import fastify from "fastify";
import { networkOf } from "./network.ts";
import { networkOfSocket } from "./network-of-socket.ts";
import { trustOf } from "./trusted-proxies.ts";

const HEADERS = [
  undefined,
  "198.51.100.7",
  "198.51.100.7, 10.1.2.3",
  "203.0.113.9, 198.51.100.7, 127.0.0.1",
  " 2001:db8:1:2:3::4 ,192.168.0.9",
  "10.0.0.1, 10.0.0.2",
  "192.0.2.1,,",
];
const TRUSTED = [undefined, ["nearest"], ["loopback"], ["127.0.0.1"], ["127.0.0.0/8", "10.1.0.0/16"]];

test("a socket is from where a request with the same headers is from", async () => {
  for (const trustedProxies of TRUSTED) {
    const app = fastify({ trustProxy: trustOf(trustedProxies) });
    app.get("/", (request) => networkOf(request.ip));
    const ofSocket = networkOfSocket({ trustedProxies });
    for (const forwarded of HEADERS) {
      for (const remoteAddress of ["127.0.0.1", "198.51.100.99", "::ffff:10.1.9.9"]) {
        const headers = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
        const { body } = await app.inject({ url: "/", remoteAddress, headers });
        const request = { headers, socket: { remoteAddress } } as unknown as IncomingMessage;
        assert.equal(ofSocket(request), body, `${trustedProxies} ${remoteAddress} ${forwarded}`);
      }
    }
    await app.close();
  }
});

test("behind a proxy that has no name a client of a private network makes up no address for itself", () => {
  const ofSocket = networkOfSocket({ trustedProxies: ["nearest"] });
  const from = (forwarded: string, remoteAddress: string) =>
    ofSocket({
      headers: { "x-forwarded-for": forwarded },
      socket: { remoteAddress },
    } as unknown as IncomingMessage);
  assert.equal(from("8.8.8.8, 10.0.0.77", "10.0.0.5"), "10.0.0.77");
  assert.equal(from("8.8.8.8, 10.0.0.77", "::ffff:127.0.0.1"), "10.0.0.77");
  assert.equal(
    from("8.8.8.8", "198.51.100.9"),
    "198.51.100.9",
    "who is no proxy in a private network is the client",
  );
});

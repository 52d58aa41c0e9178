import assert from "node:assert/strict";
import { test } from "node:test";
import { PROTOCOL_VERSION } from "../../src/shared/protocol/version.ts";
import { type DemoPerson, demoPerson, demoThread } from "../harness/demo-people.ts";
import { newClientId, Page } from "../harness/page.ts";
import { maskedFrame, RawSocket } from "../harness/raw-socket.ts";
import { type ServerProcess, startServer } from "../harness/start-server.ts";
import { wholeThread } from "../harness/whole-thread.ts";

type T = Parameters<typeof startServer>[0];

const TEXT = 0x81;
const BURST = 300;

interface Scene {
  readonly server: ServerProcess;
  readonly ada: DemoPerson;
  readonly pat: DemoPerson;
  readonly threadId: number;
}

async function openScene(t: T): Promise<Scene> {
  const server = await startServer(t, { args: ["--demo"] });
  const ada = await demoPerson(server.url, "ada");
  const pat = await demoPerson(server.url, "pat");
  return { server, ada, pat, threadId: await demoThread(server.url, ada, pat) };
}

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  test(`on ${signal}, with messages under way, the server ends with 0 and nothing that it confirmed is lost`, async (t) => {
    const { server, ada, pat, threadId } = await openScene(t);
    const pages = [await Page.arrive(server.url, ada.cookie), await Page.arrive(server.url, pat.cookie)];
    const stranger = await Page.open(server.url);
    for (const page of pages) {
      for (let place = 0; place < BURST; place++) {
        page.say({ type: "post", threadId, clientId: newClientId(), text: `post ${place}` });
      }
    }
    for (let confirmed = 0; confirmed < BURST / 4; confirmed++) await pages[0]?.hear("confirmed");
    server.signal(signal);
    const codes = await Promise.all([...pages, stranger].map((page) => page.closed));
    const { code, err } = await server.ended;
    assert.deepEqual([code, err], [0, ""]);
    assert.deepEqual(codes, [1012, 1012, 1012]); // RFC 6455, the registry of close codes: service restart

    const confirmed = pages.flatMap((page) => page.heard.filter((frame) => frame.type === "confirmed"));
    t.diagnostic(`${confirmed.length} of ${2 * BURST} were confirmed`);
    const next = await startServer(t, { folder: server.folder });
    const there = await wholeThread(next.url, ada.cookie, threadId);
    const bySeq = new Map(there.map((message) => [message.seq, message.clientId]));
    for (const { seq, clientId } of confirmed) assert.equal(bySeq.get(seq), clientId);
    assert.equal(new Set(there.map(({ clientId }) => clientId)).size, there.length);
  });
}

test("pages that do not answer, and requests that never end, do not keep the server from ending with 0", async (t) => {
  const { server, pat } = await openScene(t);
  const deaf = await RawSocket.upgraded(t, server.port, pat.cookie);
  deaf.write(maskedFrame(TEXT, JSON.stringify({ type: "hello", protocol: PROTOCOL_VERSION, held: [] })));
  await deaf.receives(/"type":"welcome"/);
  deaf.pause();
  const silent = await RawSocket.upgraded(t, server.port, pat.cookie);
  silent.pause();
  const idle = await RawSocket.open(t, server.port);
  const endless = await RawSocket.open(t, server.port);
  endless.write(
    "POST /api/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{",
  );
  const dripping = await RawSocket.open(t, server.port);
  dripping.write("GET /api/unr");
  await fetch(`${server.url}/sign-in`).then((answer) => answer.arrayBuffer()); // stays open, to be used again
  const { code, err } = await server.stop();
  assert.deepEqual([code, err], [0, ""]);
  idle.end();
});

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import type { AddressInfo, Socket } from "node:net";
import { after, before, beforeEach, type TestContext, test } from "node:test";
import { setImmediate as nextTurn } from "node:timers/promises";
import { type FileClinic, type FilePeople, openFileClinic } from "../../../test/harness/file-clinic.ts";
import { RawSocket } from "../../../test/harness/raw-socket.ts";

const MINUTE = 60_000;

let clinic: FileClinic;
let people: FilePeople;

before(async () => {
  clinic = await openFileClinic();
});
after(() => clinic.close());
beforeEach(async () => {
  people = await clinic.newPeople();
});

/** A connection, with its other end; time passes for the server's limits when the test says so. */
async function connected(t: TestContext) {
  t.mock.timers.enable({ apis: ["setInterval"] });
  const accepted = once(clinic.app.server, "connection") as Promise<[Socket]>;
  const raw = await RawSocket.open(t, (clinic.app.server.address() as AddressInfo).port);
  const [socket] = await accepted;
  let written = 0;
  return {
    raw,
    /** Resolves when the server has read it, and done with it what it does at once. */
    async write(text: string): Promise<void> {
      raw.write(text);
      written += text.length;
      while (socket.bytesRead < written) await nextTurn();
      for (let turn = 0; turn < 20; turn += 1) await nextTurn();
    },
    isOpen: () => !socket.destroyed,
  };
}

async function patchHead(path: string, length: number): Promise<string> {
  return (
    `PATCH ${path} HTTP/1.1\r\nHost: localhost\r\nCookie: session=${await clinic.signedInAs(people.pat)}\r\n` +
    "Tus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type: application/offset+octet-stream\r\n" +
    `Content-Length: ${length}\r\n\r\n`
  );
}

/** Resolves when the server is ready to take the upload's bytes. */
function taking(t: TestContext): Promise<void> {
  const { blobs } = clinic.ports;
  const append = blobs.append.bind(blobs);
  return new Promise((resolve) => {
    t.mock.method(blobs, "append", async (...args: Parameters<typeof append>) => {
      const writer = await append(...args);
      resolve();
      return writer;
    });
  });
}

test("an upload of which nothing came for a minute is cut off, what came of it is kept, and it goes on", async (t) => {
  const { ada, ofPat, begun, messages, offsetAt } = people;
  const path = await begun(1_000);
  const taken = taking(t);
  const { raw, write, isOpen } = await connected(t);
  await write(await patchHead(path, 1_000));
  await taken;
  await write("x".repeat(100));
  t.mock.timers.tick(MINUTE);
  assert.ok(isOpen(), "something came in this minute");
  await write("y".repeat(200));
  t.mock.timers.tick(MINUTE);
  assert.ok(isOpen(), "and in this one");
  t.mock.timers.tick(MINUTE);
  await raw.closed();
  assert.equal(await offsetAt(path), "300");
  assert.equal((await ofPat.append(path, 300, randomBytes(700))).status, 204);
  assert.equal((await messages(ada)).length, 1);
});

test("every other body has a minute, however it trickles", async (t) => {
  const { raw, write } = await connected(t);
  const cookie = `session=${await clinic.signedInAs(people.pat)}`;
  await write(
    `POST /api/threads/${people.threadId}/messages HTTP/1.1\r\nHost: localhost\r\nCookie: ${cookie}\r\n` +
      'Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"text":',
  );
  await write('"and so on');
  t.mock.timers.tick(MINUTE);
  assert.equal(await raw.closed(), "");
});

test("a body that comes although it was answered already has a minute too", async (t) => {
  const { raw, write } = await connected(t);
  await write(
    `${(await patchHead("/api/uploads/1", 1_000)).replace("session=", "nobody=")}${"x".repeat(10)}`,
  );
  await raw.receives(/^HTTP\/1.1 401 /);
  await write("x".repeat(10));
  t.mock.timers.tick(MINUTE);
  await raw.closed();
});

test("a connection whose bodies came whole is not cut off, however long it lasts", async (t) => {
  const { raw, write, isOpen } = await connected(t);
  const cookie = `session=${await clinic.signedInAs(people.pat)}`;
  const path = await people.begun(10);
  const ask = (method: string, more: string) =>
    `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nTus-Resumable: 1.0.0\r\nCookie: ${cookie}\r\n${more}`;
  const type = "Content-Type: application/offset+octet-stream\r\n";
  await write(ask("PATCH", `${type}Upload-Offset: 0\r\nContent-Length: 5\r\n\r\n12345`));
  await raw.receives(/ 204 /);
  t.mock.timers.tick(5 * MINUTE);
  assert.ok(isOpen());
  await write(ask("DELETE", "\r\n"));
  await raw.receives(/ 204 [\s\S]* 204 /);
  t.mock.timers.tick(5 * MINUTE);
  assert.ok(isOpen());
});

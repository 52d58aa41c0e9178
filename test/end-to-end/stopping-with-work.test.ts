import assert from "node:assert/strict";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { SEGMENT_BYTES } from "../../src/server/domain/file-layout.ts";
import { CLOSE } from "../../src/shared/protocol/close-codes.ts";
import { type DemoPerson, demoPerson, demoThread } from "../harness/demo-people.ts";
import { openClinic } from "../harness/open-clinic.ts";
import { Page } from "../harness/page.ts";
import { RawSocket } from "../harness/raw-socket.ts";
import { type ServerProcess, startServer } from "../harness/start-server.ts";
import { tusClient } from "../harness/tus-client.ts";

type T = Parameters<typeof startServer>[0];

async function openScene(t: T) {
  const server = await startServer(t, { args: ["--demo"] });
  const ada = await demoPerson(server.url, "ada");
  const pat = await demoPerson(server.url, "pat");
  return { server, ada, pat, threadId: await demoThread(server.url, ada, pat) };
}

/** A number from the database of a server that has ended. */
function count({ dataFolder }: ServerProcess, sql: string): number {
  const database = new DatabaseSync(join(dataFolder, "clinic.db"), { readOnly: true });
  const row = database.prepare(`SELECT count(*) AS "n" FROM ${sql}`).get();
  database.close();
  return Number(row?.n);
}

function sizeOf(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files.reduce((all, { parentPath, name }) => all + statSync(join(parentPath, name)).size, 0);
}

test("an upload under way is answered with the code, and goes on at what was confirmed when the server is back", async (t) => {
  const { server, ada, threadId } = await openScene(t);
  const tus = tusClient(server.url, ada.cookie);
  const [size, sent] = [5_000_000, 3_000_000];
  const all = new Uint8Array(size).map((_, place) => (place * 7) % 251);
  const path = (await tus.begin(threadId, size)).headers.get("location") ?? "";
  const half = new ReadableStream<Uint8Array>({ start: (body) => body.enqueue(all.slice(0, sent)) });
  const sending = tus.append(path, 0, half); // and then nothing more comes
  while (sizeOf(join(server.dataFolder, "files")) < 2 * SEGMENT_BYTES)
    await new Promise((again) => setImmediate(again));
  server.signal("SIGTERM");
  const answer = await sending;
  assert.deepEqual([answer.status, (await answer.json()).code], [503, "server-stopping"]);
  const { code, err } = await server.ended;
  assert.deepEqual([code, err], [0, ""]);

  const next = await startServer(t, { folder: server.folder });
  const again = tusClient(next.url, ada.cookie);
  const confirmed = Number((await again.look(path)).headers.get("upload-offset"));
  assert.ok(confirmed >= 2 * SEGMENT_BYTES && confirmed <= sent, `${confirmed} bytes are confirmed`);
  assert.equal((await again.append(path, confirmed, all.slice(confirmed))).status, 204);
  const whole = await again.ask("GET", path.replace("/api/uploads/", "/api/files/"));
  assert.deepEqual(new Uint8Array(await whole.arrayBuffer()), all);
});

test("what was answered as done is in the log, and so is what was done and could not be answered any more", async (t) => {
  const { server, ada } = await openScene(t);
  const keep = async (place: number) => {
    const entry = { name: `Maya ${place}`, mobile: "", email: `maya-${place}@post.example` };
    const answer = await fetch(`${server.url}/api/contacts`, {
      method: "POST",
      headers: { cookie: ada.cookie, "content-type": "application/json" },
      body: JSON.stringify({ ...entry, timeZone: "America/New_York", notes: "" }),
    }).catch(() => undefined);
    return answer?.status;
  };
  const asks = Array.from({ length: 40 }, (_, place) => keep(place));
  await Promise.race(asks);
  server.signal("SIGTERM");
  const done = (await Promise.all(asks)).filter((status) => status === 201).length;
  const { code, err } = await server.ended;
  assert.deepEqual([code, err], [0, ""]);
  const rows = count(server, "audit WHERE action = 'contact.made'");
  t.diagnostic(`${done} were answered, ${rows} are in the log`);
  assert.ok(done <= rows);
  assert.equal(rows, count(server, "people WHERE guest = 1"));
});

test("messages that are deleted over a socket while the server stops are in the log when they are gone", async (t) => {
  const { server, ada, pat, threadId } = await openScene(t);
  const seqs = await post(server, pat, threadId, 30);
  const page = await Page.arrive(server.url, ada.cookie);
  for (const seq of seqs) page.say({ type: "delete", threadId, seq });
  await page.hear("removed");
  server.signal("SIGTERM");
  assert.equal(await page.closed, CLOSE.serverStopping);
  const { code, err } = await server.ended;
  assert.deepEqual([code, err], [0, ""]);
  const gone = count(server, "messages WHERE removed_version IS NOT NULL");
  assert.ok(gone >= 1);
  assert.equal(count(server, "audit WHERE action = 'message.deleted'"), gone);
});

async function post({ url }: ServerProcess, by: DemoPerson, threadId: number, many: number) {
  const page = await Page.arrive(url, by.cookie);
  const seqs: number[] = [];
  for (let place = 0; place < many; place += 1) seqs.push((await page.post(threadId, `post ${place}`)).seq);
  await page.close();
  return seqs;
}

test("a request that is half there when the server is told to stop is answered as ever", async (t) => {
  const { server, ada, threadId } = await openScene(t);
  const body = JSON.stringify({ clientId: "message-half-way-0001", text: "half now, half then" });
  const asking = await RawSocket.open(t, server.port);
  asking.write(
    `POST /api/threads/${threadId}/messages HTTP/1.1\r\nHost: localhost:${server.port}\r\nCookie: ${ada.cookie}\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 10)}`,
  );
  const page = await Page.arrive(server.url, ada.cookie);
  await page.roundTrip(); // by now the first half has been read
  server.signal("SIGTERM");
  await page.closed;
  asking.write(body.slice(10));
  await asking.receives(/HTTP\/1\.1 201 /);
  const { code, err } = await server.ended;
  assert.deepEqual([code, err], [0, ""]);
});

test("the log's last line says that the server has stopped", async (t) => {
  const open = await openClinic(t);
  await open.close();
  assert.match(open.logged.trim().split("\n").at(-1) ?? "", /"the server has stopped"/);
});

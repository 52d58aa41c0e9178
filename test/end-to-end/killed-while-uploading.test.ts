import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { demoPerson, demoThread } from "../harness/demo-people.ts";
import { type Random, seeded } from "../harness/random.ts";
import { type ServerProcess, startServer } from "../harness/start-server.ts";
import { temporaryFolder } from "../harness/temporary-folder.ts";
import { type TusClient, tusClient } from "../harness/tus-client.ts";
import { wholeThread } from "../harness/whole-thread.ts";

const LIVES = 17;
const MB = 1024 * 1024;
/** The first one of each life is so large that it is saved on the way. */
const SIZES = [
  [17 * MB, 30 * MB],
  [1, 6 * MB],
  [1, 100_000],
] as const;
const CHUNK_BYTES = 16 * 1024;

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

interface Sending {
  readonly content: Buffer;
  readonly path: string;
  /** What the server has confirmed by its answers. */
  confirmed: number;
}

/** In chunks, told one by one. */
function inChunks(content: Buffer, onChunk: (bytes: number) => void): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= content.length) return controller.close();
      const chunk = content.subarray(at, at + CHUNK_BYTES);
      at += chunk.length;
      controller.enqueue(Uint8Array.from(chunk));
      onChunk(chunk.length);
    },
  });
}

async function begin(
  client: TusClient,
  threadId: number,
  [from, to]: readonly [number, number],
  random: Random,
): Promise<Sending> {
  const content = randomBytes(random.between(from, to));
  const begun = await client.begin(threadId, content.length);
  const path = begun.headers.get("location");
  assert.ok(path, `not begun: ${begun.status}`);
  return { content, path, confirmed: 0 };
}

/** In parts of any size, or all at once; until it is whole or the server is gone. */
async function send(
  client: TusClient,
  sending: Sending,
  random: Random,
  onChunk: (bytes: number) => void,
): Promise<void> {
  const { content, path } = sending;
  const most = random.oneOf([100, 70_000, 2 * MB, content.length]);
  while (sending.confirmed < content.length) {
    const part = content.subarray(sending.confirmed, sending.confirmed + random.between(1, most));
    const answer = await client.append(path, sending.confirmed, inChunks(part, onChunk));
    assert.equal(answer.status, 204);
    sending.confirmed += part.length;
    if (most === 100 && sending.confirmed > 2_000) return;
  }
}

/** Sends them at once, and ends the server after a random number of bytes: in the middle, or after the last one. */
async function sendAndDie(
  server: ServerProcess,
  client: TusClient,
  sendings: readonly Sending[],
  random: Random,
): Promise<void> {
  let left = random.between(1, random.oneOf([50_000, 5 * MB, 30 * MB]));
  const count = (bytes: number): void => {
    if (left > 0 && left <= bytes) void server.kill();
    left -= bytes;
  };
  await Promise.allSettled(sendings.map((sending) => send(client, sending, random, count)));
  await server.kill();
}

test("whenever the server is killed, an upload goes on where it stands and is the same file in the end", {
  timeout: 300_000,
}, async (t) => {
  const random = seeded(t);
  const folder = temporaryFolder(t);
  const env = { NODE_COMPILE_CACHE: join(folder, "compiled") };
  await (await startServer(t, { folder, env, args: ["--demo"] })).stop();
  let server = await startServer(t, { folder, env });
  const ada = await demoPerson(server.url, "ada");
  const pat = await demoPerson(server.url, "pat");
  const threadId = await demoThread(server.url, ada, pat);
  const hashes: string[] = [];
  let inTheMiddle = 0;
  for (let life = 0; life < LIVES; life += 1) {
    const client = tusClient(server.url, pat.cookie);
    const sendings = await Promise.all(SIZES.map((size) => begin(client, threadId, size, random)));
    await sendAndDie(server, client, sendings, random);
    server = await startServer(t, { folder, env });
    const next = tusClient(server.url, pat.cookie);
    for (const { path, content, confirmed } of sendings) {
      const offset = Number((await next.look(path)).headers.get("upload-offset") ?? Number.NaN);
      assert.ok(offset >= confirmed && offset <= content.length, `${confirmed} confirmed, now at ${offset}`);
      if (offset > 0 && offset < content.length) inTheMiddle += 1;
      if (offset < content.length)
        assert.equal(
          (await next.append(path, offset, Uint8Array.from(content.subarray(offset)))).status,
          204,
        );
      hashes.push(sha256(content));
    }
  }
  t.diagnostic(`${inTheMiddle} of ${hashes.length} uploads went on from their middle`);
  assert.ok(inTheMiddle > 0);
  const messages = (await wholeThread(server.url, ada.cookie, threadId)).filter(({ file }) => file);
  const client = tusClient(server.url, ada.cookie);
  const read = await Promise.all(
    messages.map(async ({ file }) =>
      sha256(new Uint8Array(await (await client.ask("GET", `/api/files/${file?.id}`)).arrayBuffer())),
    ),
  );
  assert.deepEqual(read.toSorted(), hashes.toSorted());
  const names = readdirSync(join(server.dataFolder, "files")).toSorted();
  assert.deepEqual(names, messages.map(({ file }) => String(file?.id)).toSorted(), "nothing half is left");
});

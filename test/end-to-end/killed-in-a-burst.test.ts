import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import type { FrameDownOf } from "../../src/shared/protocol/frames-down.ts";
import { demoPerson, demoThread } from "../harness/demo-people.ts";
import { newClientId, Page } from "../harness/page.ts";
import { type Random, seeded } from "../harness/random.ts";
import { type ServerProcess, startServer } from "../harness/start-server.ts";
import { temporaryFolder } from "../harness/temporary-folder.ts";
import { wholeThread } from "../harness/whole-thread.ts";

/** Two servers side by side, one for each core that a small machine has. */
const SERVERS = 2;
const KILLS_EACH = 50;
/** Messages a writer has under way when the server is killed: fewer than a socket may send at once. */
const BURST = 100;

type Confirmed = Pick<FrameDownOf<"confirmed">, "clientId" | "seq" | "at" | "expiresAt">;

/** One writer's side of the conversation, over all the lives of the server. */
class Writer {
  readonly cookie: string;
  readonly sent: string[] = [];
  readonly confirmed = new Map<string, Confirmed>();
  readonly #threadId: number;

  constructor(cookie: string, threadId: number) {
    this.cookie = cookie;
    this.#threadId = threadId;
  }

  /** Sends again what was not confirmed, then what makes it a burst; resolves when the socket is gone. */
  async burst(url: string, onConfirmed: () => void): Promise<void> {
    const page = await Page.arrive(url, this.cookie);
    page.listen((frame) => {
      if (frame.type !== "confirmed") return;
      const { clientId, seq, at, expiresAt } = frame;
      const before = this.confirmed.get(clientId);
      if (before)
        assert.deepEqual({ clientId, seq, at, expiresAt }, before, "confirmed twice, and differently");
      this.confirmed.set(clientId, { clientId, seq, at, expiresAt });
      onConfirmed();
    });
    const again = this.sent.filter((clientId) => !this.confirmed.has(clientId));
    const fresh = Array.from({ length: BURST - again.length }, newClientId);
    this.sent.push(...fresh);
    for (const clientId of [...again, ...fresh]) {
      page.say({ type: "post", threadId: this.#threadId, clientId, text: `The text of ${clientId}` });
    }
    await page.closed;
  }
}

/** A life of the server: two bursts at once, and the end of it in their middle. */
async function liveAndDie(server: ServerProcess, writers: readonly Writer[], random: Random): Promise<void> {
  const until = random.between(1, BURST);
  let confirmations = 0;
  const bursts = writers.map((writer) =>
    writer.burst(server.url, () => {
      confirmations += 1;
      if (confirmations === until) void server.kill();
    }),
  );
  await Promise.all(bursts);
  await server.ended;
}

async function surviveKills(t: Parameters<typeof startServer>[0], random: Random): Promise<void> {
  const folder = temporaryFolder(t);
  // A server that stops in good order leaves its compiled modules behind, and the next ones are up a third sooner.
  const env = { NODE_COMPILE_CACHE: join(folder, "compiled") };
  await (await startServer(t, { folder, env, args: ["--demo"] })).stop();
  let server = await startServer(t, { folder, env });
  const ada = await demoPerson(server.url, "ada");
  const pat = await demoPerson(server.url, "pat");
  const threadId = await demoThread(server.url, ada, pat);
  const before = (await wholeThread(server.url, ada.cookie, threadId)).length;
  const writers = [new Writer(ada.cookie, threadId), new Writer(pat.cookie, threadId)];
  for (let kill = 0; kill < KILLS_EACH; kill++) {
    await liveAndDie(server, writers, random);
    server = await startServer(t, { folder, env });
  }
  const there = (await wholeThread(server.url, ada.cookie, threadId)).slice(before);
  for (const writer of writers) {
    const found = there.filter(({ clientId }) => writer.sent.includes(clientId));
    const byClient = new Map(found.map((message) => [message.clientId, message]));
    assert.equal(byClient.size, found.length, "a message is there twice");
    assert.deepEqual(
      [...byClient.keys()],
      writer.sent.slice(0, found.length),
      "not in the order in which they were sent",
    );
    for (const { clientId, seq, at, expiresAt } of writer.confirmed.values()) {
      const message = byClient.get(clientId);
      assert.ok(message, `confirmed and not there: ${clientId}`);
      assert.equal(message.text, `The text of ${clientId}`);
      assert.deepEqual([message.seq, message.at, message.expiresAt], [seq, at, expiresAt]);
    }
  }
  const versions = there.map(({ seq }) => seq);
  assert.deepEqual(
    versions,
    versions.map((_, index) => before + 1 + index),
    "the sequence has a gap",
  );
}

test("when the server is killed 100 times in the middle of a burst, every confirmed message is there once and in order", {
  timeout: 300_000,
}, async (t) => {
  const random = seeded(t);
  await Promise.all(Array.from({ length: SERVERS }, () => surviveKills(t, random)));
});

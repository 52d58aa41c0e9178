import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { ThreadView } from "../../domain/thread-view.ts";
import { Clinic, clientId, NOW, say } from "../contract/clinic.ts";
import { openInFolder } from "./open-in-folder.ts";
import { openSqliteStore } from "./open-sqlite-store.ts";

const KILLS = 5;
const THREADS = 12;

interface Confirmed {
  readonly threadId: number;
  readonly clientId: string;
  readonly seq: number;
}

/** This file is also the program that is killed: it appends as fast as it can, and tells what was confirmed. */
if (process.argv[2] === "burst") await burst(process.argv[3] ?? "", JSON.parse(process.argv[4] ?? "[]"));
else killedAgainAndAgain();

async function burst(file: string, views: ThreadView[]): Promise<void> {
  const store = await openSqliteStore({ file });
  const appendForever = async (view: ThreadView) => {
    for (;;) {
      const id = clientId();
      const { seq } = await say(store, view, { clientId: id });
      process.send?.({ threadId: view.threadId, clientId: id, seq } satisfies Confirmed);
    }
  };
  await Promise.all(views.flatMap((view) => [appendForever(view), appendForever(view)]));
}

function killedAgainAndAgain(): void {
  let opened: Awaited<ReturnType<typeof openInFolder>>;
  const views: ThreadView[] = [];
  before(async () => {
    opened = await openInFolder();
    const clinic = await Clinic.found(opened);
    for (let n = 0; n < THREADS; n += 1) views.push((await clinic.pair()).ofAna);
  });
  after(() => opened.close());

  /** Kills the program after it has told of `count` messages. */
  async function confirmedBeforeKill(count: number): Promise<Confirmed[]> {
    const file = join(opened.folder, "clinic.db");
    const child = fork(import.meta.filename, ["burst", file, JSON.stringify(views)], { execArgv: [] });
    const confirmed: Confirmed[] = [];
    child.on("message", (message) => {
      if (confirmed.push(message as Confirmed) === count) child.kill("SIGKILL");
    });
    const [, signal] = await once(child, "exit");
    assert.equal(signal, "SIGKILL");
    assert.ok(confirmed.length >= count);
    return confirmed;
  }

  test(`killed ${KILLS} times in a burst, every confirmed message is there once, under the seq it was given`, async () => {
    const confirmed: Confirmed[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      confirmed.push(...(await confirmedBeforeKill(1 + Math.floor(Math.random() * 500))));
    }
    const store = await opened.another();
    for (const view of views) {
      const { version, messages } = await store.messages.page(view, { limit: 100_000, now: NOW });
      const held = messages.map((message) => `${message.seq} ${message.clientId}`);
      assert.equal(new Set(messages.map((message) => message.clientId)).size, messages.length);
      assert.deepEqual(
        messages.map(({ seq }) => seq),
        messages.map((_, n) => n + 1),
      );
      assert.equal(version, messages.length);
      const here = confirmed.filter(({ threadId }) => threadId === view.threadId);
      assert.deepEqual(
        here.filter((one) => !held.includes(`${one.seq} ${one.clientId}`)),
        [],
      );
    }
  });
}

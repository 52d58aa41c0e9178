import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answer } from "../connection/request.ts";
import { HeldFiles } from "./held-files.ts";
import { interruptedUploads } from "./interrupted.ts";
import { keepUpload } from "./keep-upload.ts";

const URL = "/api/uploads/1";
const refused = (status: number): Answer<never> => ({
  ok: false,
  status,
  error: { code: "file-infected", sentence: "This file holds something." },
});

/** The server says what the test wants; `before`: what the page had sent before it was loaded anew. */
function trial(before: readonly string[] = []) {
  const held = new Map<string, string>();
  const place = {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
  };
  for (const mark of before) keepUpload(place, { mark, threadId: 7, url: URL, size: 10, at: 1, held: true });
  const server: { says: Answer<{ state: string }>; givenUp: string[] } = {
    says: { ok: true, value: { state: "waiting" } },
    givenUp: [],
  };
  const files = new HeldFiles({
    place,
    ask: async () => server.says,
    giveUp: (url) => void server.givenUp.push(url),
    after: () => () => {},
  });
  return { files, server, place, add: () => files.add({ url: URL, threadId: 7, name: "a.pdf", size: 10 }) };
}

test("a file that waits for the scanner is shown until it is a message", async () => {
  const { files, server, add } = trial();
  add();
  add();
  await files.look();
  assert.deepEqual(
    files.all.value.map(({ name }) => name),
    ["a.pdf"],
  );
  server.says = { ok: true, value: { state: "sent" } };
  await files.look();
  assert.deepEqual(files.all.value, []);
});

test("a file in which something is found while it waits is said to its sender, and is not asked for again", async () => {
  const { files, server, add } = trial();
  add();
  server.says = refused(422);
  await files.look();
  assert.equal(files.all.value[0]?.sentence, "This file holds something.");
  files.remove(URL);
  assert.deepEqual([files.all.value, server.givenUp], [[], []]);
});

test("a server that is away says nothing about a file", async () => {
  const { files, server, add } = trial();
  add();
  for (const status of [0, 503]) {
    server.says = refused(status);
    await files.look();
    assert.equal(files.all.value[0]?.sentence, null);
  }
});

test("a page that was loaded anew still follows it; of a file of somebody before in this tab nothing is said", async () => {
  const { files, server, place } = trial(["a"]);
  assert.equal(files.all.value[0]?.name, null);
  server.says = refused(404);
  await files.look();
  assert.deepEqual([files.all.value, interruptedUploads(place)], [[], []]);
});

test("a file that waits can be given up, and signing out leaves nothing behind", () => {
  const { files, server, add, place } = trial(["a"]);
  files.removeAllIn(7);
  assert.deepEqual(server.givenUp, [URL]);
  add();
  files.forgetAll();
  assert.deepEqual([files.all.value, server.givenUp, interruptedUploads(place)], [[], [URL], []]);
});

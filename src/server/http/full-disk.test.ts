import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { afterwards } from "../../../test/harness/afterwards.ts";
import { openFileClinic } from "../../../test/harness/file-clinic.ts";
import { newClientId } from "../../../test/harness/page.ts";
import { SmallDisk } from "../../../test/harness/small-disk.ts";
import { SENTENCES } from "../../shared/protocol/error-codes.ts";
import { SEGMENT_BYTES } from "../domain/file-layout.ts";

const MB = 1024 * 1024;
const TERABYTE = 10 ** 12;

/** Database, journal, keys and files on one disk of 40 MiB, which seemed to have room when the upload began. */
async function clinicOnSmallDisk(t: TestContext) {
  const disk = SmallDisk.mount(t, 40);
  if (typeof disk === "string") return t.skip(`no small disk can be had: ${disk}`);
  const clinic = await openFileClinic({ folder: join(disk.folder, "clinic") });
  afterwards(t, () => clinic.close());
  t.mock.method(clinic.ports.blobs, "room", async () => TERABYTE);
  return { disk, clinic, people: await clinic.newPeople() };
}

/** As another program might, to the last byte. @returns its file */
function fill(folder: string): string {
  const file = join(folder, "others");
  const handle = openSync(file, "a");
  for (let bytes = MB; bytes >= 1; ) {
    try {
      writeSync(handle, Buffer.alloc(bytes, 1));
      fsyncSync(handle);
    } catch {
      bytes = Math.floor(bytes / 2);
    }
  }
  closeSync(handle);
  return file;
}

test("a disk that is full in the middle ends the upload with its own sentence; it goes on when there is room", async (t) => {
  const small = await clinicOnSmallDisk(t);
  if (!small) return;
  const { disk, people } = small;
  const { ada, ofAda, ofPat, messages, begun, offsetAt } = people;
  const content = randomBytes(60 * MB + 77);
  const path = await begun(content.length);
  const full = await ofPat.append(path, 0, content);
  assert.equal(full.status, 507);
  assert.deepEqual(await full.json(), { code: "file-no-room", sentence: SENTENCES["file-no-room"] });
  const offset = Number(await offsetAt(path));
  assert.ok(offset < content.length && offset % SEGMENT_BYTES === 0, `at ${offset}`);
  assert.deepEqual(await messages(ada), [], "nobody sees half a file");
  assert.equal((await ofPat.ask("GET", path.replace("uploads", "files"))).status, 404);
  disk.resize(200);
  assert.equal((await ofPat.append(path, offset, content.subarray(offset))).status, 204);
  const [message] = await messages(ada);
  const read = await ofAda.ask("GET", `/api/files/${message?.file?.id}`);
  assert.ok(Buffer.from(await read.arrayBuffer()).equals(content));
});

test("what was given up on a full disk makes room again", async (t) => {
  const small = await clinicOnSmallDisk(t);
  if (!small) return;
  const { ada, ofPat, messages, begun, threadId } = { ...small.people };
  const path = await begun(60 * MB);
  assert.equal((await ofPat.append(path, 0, randomBytes(60 * MB))).status, 507);
  assert.equal((await ofPat.cancel(path)).status, 204);
  await ofPat.send(threadId, randomBytes(20 * MB));
  assert.equal((await messages(ada)).length, 1);
});

test("on a disk with no byte left chats are read on, and what cannot be kept is refused in words, not confirmed", async (t) => {
  const small = await clinicOnSmallDisk(t);
  if (!small) return;
  const { disk, clinic, people } = small;
  const { ada, pat, threadId, ofPat, messages, begun } = people;
  const cookie = await clinic.signedInAs(pat);
  const post = (text: string) =>
    clinic.ask("POST", `/api/threads/${threadId}/messages`, {
      as: cookie,
      body: { clientId: newClientId(), text },
    });
  const path = await begun(3 * MB);
  assert.equal((await post("before")).status, 201);
  const others = fill(disk.folder);
  const confirmed = ["before"];
  let refused: Awaited<ReturnType<typeof post>> | undefined;
  for (let n = 0; refused === undefined; n += 1) {
    const answer = await post(`${n} ${"x".repeat(5_000)}`);
    if (answer.status === 201) confirmed.push(`${n} ${"x".repeat(5_000)}`);
    else refused = answer;
  }
  assert.deepEqual([refused.status, refused.json.code], [503, "try-again"]);
  assert.deepEqual(Object.keys(refused.json).sort(), ["code", "sentence"]);
  const file = await ofPat.append(path, 0, randomBytes(3 * MB));
  assert.equal(file.status, 507);
  assert.deepEqual((await messages(ada)).map(({ text }) => text).sort(), confirmed.sort());
  rmSync(others);
  assert.equal((await post("after")).status, 201);
  confirmed.push("after");
  assert.equal((await ofPat.append(path, 0, randomBytes(3 * MB))).status, 204);
  const texts = (await messages(ada)).map(({ text }) => text);
  assert.deepEqual(texts.filter((text) => text !== "").sort(), confirmed.sort());
});

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, beforeEach, test } from "node:test";
import { openBucket } from "../../../test/harness/bucket.ts";
import { type FileClinic, type FilePeople, openFileClinic } from "../../../test/harness/file-clinic.ts";
import { SEGMENT_BYTES } from "../domain/file-layout.ts";
import type { FileId } from "../domain/identifiers.ts";

const HOUR = 60 * 60_000;
/** Of each more than two parts of a multipart upload, and a rest. */
const CONTENT = randomBytes(11 * SEGMENT_BYTES + 1_234);

let bucket: Awaited<ReturnType<typeof openBucket>>;
let clinic: FileClinic;
let people: FilePeople;

before(async () => {
  bucket = await openBucket();
  clinic = await openFileClinic({ blobs: bucket.open() });
});
after(async () => {
  await clinic.close();
  await bucket.close();
});
beforeEach(async () => {
  for await (const id of clinic.ports.blobs.list()) await clinic.ports.blobs.remove(id);
  await clinic.deeds.reconcileFiles();
  await clinic.deeds.expireFiles();
  people = await clinic.newPeople();
});

async function listed(): Promise<Set<FileId>> {
  const ids = new Set<FileId>();
  for await (const id of clinic.ports.blobs.list()) ids.add(id);
  return ids;
}

const idOf = (path: string) => Number(path.split("/").at(-1)) as FileId;

/** As a process leaves them behind that ends before the row is written, or a backup that is older than the bucket. */
async function stray(id: FileId, segments: number): Promise<void> {
  const writer = await clinic.ports.blobs.append(id, { segments: 0, tailBytes: 0 });
  for (let n = 0; n < segments; n += 1) await writer.write([randomBytes(SEGMENT_BYTES + 28)]);
  await writer.save([randomBytes(100)]);
  await writer.close();
}

test("in a bucket bytes without a row are removed, rows without bytes are not offered any more, all else stays", async () => {
  const { ofAda, ofPat, threadId, begun } = people;
  const kept = await ofPat.send(threadId, CONTENT);
  const lost = await ofPat.send(threadId, randomBytes(500));
  const half = await begun(CONTENT.length);
  await ofPat.append(half, 0, CONTENT.subarray(0, 8 * SEGMENT_BYTES + 5));
  await clinic.ports.blobs.remove(idOf(lost));
  await stray(77 as FileId, 0);
  await stray(78 as FileId, 6);
  assert.deepEqual(await clinic.deeds.reconcileFiles(), { strays: 2, lost: 1 });
  assert.ok(clinic.logged.some((line) => line.includes('"strays":2,"lost":1')));
  assert.deepEqual(await listed(), new Set([idOf(kept), idOf(half)]));
  assert.equal((await ofAda.ask("GET", lost)).status, 404);
  const read = await ofAda.ask("GET", kept);
  assert.ok(Buffer.from(await read.arrayBuffer()).equals(CONTENT));
  assert.equal(
    (await ofPat.append(half, 8 * SEGMENT_BYTES + 5, CONTENT.subarray(8 * SEGMENT_BYTES + 5))).status,
    204,
  );
  assert.deepEqual(await clinic.deeds.reconcileFiles(), { strays: 0, lost: 0 });
});

test("in a bucket a file is sent, read in part and deleted, and its bytes leave with the next sweep", async () => {
  const { ada, ofAda, ofPat, threadId, messages } = people;
  const path = await ofPat.send(threadId, CONTENT);
  const from = 5 * SEGMENT_BYTES - 3;
  const part = await ofAda.ask("GET", path, { range: `bytes=${from}-${from + 9}` });
  assert.ok(Buffer.from(await part.arrayBuffer()).equals(CONTENT.subarray(from, from + 10)));
  const [message] = await messages(ada);
  await clinic.deeds.deleteMessage(ada, threadId, message?.seq ?? 0);
  assert.equal((await ofAda.ask("GET", path)).status, 404);
  assert.equal(await clinic.deeds.expireFiles(), 1);
  assert.deepEqual(await listed(), new Set());
});

test("in a bucket an upload that was given up or abandoned leaves nothing, not even a part", async () => {
  const { ofPat, begun } = people;
  const now = clinic.time.now;
  for (const end of ["given up", "abandoned"]) {
    const path = await begun(CONTENT.length);
    await ofPat.append(path, 0, CONTENT.subarray(0, 7 * SEGMENT_BYTES));
    assert.deepEqual(await listed(), new Set([idOf(path)]), end);
    if (end === "given up") await ofPat.cancel(path);
    else clinic.time.now += HOUR;
    await clinic.deeds.expireFiles();
    assert.deepEqual(await listed(), new Set(), end);
  }
  clinic.time.now = now;
});

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, test } from "node:test";
import { type FileClinic, type FilePeople, openFileClinic } from "../../../test/harness/file-clinic.ts";
import type { FileId } from "../domain/identifiers.ts";

let clinic: FileClinic;
let people: FilePeople;

before(async () => {
  clinic = await openFileClinic();
  people = await clinic.newPeople();
});
after(() => clinic.close());

async function listed(): Promise<Set<FileId>> {
  const ids = new Set<FileId>();
  for await (const id of clinic.ports.blobs.list()) ids.add(id);
  return ids;
}

const idOf = (path: string) => Number(path.split("/").at(-1)) as FileId;

async function stray(id: FileId): Promise<void> {
  const writer = await clinic.ports.blobs.append(id, { segments: 0, tailBytes: 0 });
  await writer.save([randomBytes(100)]);
  await writer.close();
}

test("bytes without a row are removed, rows without bytes are not offered any more, and all else stays", async () => {
  const { ofAda, ofPat, threadId, begun } = people;
  const kept = await ofPat.send(threadId, randomBytes(500));
  const lost = await ofPat.send(threadId, randomBytes(500));
  const half = await begun(500);
  await ofPat.append(half, 0, randomBytes(200));
  const empty = await begun(500);
  await clinic.ports.blobs.remove(idOf(lost));
  await stray(77 as FileId);
  assert.deepEqual(await clinic.deeds.reconcileFiles(), { strays: 1, lost: 1 });
  assert.ok(clinic.logged.some((line) => line.includes('"strays":1,"lost":1')));
  assert.deepEqual(await listed(), new Set([idOf(kept), idOf(half)]));
  assert.equal((await ofAda.ask("GET", kept)).status, 200);
  assert.equal((await ofAda.ask("GET", lost)).status, 404);
  for (const path of [half, empty]) assert.equal((await ofPat.look(path)).status, 200);
  assert.deepEqual(await clinic.deeds.reconcileFiles(), { strays: 0, lost: 0 });
});

test("a home in which nothing is any more is thought not mounted, and nothing is given up", async () => {
  const { ofPat, threadId } = people;
  for (const _ of [1, 2]) await ofPat.send(threadId, randomBytes(50));
  const ids = [...(await listed())];
  for (const id of ids) await clinic.ports.blobs.remove(id);
  assert.deepEqual(await clinic.deeds.reconcileFiles(), { strays: 0, lost: 0 });
  assert.ok(clinic.logged.some((line) => line.includes("is it mounted")));
  assert.equal((await clinic.ports.expiredFiles.withBytes(0, 100)).length, ids.length);
});

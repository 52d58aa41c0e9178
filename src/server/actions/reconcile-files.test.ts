import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { truncate } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { type FileClinic, type FilePeople, openFileClinic } from "../../../test/harness/file-clinic.ts";
import type { FileId } from "../domain/identifiers.ts";
import type { Announcement } from "../ports/announcements.ts";

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

test("a file that is lost or cut is offered nowhere: its message goes as if it had been deleted", async () => {
  const { ada, ofAda, ofPat, threadId, messages } = people;
  const before = await messages(ada);
  const sent = [await ofPat.send(threadId, randomBytes(500)), await ofPat.send(threadId, randomBytes(500))];
  const [gone = "", cut = ""] = sent;
  const kept = await ofPat.send(threadId, randomBytes(500));
  await clinic.ports.blobs.remove(idOf(gone));
  await truncate(join(clinic.folder, "data", "files", String(idOf(cut))), 400);
  const told: Announcement[] = [];
  const end = clinic.ports.announcements.subscribe((announcement) => told.push(announcement));
  assert.deepEqual(await clinic.deeds.reconcileFiles(), { strays: 0, lost: 2 });
  end();
  assert.equal((await ofAda.ask("GET", cut)).status, 404);
  assert.equal((await ofAda.ask("GET", kept)).status, 200);
  const after = await messages(ada);
  assert.deepEqual(
    after.map(({ file }) => file?.id),
    [...before.map(({ file }) => file?.id), idOf(kept)],
  );
  assert.deepEqual(
    told.map(({ kind }) => kind),
    ["removed", "removed"],
  );
  await clinic.deeds.expireFiles();
  assert.ok(!(await listed()).has(idOf(cut)), "what was left of it has left its home");
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

import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import type { Millis } from "../../domain/identifiers.ts";
import { Clinic, NOW, removeOne, say } from "./clinic.ts";
import type { Open, Opened } from "./opened.ts";
import { accept, begin, send } from "./upload-steps.ts";

const HOUR: Millis = 60 * 60_000;

export function filesContract(open: Open): void {
  describe("files", () => {
    let opened: Opened;
    let clinic: Clinic;
    before(async () => {
      opened = await open();
    });
    after(() => opened.close());
    beforeEach(async () => {
      clinic = await Clinic.found(opened);
    });
    seeingSuite(() => clinic);
    lostSuite(() => clinic);
    goneSuite(() => clinic);
    epochSuite(() => clinic);
  });
}

function seeingSuite(given: () => Clinic): void {
  test("a file is there for members at that moment, since they joined, until the millisecond of its end", async () => {
    const clinic = given();
    const { store } = clinic;
    const { ana, bo, threadId, ofAna } = await clinic.pair();
    const [late, stranger] = [await clinic.person("Late Sample"), await clinic.person("Stranger")];
    const { id, expiresAt } = await send(store, ofAna);
    await clinic.join(late, threadId, 1);
    const finds = async (person: { id: typeof ana.id }, now = NOW) =>
      (await store.files.find(person.id, id, now))?.id;
    assert.deepEqual([await finds(ana), await finds(bo)], [id, id]);
    assert.deepEqual([await finds(late), await finds(stranger)], [undefined, undefined]);
    assert.deepEqual([await finds(bo, expiresAt - 1), await finds(bo, expiresAt)], [id, undefined]);
    await clinic.leave(bo, threadId);
    assert.equal(await finds(bo), undefined);
  });

  test("a file goes with its message, at once", async () => {
    const { store } = given();
    const { bo, ofAna } = await given().pair();
    const [gone, stays] = [await send(store, ofAna), await send(store, ofAna)];
    await removeOne(store, ofAna, gone.seq);
    assert.equal(await store.files.find(bo.id, gone.id, NOW), undefined);
    assert.ok(await store.files.find(bo.id, stays.id, NOW));
    assert.ok((await store.expiredFiles.gone(1_000)).includes(gone.id));
    assert.ok(!(await store.expiredFiles.gone(1_000)).includes(stays.id));
  });
}

function lostSuite(given: () => Clinic): void {
  test("a file whose bytes are lost goes with its message, which counts as deleted", async () => {
    const { store } = given();
    const { bo, ofAna } = await given().pair();
    const [lost, stays] = [await send(store, ofAna), await send(store, ofAna)];
    const since = { since: stays.seq, limit: 9, page: 9, now: NOW };
    const [file] = await store.expiredFiles.lose([lost.id]);
    const { version, removed } = await store.messages.changes(ofAna, since);
    assert.deepEqual(removed, [lost.seq]);
    assert.deepEqual(file, { id: lost.id, removed: { threadId: ofAna.threadId, seq: lost.seq, version } });
    assert.equal(await store.files.find(bo.id, lost.id, NOW), undefined);
    const { messages } = await store.messages.page(ofAna, { limit: 9, now: NOW });
    assert.deepEqual(
      messages.map(({ seq }) => seq),
      [stays.seq],
    );
  });
}

function goneSuite(given: () => Clinic): void {
  test("expired files and abandoned uploads are blanked, listed until their bytes are removed, then forgotten", async () => {
    const { store } = given();
    const { ana, ofAna } = await given().pair();
    await store.expiredFiles.blank(NOW, NOW - HOUR, 1_000);
    const expired = await send(store, ofAna, {}, NOW + 1);
    const lives = await send(store, ofAna, {}, NOW + 2);
    const abandoned = await begin(store, ofAna, { madeAt: NOW - HOUR });
    const active = await begin(store, ofAna, { madeAt: NOW - HOUR + 1 });
    assert.equal(await store.expiredFiles.blank(NOW, NOW - HOUR - 1, 10), 0);
    assert.equal(await store.expiredFiles.blank(NOW + 1, NOW - HOUR, 10), 2);
    assert.equal(await store.uploads.find(ana.id, abandoned.id, NOW), undefined);
    assert.ok(await store.uploads.find(ana.id, active.id, NOW));
    assert.ok(await store.files.find(ana.id, lives.id, NOW));
    const gone = await store.expiredFiles.gone(1_000);
    for (const { id } of [expired, abandoned]) assert.ok(gone.includes(id));
    for (const { id } of [lives, active]) assert.ok(!gone.includes(id));
    await store.expiredFiles.erase([expired.id, lives.id]);
    assert.ok(!(await store.expiredFiles.gone(1_000)).includes(expired.id));
    assert.ok(await store.files.find(ana.id, lives.id, NOW), "what is not gone is not erased");
  });

  test("the bytes that uploads under way may still bring are known", async () => {
    const { store } = given();
    const { ofAna } = await given().pair();
    const before = await store.expiredFiles.promised();
    const { id } = await begin(store, ofAna, { size: 500 });
    await store.uploads.confirm(id, 120, NOW);
    await send(store, ofAna);
    assert.equal((await store.expiredFiles.promised()) - before, 380);
  });
}

function epochSuite(given: () => Clinic): void {
  test("an epoch is held as long as a file's key is wrapped by it: while uploading by the first, then by the message's", async () => {
    const clinic = given();
    const { expired, uploads, expiredFiles } = clinic.store;
    const { ofAna } = await clinic.pair();
    const holds = async () => {
      const holding = await expired.epochsHolding(clinic.id, [1, 2]);
      return [holding.includes(1), holding.includes(2)];
    };
    const upload = await begin(clinic.store, ofAna, { epoch: 1 });
    assert.deepEqual(await holds(), [true, false]);
    await uploads.confirm(upload.id, 100, NOW);
    await accept(clinic.store, ofAna, upload, NOW + 10);
    assert.deepEqual(await holds(), [false, true]);
    await expired.blank(NOW + 10, 100);
    assert.deepEqual(await holds(), [false, true], "its message is blank, the file not yet");
    await expiredFiles.blank(NOW + 10, 0, 100);
    assert.deepEqual(await holds(), [false, false], "also while its bytes still lie in their home");
  });

  test("another message is not touched by what becomes of a file", async () => {
    const { store } = given();
    const { ofAna } = await given().pair();
    const { seq } = await say(store, ofAna);
    await send(store, ofAna, {}, NOW + 1);
    await store.expiredFiles.blank(NOW + 1, 0, 100);
    const { messages } = await store.messages.page(ofAna, { limit: 9, now: NOW + 1 });
    assert.deepEqual(
      messages.map((message) => message.seq),
      [seq],
    );
  });
}

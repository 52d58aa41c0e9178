import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import type { FileId } from "../../domain/identifiers.ts";
import { PostPermit } from "../../domain/permissions.ts";
import { Clinic, DAY, NOW, refused, removeOne } from "./clinic.ts";
import type { Open, Opened } from "./opened.ts";
import { accept, begin, DETAILS, dayAt, LIMIT, newUpload, send } from "./upload-steps.ts";

const HOUR = 60 * 60_000;

export function uploadsContract(open: Open): void {
  describe("uploads", () => {
    let opened: Opened;
    let clinic: Clinic;
    before(async () => {
      opened = await open();
    });
    after(() => opened.close());
    beforeEach(async () => {
      clinic = await Clinic.found(opened);
    });
    beginningSuite(() => clinic);
    daySuite(() => clinic);
    acceptingSuite(() => clinic);
  });
}

function beginningSuite(given: () => Clinic): void {
  test("an upload that was begun is found by its author alone, with what was said of it", async () => {
    const { store, id } = given();
    const { ana, bo, ofAna } = await given().pair();
    const upload = await begin(store, ofAna);
    const found = await store.uploads.find(ana.id, upload.id, NOW);
    assert.ok(found);
    const { wrappedKey, details, ...rest } = found;
    assert.deepEqual(
      [Buffer.from(wrappedKey), Buffer.from(details)],
      [Buffer.alloc(60, 9), Buffer.from(DETAILS)],
    );
    assert.deepEqual(rest, {
      id: upload.id,
      organisationId: id,
      threadId: ofAna.threadId,
      authorId: ana.id,
      clientId: upload.clientId,
      size: 100,
      received: 0,
      epoch: 1,
      madeAt: NOW,
      touchedAt: NOW,
      state: "uploading",
    });
    assert.equal(await store.uploads.find(bo.id, upload.id, NOW), undefined);
  });

  test("which files have bytes is told in the order of their ids; what lost them is found no more", async () => {
    const { store } = given();
    const { ana, ofAna } = await given().pair();
    const withBytes = async (after: number, limit: number) =>
      (await store.expiredFiles.withBytes(after, limit)).map((file) => file.id);
    const first = await withBytes(0, 10_000);
    const [half, none] = [await begin(store, ofAna), await begin(store, ofAna)];
    await store.uploads.confirm(half.id, 60, NOW);
    const ids = await withBytes(0, 10_000);
    assert.deepEqual(
      ids,
      [...first, half.id].sort((a, b) => a - b),
    );
    assert.deepEqual(await withBytes(half.id - 1, 1), [half.id]);
    const known = await store.expiredFiles.known([half.id, none.id, 5 as FileId]);
    assert.deepEqual(new Set(known), new Set([half.id, none.id]));
    assert.deepEqual(await store.expiredFiles.lose([half.id]), [{ id: half.id }]);
    assert.deepEqual(await store.expiredFiles.lose([half.id]), []);
    assert.equal(await store.uploads.find(ana.id, half.id, NOW), undefined);
    assert.deepEqual(await withBytes(0, 10_000), first);
  });

  test("what was confirmed is where the upload goes on, until it has ended", async () => {
    const { store } = given();
    const { ana, ofAna } = await given().pair();
    const { id } = await begin(store, ofAna);
    assert.equal(await store.uploads.confirm(id, 60, NOW + 5), true);
    const found = await store.uploads.find(ana.id, id, NOW);
    assert.deepEqual([found?.received, found?.touchedAt], [60, NOW + 5]);
    await store.uploads.cancel(ana.id, id);
    assert.equal(await store.uploads.confirm(id, 70, NOW + 6), false);
    assert.equal(await store.uploads.find(ana.id, id, NOW), undefined);
  });

  test("who has left the thread cannot begin with a permit from before, and nothing is counted", async () => {
    const clinic = given();
    const { ana, threadId, ofAna } = await clinic.pair();
    await clinic.leave(ana, threadId);
    await refused("thread-not-found", clinic.store.uploads.begin(PostPermit.for(ofAna), newUpload(), LIMIT));
    assert.equal((await clinic.store.uploads.left(ana.id, LIMIT)).left, 1_000);
  });

  test("nobody gives up an upload of another, and who does it twice is told that there is none", async () => {
    const { store } = given();
    const { ana, bo, ofAna } = await given().pair();
    const { id } = await begin(store, ofAna);
    assert.equal(await store.uploads.cancel(bo.id, id), false);
    assert.equal(await store.uploads.cancel(ana.id, id), true);
    assert.equal(await store.uploads.cancel(ana.id, id), false);
  });
}

function daySuite(given: () => Clinic): void {
  test("what was begun today counts for its author alone, and an upload beyond the day is not begun", async () => {
    const { store } = given();
    const { ana, bo, ofAna } = await given().pair();
    await begin(store, ofAna, { size: 700 });
    assert.equal((await store.uploads.left(ana.id, LIMIT)).left, 300);
    assert.equal((await store.uploads.left(bo.id, LIMIT)).left, 1_000);
    const large = newUpload({ size: 301 });
    assert.equal(await store.uploads.begin(PostPermit.for(ofAna), large, LIMIT), 300);
    assert.equal(await store.uploads.find(ana.id, large.id, NOW), undefined);
    await begin(store, ofAna, { size: 300 });
    assert.equal((await store.uploads.left(ana.id, LIMIT)).left, 0);
  });

  test("a new day has all of it again, and ends no earlier for who has named another time zone meanwhile", async () => {
    const { uploads } = given().store;
    const { ana, ofAna } = await given().pair();
    const permit = PostPermit.for(ofAna);
    const take = (madeAt: number, lasts: number) =>
      uploads.begin(permit, newUpload({ size: 900, madeAt }), dayAt(madeAt, lasts));
    const left = (now: number, lasts: number) => uploads.left(ana.id, dayAt(now, lasts));
    assert.equal(await take(NOW, HOUR), 1_000);
    assert.deepEqual(await left(NOW + 1, 10), { left: 100, moreAt: NOW + HOUR });
    assert.deepEqual(await left(NOW + 10, DAY), { left: 100, moreAt: NOW + HOUR });
    const next = NOW + HOUR;
    assert.deepEqual(await left(next, 10), { left: 1_000, moreAt: next + 10 + DAY });
    assert.equal(await take(next, 10), 1_000);
    assert.deepEqual(await left(next + 10, HOUR), { left: 100, moreAt: next + 10 + DAY });
    const third = next + 10 + DAY;
    assert.deepEqual(await left(third, 23 * HOUR), { left: 1_000, moreAt: third + 23 * HOUR });
  });

  test("a cancelled and an abandoned upload give back what they took; a file that was sent does not", async () => {
    const { store } = given();
    const { ana, ofAna } = await given().pair();
    const { id } = await begin(store, ofAna, { size: 400 });
    await begin(store, ofAna, { size: 300, madeAt: NOW });
    const sent = await send(store, ofAna, { size: 200 });
    await store.uploads.cancel(ana.id, id);
    assert.equal((await store.uploads.left(ana.id, LIMIT)).left, 500);
    await store.expiredFiles.blank(NOW, NOW, 10);
    assert.equal((await store.uploads.left(ana.id, LIMIT)).left, 800);
    await removeOne(store, ofAna, sent.seq);
    assert.equal((await store.uploads.left(ana.id, LIMIT)).left, 800);
    await store.expiredFiles.eraseCounted(NOW + 1);
    assert.equal((await store.uploads.left(ana.id, LIMIT)).left, 1_000);
  });

  test("of several begun at once, on two nodes, no more begin than the day has room for", async () => {
    const clinic = given();
    const { ana, ofAna } = await clinic.pair();
    const stores = [clinic.store, await clinic.opened.another()] as const;
    const lefts = await Promise.all(
      Array.from({ length: 10 }, (_, n) => {
        const upload = newUpload({ size: 300 });
        return stores[n % 2 ? 0 : 1].uploads.begin(PostPermit.for(ofAna), upload, LIMIT);
      }),
    );
    assert.equal(lefts.filter((left) => left >= 300).length, 3);
    assert.equal((await clinic.store.uploads.left(ana.id, LIMIT)).left, 100);
  });
}

function acceptingSuite(given: () => Clinic): void {
  test("a whole upload becomes a message and a file at once, and its author learns that it was sent", async () => {
    const { store } = given();
    const { ana, bo, ofAna, ofBo } = await given().pair();
    const upload = await begin(store, ofAna);
    await store.uploads.confirm(upload.id, 100, NOW);
    const receipt = await accept(store, ofAna, upload);
    assert.deepEqual(receipt, { seq: 1, at: NOW, expiresAt: NOW + DAY, again: false });
    assert.equal((await store.uploads.find(ana.id, upload.id, NOW))?.state, "sent");
    assert.equal(await store.uploads.find(ana.id, upload.id, NOW + DAY), undefined);
    const found = await store.files.find(bo.id, upload.id, NOW);
    assert.deepEqual([found?.seq, found?.epoch, found?.expiresAt], [1, 2, NOW + DAY]);
    assert.deepEqual(Buffer.from(found?.wrappedKey ?? []), Buffer.alloc(60, 8));
    assert.equal((await store.messages.page(ofBo, { limit: 9, now: NOW })).messages.length, 1);
  });

  test("an upload that is not whole, or was given up, becomes no message; one that was sent before gives the first receipt", async () => {
    const { store } = given();
    const { ana, ofAna } = await given().pair();
    const [half, cancelled] = [await begin(store, ofAna), await begin(store, ofAna)];
    await store.uploads.confirm(half.id, 99, NOW);
    await store.uploads.confirm(cancelled.id, 100, NOW);
    await store.uploads.cancel(ana.id, cancelled.id);
    const sent = await send(store, ofAna);
    for (const upload of [half, cancelled]) await refused("upload-not-found", accept(store, ofAna, upload));
    assert.deepEqual(await accept(store, ofAna, sent), {
      seq: 1,
      at: NOW,
      expiresAt: NOW + DAY,
      again: true,
    });
    const other = await begin(store, ofAna);
    await store.uploads.confirm(other.id, 100, NOW);
    await refused("upload-not-found", accept(store, ofAna, { ...other, clientId: sent.clientId }));
    const { version, messages } = await store.messages.page(ofAna, { limit: 9, now: NOW });
    assert.deepEqual([version, messages.length], [1, 1]);
  });

  test("who has left meanwhile sends nothing, and the upload stays what it was", async () => {
    const clinic = given();
    const { ana, threadId, ofAna } = await clinic.pair();
    const upload = await begin(clinic.store, ofAna);
    await clinic.store.uploads.confirm(upload.id, 100, NOW);
    await clinic.leave(ana, threadId);
    await refused("thread-not-found", accept(clinic.store, ofAna, upload));
    assert.equal((await clinic.store.uploads.find(ana.id, upload.id, NOW))?.received, 100);
  });

  test("whole uploads that wait for their message are found, the longest waiting first", async () => {
    const { store } = given();
    const { ofAna } = await given().pair();
    const uploads = [await begin(store, ofAna), await begin(store, ofAna), await begin(store, ofAna)];
    for (const [n, { id }] of uploads.entries()) await store.uploads.confirm(id, n === 1 ? 50 : 100, NOW - n);
    const waiting = (await store.expiredFiles.waiting(NOW, 1_000)).map(({ id }) => id);
    const own = waiting.filter((id) => uploads.some((upload) => upload.id === id));
    assert.deepEqual(own, [uploads[2]?.id, uploads[0]?.id]);
    const longer = await store.expiredFiles.waiting(NOW - 2, 1_000);
    assert.ok(!longer.some(({ id }) => id === uploads[0]?.id));
  });
}

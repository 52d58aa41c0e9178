import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { Clinic, NOW, removeOne, say, sayTimes } from "./clinic.ts";
import type { Open, Opened } from "./opened.ts";

export function positionsContract(open: Open): void {
  describe("positions and badges", () => {
    let opened: Opened;
    let clinic: Clinic;
    before(async () => {
      opened = await open();
    });
    after(() => opened.close());
    beforeEach(async () => {
      clinic = await Clinic.found(opened);
    });
    advanceSuite(() => clinic);
    unreadSuite(() => clinic);
    lastReadSuite(() => clinic);
  });
}

function advanceSuite(given: () => Clinic): void {
  test("positions only rise, reading implies having received, and the answer is where one stands now", async () => {
    const { store } = given();
    const { bo, threadId, ofAna } = await given().pair();
    await sayTimes(store, ofAna, 5);
    const advance = (to: { delivered?: number; read?: number }) =>
      store.positions.advance(bo.id, threadId, to, NOW);
    assert.deepEqual(await advance({ delivered: 3 }), { delivered: 3, read: 0 });
    assert.deepEqual(await advance({ read: 2 }), { delivered: 3, read: 2 });
    assert.deepEqual(await advance({ read: 4 }), { delivered: 4, read: 4 });
    assert.equal(await advance({ delivered: 2 }), undefined);
    assert.equal(await advance({ delivered: 4, read: 1 }), undefined);
    assert.deepEqual(await advance({ delivered: 5, read: 1 }), { delivered: 5, read: 4 });
    assert.equal(await advance({}), undefined);
  });

  test("no position goes beyond the thread's version", async () => {
    const { store } = given();
    const { bo, threadId, ofAna } = await given().pair();
    await sayTimes(store, ofAna, 2);
    const far = { delivered: Number.MAX_SAFE_INTEGER, read: 1 };
    assert.deepEqual(await store.positions.advance(bo.id, threadId, far, NOW), { delivered: 2, read: 1 });
    assert.deepEqual(await store.positions.advance(bo.id, threadId, { read: 9 }, NOW), {
      delivered: 2,
      read: 2,
    });
  });

  test("of devices that advance at once, on two nodes, the furthest counts", async () => {
    const clinic = given();
    const { bo, threadId, ofAna, ofBo } = await clinic.pair();
    const stores = [clinic.store, await clinic.opened.another()];
    await sayTimes(clinic.store, ofAna, 10);
    const reads = [3, 10, 1, 9, 4, 8];
    await Promise.all(
      reads.map((read, n) => stores[n % 2]?.positions.advance(bo.id, threadId, { read }, NOW)),
    );
    const { members } = await clinic.store.threads.record(ofBo, NOW);
    assert.equal(members.find(({ personId }) => personId === bo.id)?.read, 10);
  });

  test("for who is no member, or no longer one, nothing moves", async () => {
    const clinic = given();
    const { bo, threadId, ofAna } = await clinic.pair();
    await sayTimes(clinic.store, ofAna, 2);
    const stranger = await clinic.person();
    await clinic.leave(bo, threadId);
    for (const { id } of [stranger, bo]) {
      assert.equal(await clinic.store.positions.advance(id, threadId, { read: 2 }, NOW), undefined);
    }
  });
}

function unreadSuite(given: () => Clinic): void {
  test("the badge counts live messages of others beyond the read position, over all threads", async () => {
    const clinic = given();
    const { store } = clinic;
    const { ana, bo, threadId, ofAna, ofBo } = await clinic.pair();
    const other = await clinic.thread(ana, bo, await clinic.person());
    const unread = () => store.positions.unread(bo.id, NOW);
    await sayTimes(store, ofAna, 3);
    await sayTimes(store, await clinic.view(ana, other), 2);
    await say(store, ofBo);
    assert.equal(await unread(), 5);
    assert.equal(await store.positions.unread(ana.id, NOW), 1);
    await store.positions.advance(bo.id, threadId, { delivered: 4 }, NOW);
    assert.equal(await unread(), 5);
    await store.positions.advance(bo.id, threadId, { read: 2 }, NOW);
    assert.equal(await unread(), 3);
    await clinic.leave(bo, other);
    assert.equal(await unread(), 1);
  });

  test("no badge sticks after a deletion, an expiry or the sweep", async () => {
    const { store } = given();
    const { bo, ofAna } = await given().pair();
    await say(store, ofAna);
    await say(store, ofAna, { expiresAt: NOW + 5 });
    assert.equal(await store.positions.unread(bo.id, NOW + 4), 2);
    assert.equal(await store.positions.unread(bo.id, NOW + 5), 1);
    await store.expired.erase(NOW + 5, 100);
    assert.equal(await store.positions.unread(bo.id, NOW), 1);
    await removeOne(store, ofAna, 1);
    assert.equal(await store.positions.unread(bo.id, NOW), 0);
  });
}

function lastReadSuite(given: () => Clinic): void {
  test("the last read thread is where one read last, though nothing was new there", async () => {
    const clinic = given();
    const { ana, bo, threadId, ofAna } = await clinic.pair();
    const other = await clinic.thread(ana, bo, await clinic.person());
    const { positions } = clinic.store;
    await say(clinic.store, ofAna);
    assert.equal(await positions.lastRead(bo.id), undefined);
    await positions.advance(bo.id, threadId, { delivered: 1 }, NOW);
    assert.equal(await positions.lastRead(bo.id), undefined);
    await positions.advance(bo.id, threadId, { read: 1 }, NOW + 1);
    assert.equal(await positions.lastRead(bo.id), threadId);
    assert.equal(await positions.advance(bo.id, other, { read: 0 }, NOW + 2), undefined);
    assert.equal(await positions.lastRead(bo.id), other);
    await clinic.leave(bo, other);
    assert.equal(await positions.lastRead(bo.id), threadId);
  });
}

import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { MAX_UNREAD_MARKS } from "../../../shared/protocol/limits.ts";
import type { ThreadId } from "../../domain/identifiers.ts";
import type { Person } from "../../domain/person.ts";
import { Clinic, DAY, NOW, refused, removeOne, say, sayTimes } from "./clinic.ts";
import type { Open, Opened } from "./opened.ts";

export function threadListContract(open: Open): void {
  describe("the list of threads", () => {
    let opened: Opened;
    let clinic: Clinic;
    before(async () => {
      opened = await open();
    });
    after(() => opened.close());
    beforeEach(async () => {
      clinic = await Clinic.found(opened);
    });
    recordSuite(() => clinic);
    unreadMarksSuite(() => clinic);
    pagingSuite(() => clinic);
    unreadBeyondThePageSuite(() => clinic);
  });
}

/** Threads of `ana` with one other person each; the n-th was active n ms after NOW. */
async function threadsOf(clinic: Clinic, ana: Person, activities: number[]): Promise<ThreadId[]> {
  const threads: ThreadId[] = [];
  for (const [n, activity] of activities.entries()) {
    threads.push(await clinic.threadAt(NOW + activity, ana, await clinic.person(`Other ${n}`)));
  }
  return threads;
}

async function listed(clinic: Clinic, person: Person, limit: number, before?: number) {
  const query = { limit, now: NOW + 100, ...(before === undefined ? {} : { before }) };
  const { threads, older } = await clinic.store.threads.list(person.id, query);
  return { ids: threads.map(({ view }) => view.threadId), older };
}

function recordSuite(given: () => Clinic): void {
  test("a thread's record tells its members by name with roles and positions, also those who left", async () => {
    const clinic = given();
    const { ana, bo, threadId, ofAna } = await clinic.pair();
    const gone = await clinic.person("Aaron Sample", ["participant"]);
    await clinic.join(gone, threadId, 0);
    await clinic.leave(gone, threadId);
    await sayTimes(clinic.store, ofAna, 3);
    await clinic.store.positions.advance(bo.id, threadId, { delivered: 3, read: 2 }, NOW);
    const roles = ["host", "participant"];
    const account = { guest: false, sealedName: undefined };
    assert.deepEqual((await clinic.store.threads.record(ofAna, NOW)).members, [
      {
        personId: gone.id,
        name: gone.name,
        roles: ["participant"],
        left: true,
        delivered: 0,
        read: 0,
        ...account,
      },
      { personId: ana.id, name: ana.name, roles, left: false, delivered: 0, read: 0, ...account },
      { personId: bo.id, name: bo.name, roles, left: false, delivered: 3, read: 2, ...account },
    ]);
  });

  test("a thread's record tells its version, its last activity and its last message that lives", async () => {
    const clinic = given();
    const { ofAna, ofBo } = await clinic.pair();
    const { store } = clinic;
    const record = () => store.threads.record(ofBo, NOW + 10);
    assert.deepEqual(await record(), {
      ...(await record()),
      view: ofBo,
      version: 0,
      activityAt: NOW,
      unread: [],
      last: undefined,
    });
    await say(store, ofAna, { at: NOW + 1, body: new Uint8Array([1, 2, 3]) });
    await say(store, ofAna, { at: NOW + 2, expiresAt: NOW + 10 });
    await say(store, ofAna, { at: NOW + 3 });
    await removeOne(store, ofAna, 3);
    const { version, activityAt, last } = await record();
    assert.deepEqual([version, activityAt, last?.seq], [4, NOW + 3, 1]);
    assert.deepEqual([...(last?.body ?? [])], [1, 2, 3]);
  });

  test("who joined later has neither last message nor unread ones from before", async () => {
    const clinic = given();
    const { threadId, ofAna } = await clinic.pair();
    await sayTimes(clinic.store, ofAna, 2);
    const late = await clinic.person("Late Sample");
    await clinic.join(late, threadId, 2);
    const { last, unread } = await clinic.store.threads.record(await clinic.view(late, threadId), NOW);
    assert.deepEqual([last, unread], [undefined, []]);
  });

  test("the record of a thread that one has left meanwhile is refused", async () => {
    const clinic = given();
    const { ana, threadId, ofAna } = await clinic.pair();
    await clinic.leave(ana, threadId);
    await refused("thread-not-found", clinic.store.threads.record(ofAna, NOW));
  });
}

function unreadMarksSuite(given: () => Clinic): void {
  test("unread are the live messages of others beyond the read position, oldest first, with their ends", async () => {
    const clinic = given();
    const { bo, threadId, ofAna, ofBo } = await clinic.pair();
    const { store } = clinic;
    await sayTimes(store, ofAna, 2);
    await say(store, ofBo);
    await say(store, ofAna, { expiresAt: NOW + 50 });
    await sayTimes(store, ofAna, 2);
    await removeOne(store, ofAna, 5);
    await store.positions.advance(bo.id, threadId, { read: 1 }, NOW);
    const marks = async (now: number) => (await store.threads.record(ofBo, now)).unread;
    assert.deepEqual(await marks(NOW + 49), [
      [2, NOW + DAY],
      [4, NOW + 50],
      [6, NOW + DAY],
    ]);
    assert.deepEqual(await marks(NOW + 50), [
      [2, NOW + DAY],
      [6, NOW + DAY],
    ]);
  });

  test(`of more than ${MAX_UNREAD_MARKS} unread messages the newest ${MAX_UNREAD_MARKS} are marked`, async () => {
    const clinic = given();
    const { ana, threadId, ofBo } = await clinic.pair();
    const count = MAX_UNREAD_MARKS + 5;
    await clinic.opened.sql(
      `INSERT INTO messages WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
       SELECT ${threadId}, i, ${ana.id}, ${clinic.id}, ${NOW}, ${NOW + DAY}, 1, NULL, 0, 'client-' || i FROM n`,
    );
    await clinic.opened.sql("UPDATE threads SET version = $1 WHERE id = $2", count, threadId);
    const { unread } = await clinic.store.threads.record(ofBo, NOW);
    assert.equal(unread.length, MAX_UNREAD_MARKS);
    assert.deepEqual([unread[0]?.[0], unread.at(-1)?.[0]], [6, count]);
    assert.equal(await clinic.store.positions.unread(ofBo.viewer.personId, NOW), count);
  });
}

function pagingSuite(given: () => Clinic): void {
  test("threads are listed by their last activity, newest first, a page at a time", async () => {
    const clinic = given();
    const ana = await clinic.person();
    const [one, four, two, three] = await threadsOf(clinic, ana, [1, 4, 2, 3]);
    assert.ok(one && two && three && four);
    await say(clinic.store, await clinic.view(ana, two), { at: NOW + 9 });
    assert.deepEqual(await listed(clinic, ana, 2), { ids: [two, four], older: true });
    assert.deepEqual(await listed(clinic, ana, 2, NOW + 4), { ids: [three, one], older: false });
    assert.deepEqual(await listed(clinic, ana, 4), { ids: [two, four, three, one], older: false });
    assert.deepEqual(await listed(clinic, ana, 4, NOW + 1), { ids: [], older: false });
  });

  test("threads of the same last activity are not parted by a page's end, so none is skipped", async () => {
    const clinic = given();
    const ana = await clinic.person();
    const threads = await threadsOf(clinic, ana, [5, 5, 5, 1]);
    const first = await listed(clinic, ana, 2);
    assert.deepEqual([new Set(first.ids), first.older], [new Set(threads.slice(0, 3)), true]);
    assert.deepEqual(await listed(clinic, ana, 2, NOW + 5), { ids: [threads[3]], older: false });
  });

  test("a thread's record is the same in the list and by itself; a thread that one left is in no list", async () => {
    const clinic = given();
    const { bo, threadId, ofAna, ofBo } = await clinic.pair();
    await sayTimes(clinic.store, ofAna, 2);
    const { threads } = await clinic.store.threads.list(bo.id, { limit: 5, now: NOW });
    assert.deepEqual(threads, [await clinic.store.threads.record(ofBo, NOW)]);
    await clinic.leave(bo, threadId);
    assert.deepEqual(await listed(clinic, bo, 5), { ids: [], older: false });
  });
}

function unreadBeyondThePageSuite(given: () => Clinic): void {
  test("the first page also has every other thread with unread messages, and later pages do not", async () => {
    const clinic = given();
    const ana = await clinic.person();
    const bo = await clinic.person("Bo Sample");
    const unread = await clinic.threadAt(NOW, ana, bo);
    const [one, two, three] = await threadsOf(clinic, ana, [1, 2, 3]);
    await say(clinic.store, await clinic.view(bo, unread), { at: NOW, expiresAt: NOW + 200 });
    assert.deepEqual(await listed(clinic, ana, 1), { ids: [three, unread], older: true });
    assert.deepEqual(await listed(clinic, ana, 1, NOW + 3), { ids: [two], older: true });
    assert.deepEqual(await listed(clinic, bo, 1), { ids: [unread], older: false });
    const later = await clinic.store.threads.list(ana.id, { limit: 2, now: NOW + 200 });
    assert.deepEqual(
      later.threads.map(({ view }) => view.threadId),
      [three, two],
    );
    assert.deepEqual(await listed(clinic, ana, 4, NOW + 3), { ids: [two, one, unread], older: false });
  });
}

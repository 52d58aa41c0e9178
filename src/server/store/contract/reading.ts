import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import type { ThreadView } from "../../domain/thread-view.ts";
import { Clinic, NOW, refused, removeOne, say, sayTimes, seqs } from "./clinic.ts";
import type { Open, Opened } from "./opened.ts";

export function readingContract(open: Open): void {
  describe("reading and deleting", () => {
    let opened: Opened;
    let clinic: Clinic;
    before(async () => {
      opened = await open();
    });
    after(() => opened.close());
    beforeEach(async () => {
      clinic = await Clinic.found(opened);
    });
    pageSuite(() => clinic);
    hiddenSuite(() => clinic);
    changesSuite(() => clinic);
    resetSuite(() => clinic);
    removeSuite(() => clinic);
  });
}

async function changes(clinic: Clinic, view: ThreadView, since: number, limit = 100, now = NOW) {
  const { messages, ...rest } = await clinic.store.messages.changes(view, { since, limit, page: 2, now });
  return { ...rest, messages: seqs(messages) };
}

function pageSuite(given: () => Clinic): void {
  test("a page has the newest messages, oldest first, and says whether there are older ones", async () => {
    const { store } = given();
    const { ofAna, ofBo } = await given().pair();
    await sayTimes(store, ofAna, 5);
    const page = async (limit: number, before?: number) => {
      const query = { limit, now: NOW, ...(before === undefined ? {} : { before }) };
      const { version, messages, older } = await store.messages.page(ofBo, query);
      assert.equal(version, 5);
      return [seqs(messages), older];
    };
    assert.deepEqual(await page(2), [[4, 5], true]);
    assert.deepEqual(await page(2, 4), [[2, 3], true]);
    assert.deepEqual(await page(2, 2), [[1], false]);
    assert.deepEqual(await page(5), [[1, 2, 3, 4, 5], false]);
    assert.deepEqual(await page(5, 1), [[], false]);
  });
}

function hiddenSuite(given: () => Clinic): void {
  /** Every way in which messages of this view can be seen, with the seqs that it shows. */
  async function everyWay({ store }: Clinic, view: ThreadView, now: number): Promise<number[][]> {
    const { messages } = store;
    const record = await store.threads.record(view, now);
    const list = await store.threads.list(view.viewer.personId, { limit: 9, now });
    const each = await Promise.all([1, 2, 3].map((seq) => messages.find(view, seq, now)));
    return [
      seqs((await messages.page(view, { limit: 9, now })).messages),
      seqs((await messages.changes(view, { since: 0, limit: 9, page: 9, now })).messages),
      seqs(each.filter((message) => message !== undefined)),
      record.unread.map(([seq]) => seq),
      list.threads.flatMap(({ unread }) => unread.map(([seq]) => seq)),
      Array.from({ length: await store.positions.unread(view.viewer.personId, now) }, (_, n) => n),
      record.last ? [record.last.seq] : [],
      list.threads.flatMap(({ last }) => (last ? [last.seq] : [])),
    ];
  }

  test("a message is seen until the very millisecond of its end, and in no way from then on", async () => {
    const clinic = given();
    const { ofAna, ofBo } = await clinic.pair();
    await say(clinic.store, ofAna, { expiresAt: NOW + 100 });
    const seen = [[1], [1], [1], [1], [1], [0], [1], [1]];
    assert.deepEqual(await everyWay(clinic, ofBo, NOW + 99), seen);
    assert.deepEqual(
      await everyWay(clinic, ofBo, NOW + 100),
      seen.map(() => []),
    );
  });

  test("a deleted message is seen in no way", async () => {
    const clinic = given();
    const { ofAna, ofBo } = await clinic.pair();
    await say(clinic.store, ofAna);
    await removeOne(clinic.store, ofAna, 1);
    for (const way of await everyWay(clinic, ofBo, NOW)) assert.deepEqual(way, []);
  });

  test("who joined later sees in no way what was said before, and in every way what comes after", async () => {
    const clinic = given();
    const { threadId, ofAna } = await clinic.pair();
    await sayTimes(clinic.store, ofAna, 2);
    const late = await clinic.person("Late Sample");
    await clinic.join(late, threadId, 2);
    const ofLate = await clinic.view(late, threadId);
    for (const way of await everyWay(clinic, ofLate, NOW)) assert.deepEqual(way, []);
    await say(clinic.store, ofAna);
    assert.deepEqual(await everyWay(clinic, ofLate, NOW), [[3], [3], [3], [3], [3], [0], [3], [3]]);
    const { older } = await clinic.store.messages.page(ofLate, { limit: 1, now: NOW });
    assert.equal(older, false);
  });
}

function changesSuite(given: () => Clinic): void {
  test("whoever comes back gets what was said since, and what was deleted since, up to the version told", async () => {
    const clinic = given();
    const { ofAna, ofBo } = await clinic.pair();
    await sayTimes(clinic.store, ofAna, 4);
    await removeOne(clinic.store, ofAna, 1);
    await say(clinic.store, ofAna);
    await removeOne(clinic.store, ofAna, 3);
    const rest = { version: 7, reset: false };
    assert.deepEqual(await changes(clinic, ofBo, 0), {
      ...rest,
      messages: [2, 4, 6],
      removed: [1, 3],
      older: false,
    });
    assert.deepEqual(await changes(clinic, ofBo, 2), {
      ...rest,
      messages: [4, 6],
      removed: [1, 3],
      older: true,
    });
    assert.deepEqual(await changes(clinic, ofBo, 5), { ...rest, messages: [6], removed: [3], older: true });
    assert.deepEqual(await changes(clinic, ofBo, 7), { ...rest, messages: [], removed: [], older: true });
  });

  test("of what expired, neither message nor deletion is told", async () => {
    const clinic = given();
    const { ofAna, ofBo } = await clinic.pair();
    await sayTimes(clinic.store, ofAna, 2, { expiresAt: NOW + 100 });
    await removeOne(clinic.store, ofAna, 1);
    const rest = { version: 3, reset: false, older: false };
    assert.deepEqual(await changes(clinic, ofBo, 0, 9, NOW + 99), { ...rest, messages: [2], removed: [1] });
    assert.deepEqual(await changes(clinic, ofBo, 0, 9, NOW + 100), { ...rest, messages: [], removed: [] });
  });

  test("who joined later is not told of deletions of what was said before", async () => {
    const clinic = given();
    const { threadId, ofAna } = await clinic.pair();
    await sayTimes(clinic.store, ofAna, 2);
    const late = await clinic.person("Late Sample");
    await clinic.join(late, threadId, 1);
    await removeOne(clinic.store, ofAna, 1);
    await removeOne(clinic.store, ofAna, 2);
    assert.deepEqual((await changes(clinic, await clinic.view(late, threadId), 0)).removed, [2]);
  });
}

function resetSuite(given: () => Clinic): void {
  test("when messages and deletions together are more than the limit, the newest page stands in their place", async () => {
    const clinic = given();
    const { ofAna, ofBo } = await clinic.pair();
    await sayTimes(clinic.store, ofAna, 6);
    await removeOne(clinic.store, ofAna, 2);
    const asItIs = { version: 7, messages: [3, 4, 5, 6], removed: [2], older: true, reset: false };
    assert.deepEqual(await changes(clinic, ofBo, 2, 5), asItIs);
    const afresh = { version: 7, messages: [5, 6], removed: [], older: true, reset: true };
    assert.deepEqual(await changes(clinic, ofBo, 2, 4), afresh);
  });

  test("who holds a later version than there is, as after a restored backup, starts afresh", async () => {
    const clinic = given();
    const { ofAna, ofBo } = await clinic.pair();
    await sayTimes(clinic.store, ofAna, 1);
    const afresh = { version: 1, messages: [1], removed: [], older: false, reset: true };
    assert.deepEqual(await changes(clinic, ofBo, 2), afresh);
  });
}

function removeSuite(given: () => Clinic): void {
  test("a deletion raises the thread's version once; the second time the message is gone already", async () => {
    const clinic = given();
    const { ofAna } = await clinic.pair();
    await sayTimes(clinic.store, ofAna, 2);
    assert.equal(await removeOne(clinic.store, ofAna, 1), 3);
    assert.equal(await removeOne(clinic.store, ofAna, 1), undefined);
    assert.equal(await removeOne(clinic.store, ofAna, 9), undefined);
    assert.equal((await clinic.store.messages.page(ofAna, { limit: 9, now: NOW })).version, 3);
  });

  test("of many who delete a message at once, on two nodes, exactly one does", async () => {
    const clinic = given();
    const { ofAna, ofBo } = await clinic.pair();
    const other = await clinic.opened.another();
    await say(clinic.store, ofAna);
    const versions = await Promise.all(
      Array.from({ length: 8 }, (_, n) => removeOne(n % 2 ? clinic.store : other, n % 2 ? ofAna : ofBo, 1)),
    );
    assert.deepEqual(
      versions.filter((version) => version !== undefined),
      [2],
    );
  });

  test("who has left, or joined after a message, cannot delete it with a permit from before", async () => {
    const clinic = given();
    const { bo, threadId, ofAna, ofBo } = await clinic.pair();
    await say(clinic.store, ofAna);
    const late = await clinic.person("Late Sample");
    await clinic.join(late, threadId, 1);
    assert.equal(await removeOne(clinic.store, await clinic.view(late, threadId), 1), undefined);
    await clinic.leave(bo, threadId);
    await refused("thread-not-found", removeOne(clinic.store, ofBo, 1));
    assert.equal((await clinic.store.messages.find(ofAna, 1, NOW))?.seq, 1);
  });
}

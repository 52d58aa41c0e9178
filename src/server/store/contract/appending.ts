import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { PostPermit } from "../../domain/permissions.ts";
import { Clinic, clientId, DAY, NOW, refused, removeOne, say, sayTimes, sealed, seqs } from "./clinic.ts";
import type { Open, Opened } from "./opened.ts";

export function appendingContract(open: Open): void {
  describe("appending", () => {
    let opened: Opened;
    let clinic: Clinic;
    before(async () => {
      opened = await open();
    });
    after(() => opened.close());
    beforeEach(async () => {
      clinic = await Clinic.found(opened);
    });
    storingSuite(() => clinic);
    onceSuite(() => clinic);
    membersOnlySuite(() => clinic);
    concurrencySuite(() => clinic);
  });
}

const ALL = { limit: 1_000, now: NOW };

function storingSuite(given: () => Clinic): void {
  test("a message takes the thread's next version and is read as it was sealed, byte for byte", async () => {
    const { store } = given();
    const { ofAna, ofBo } = await given().pair();
    const bodies = [
      new Uint8Array([0]),
      Uint8Array.from({ length: 200 }, () => Math.random() * 256),
      new Uint8Array(40_000).fill(7),
    ];
    const messages = bodies.map((body, n) => sealed(ofAna, { body, at: NOW + n, epoch: 100 + n }));
    for (const [n, message] of messages.entries()) {
      const receipt = await store.messages.append(PostPermit.for(ofAna), message);
      assert.deepEqual(receipt, { seq: n + 1, at: NOW + n, expiresAt: NOW + n + DAY, again: false });
    }
    const page = await store.messages.page(ofBo, ALL);
    assert.equal(page.version, 3);
    for (const [n, { body, seq, ...rest }] of page.messages.entries()) {
      assert.deepEqual(
        { ...rest, body: Buffer.from(body) },
        { ...messages[n], body: Buffer.from(bodies[n] ?? []) },
      );
      assert.equal(seq, n + 1);
    }
  });

  test("a message that was confirmed is seen by whoever asks next", async () => {
    const { store } = given();
    const { ofAna, ofBo } = await given().pair();
    for (let n = 1; n <= 50; n += 1) {
      const { seq } = await say(store, ofAna);
      assert.equal((await store.messages.page(ofBo, { limit: 1, now: NOW })).messages[0]?.seq, seq);
    }
  });

  test("messages that one node is given in a row keep their order", async () => {
    const { store } = given();
    const { ofAna } = await given().pair();
    const ids = Array.from({ length: 30 }, clientId);
    const receipts = await Promise.all(ids.map((id) => say(store, ofAna, { clientId: id })));
    assert.deepEqual(
      seqs(receipts),
      ids.map((_, n) => n + 1),
    );
  });
}

function onceSuite(given: () => Clinic): void {
  test("the same client id of the same author again gives the first receipt and adds nothing", async () => {
    const { store } = given();
    const { ofAna } = await given().pair();
    const id = clientId();
    const first = await say(store, ofAna, { clientId: id });
    const again = await say(store, ofAna, { clientId: id, at: NOW + 5_000 });
    assert.deepEqual(again, { ...first, again: true });
    const { version, messages } = await store.messages.page(ofAna, ALL);
    assert.deepEqual([version, seqs(messages)], [1, [1]]);
  });

  test("also after the message was deleted its client id gives the first receipt and brings nothing back", async () => {
    const { store } = given();
    const { ofAna } = await given().pair();
    const id = clientId();
    const first = await say(store, ofAna, { clientId: id });
    await removeOne(store, ofAna, first.seq);
    assert.deepEqual(await say(store, ofAna, { clientId: id }), { ...first, again: true });
    const { version, messages } = await store.messages.page(ofAna, ALL);
    assert.deepEqual([version, messages], [2, []]);
  });

  test("the same client id of another author, or in another thread, is another message", async () => {
    const clinic = given();
    const { store } = clinic;
    const { ana, ofAna, ofBo } = await clinic.pair();
    const elsewhere = await clinic.view(ana, await clinic.thread(ana, await clinic.person()));
    const id = clientId();
    const receipts = [];
    for (const view of [ofAna, ofBo, elsewhere]) receipts.push(await say(store, view, { clientId: id }));
    assert.deepEqual(
      receipts.map(({ seq, again }) => [seq, again]),
      [
        [1, false],
        [2, false],
        [1, false],
      ],
    );
  });

  test("the same client id many times at once, on two nodes, is one message", async () => {
    const clinic = given();
    const { ofAna } = await clinic.pair();
    const stores = [clinic.store, await clinic.opened.another()] as const;
    const id = clientId();
    const receipts = await Promise.all(
      Array.from({ length: 10 }, (_, n) => say(stores[n % 2 ? 0 : 1], ofAna, { clientId: id })),
    );
    assert.deepEqual(new Set(seqs(receipts)), new Set([1]));
    assert.equal(receipts.filter(({ again }) => !again).length, 1);
    assert.equal((await clinic.store.messages.page(ofAna, ALL)).version, 1);
  });
}

function membersOnlySuite(given: () => Clinic): void {
  test("who has left cannot append with a permit from before, nor learn of an earlier receipt", async () => {
    const clinic = given();
    const { ana, bo, threadId, ofAna, ofBo } = await clinic.pair();
    const id = clientId();
    await say(clinic.store, ofAna, { clientId: id });
    await clinic.leave(ana, threadId);
    await refused("thread-not-found", say(clinic.store, ofAna));
    await refused("thread-not-found", say(clinic.store, ofAna, { clientId: id }));
    assert.equal((await clinic.store.messages.page(await clinic.view(bo, threadId), ALL)).version, 1);
    assert.equal((await say(clinic.store, ofBo)).seq, 2);
  });

  test("a refused message does not harm those that are stored in the same moment", async () => {
    const clinic = given();
    const { ana, threadId, ofAna, ofBo } = await clinic.pair();
    await clinic.leave(ana, threadId);
    const outcomes = await Promise.allSettled([ofBo, ofAna, ofBo].map((view) => say(clinic.store, view)));
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ["fulfilled", "rejected", "fulfilled"],
    );
    assert.deepEqual(seqs((await clinic.store.messages.page(ofBo, ALL)).messages), [1, 2]);
  });

  test("a permit for one thread or author does not serve for another", async () => {
    const clinic = given();
    const { ana, ofAna, ofBo } = await clinic.pair();
    const elsewhere = await clinic.view(ana, await clinic.thread(ana));
    for (const view of [ofBo, elsewhere]) {
      await assert.rejects(clinic.store.messages.append(PostPermit.for(ofAna), sealed(view)), TypeError);
    }
  });
}

function concurrencySuite(given: () => Clinic): void {
  test("what two nodes append to one thread at once has versions without a gap and without a double", async () => {
    const clinic = given();
    const { ofAna, ofBo } = await clinic.pair();
    const other = await clinic.opened.another();
    const [one, two] = await Promise.all([sayTimes(clinic.store, ofAna, 60), sayTimes(other, ofBo, 60)]);
    const all = [...one, ...two].sort((a, b) => a - b);
    assert.deepEqual(
      all,
      Array.from({ length: 120 }, (_, n) => n + 1),
    );
    const { version, messages } = await other.messages.page(ofAna, ALL);
    assert.deepEqual([version, seqs(messages)], [120, all]);
  });

  test("deletions among appends take versions of the same sequence", async () => {
    const clinic = given();
    const { ofAna, ofBo } = await clinic.pair();
    const other = await clinic.opened.another();
    const first = await sayTimes(clinic.store, ofAna, 20);
    const [more, removed] = await Promise.all([
      sayTimes(clinic.store, ofAna, 20),
      Promise.all(first.map((seq) => removeOne(other, ofBo, seq))),
    ]);
    const all = [...first, ...more, ...removed].map(Number).sort((a, b) => a - b);
    assert.deepEqual(
      all,
      Array.from({ length: 60 }, (_, n) => n + 1),
    );
  });
}

import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { Clinic, clientId, DAY, NOW, removeOne, say, sayTimes } from "./clinic.ts";
import type { Open, Opened } from "./opened.ts";

export function expiringContract(open: Open): void {
  describe("the sweep", () => {
    let opened: Opened;
    let clinic: Clinic;
    before(async () => {
      opened = await open();
    });
    after(() => opened.close());
    beforeEach(async () => {
      clinic = await Clinic.found(opened);
      await opened.store.expired.erase(NOW + 10 * DAY, 1_000);
    });
    eraseSuite(() => clinic);
    epochSuite(() => clinic);
  });
}

function eraseSuite(given: () => Clinic): void {
  test("what has expired is erased in portions, each counted, and nothing that still lives", async () => {
    const { store } = given();
    const { ofAna } = await given().pair();
    for (const end of [3, 1, 2, 4]) await say(store, ofAna, { expiresAt: NOW + end });
    assert.equal(await store.expired.erase(NOW, 10), 0);
    assert.equal(await store.expired.erase(NOW + 3, 2), 2);
    assert.equal(await store.expired.erase(NOW + 3, 2), 1);
    assert.equal(await store.expired.erase(NOW + 3, 2), 0);
    const { version, messages } = await store.messages.page(ofAna, { limit: 9, now: NOW });
    assert.deepEqual([version, messages.map(({ seq }) => seq)], [4, [4]]);
  });

  test("what was said in expired messages is blanked in portions before they are erased, and holds no epoch", async () => {
    const { store } = given();
    const { ofAna } = await given().pair();
    for (const end of [3, 1, 2, 4]) await say(store, ofAna, { expiresAt: NOW + end, epoch: 77 });
    assert.equal(await store.expired.blank(NOW, 10), 0);
    assert.equal(await store.expired.blank(NOW + 3, 2), 2);
    assert.equal(await store.expired.blank(NOW + 3, 2), 1);
    assert.deepEqual(await store.expired.epochsHolding(ofAna.organisationId, [77]), [77]);
    const { messages } = await store.messages.page(ofAna, { limit: 9, now: NOW + 3 });
    assert.deepEqual(
      messages.map(({ seq }) => seq),
      [4],
      "what lives still opens",
    );
    assert.equal(await store.expired.blank(NOW + 4, 2), 1);
    assert.deepEqual(await store.expired.epochsHolding(ofAna.organisationId, [77]), []);
    assert.equal(await store.expired.erase(NOW + 4, 10), 4);
  });

  test("the trace of a deleted message goes when the message would have gone, and its client id is free", async () => {
    const { store } = given();
    const { ofAna } = await given().pair();
    const id = clientId();
    await say(store, ofAna, { clientId: id, expiresAt: NOW + 100 });
    await removeOne(store, ofAna, 1);
    assert.equal(await store.expired.erase(NOW + 99, 10), 0);
    assert.equal((await say(store, ofAna, { clientId: id })).again, true);
    assert.equal(await store.expired.erase(NOW + 100, 10), 1);
    assert.equal((await say(store, ofAna, { clientId: id })).again, false);
  });

  test("scrubbing leaves what lives as it is, also while others go on writing", async () => {
    const { store } = given();
    const { ofAna } = await given().pair();
    await sayTimes(store, ofAna, 20, { expiresAt: NOW + 1 });
    await store.expired.erase(NOW + 1, 100);
    const [written] = await Promise.all([
      sayTimes(store, ofAna, 20),
      store.expired.scrub(),
      store.expired.scrub(),
    ]);
    const { messages } = await store.messages.page(ofAna, { limit: 100, now: NOW });
    assert.deepEqual(
      messages.map(({ seq }) => seq),
      written,
    );
  });
}

function epochSuite(given: () => Clinic): void {
  test("an epoch is held as long as anything sealed in it is there, for its organisation alone", async () => {
    const [clinic, other] = [given(), await Clinic.found(given().opened)];
    const { expired } = clinic.store;
    const { ofAna } = await clinic.pair();
    await sayTimes(clinic.store, ofAna, 2, { epoch: 7, expiresAt: NOW + 10 });
    assert.deepEqual(await expired.epochsHolding(clinic.id, [6, 7, 8]), [7]);
    assert.deepEqual(await expired.epochsHolding(other.id, [7]), []);
    await expired.erase(NOW + 10, 1);
    assert.deepEqual(await expired.epochsHolding(clinic.id, [7]), [7]);
    await expired.erase(NOW + 10, 1);
    assert.deepEqual(await expired.epochsHolding(clinic.id, [7]), []);
  });

  test("a deleted message no longer holds its epoch: nothing of it is left that could be opened", async () => {
    const clinic = given();
    const { ofAna } = await clinic.pair();
    await say(clinic.store, ofAna, { epoch: 7 });
    await removeOne(clinic.store, ofAna, 1);
    assert.deepEqual(await clinic.store.expired.epochsHolding(clinic.id, [7]), []);
  });
}

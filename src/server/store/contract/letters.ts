import assert from "node:assert/strict";
import { test } from "node:test";
import type { InvitationId, LetterId } from "../../domain/identifiers.ts";
import { UNSENT_INVITATION_MS } from "../../domain/periods.ts";
import type { NewLetter } from "../../ports/letter-store.ts";
import { type Clinic, DAY, identifier, NOW } from "./clinic.ts";
import { hostAndGuest, invite, letterTo, withClinics } from "./guests.ts";
import type { Open } from "./opened.ts";

export function lettersContract(open: Open): void {
  withClinics(
    open,
    "letters",
    queueSuite,
    countingSuite,
    statesSuite,
    limitSuite,
    raceSuite,
    sendingSuite,
    recoveredSuite,
    undeliveredSuite,
    dismissedSuite,
    erasingSuite,
  );
}

async function put(clinic: Clinic, given: Partial<NewLetter> = {}): Promise<NewLetter> {
  const { guest } = await hostAndGuest(clinic);
  const letter = letterTo(guest, given);
  await clinic.store.letters.put(letter);
  return letter;
}

/** Of this organisation: other tests' letters are in the same queue. */
async function due(clinic: Clinic, now = NOW) {
  const letters = await clinic.store.letters.due(now, 1_000);
  return letters.filter(({ organisationId }) => organisationId === clinic.id);
}

function ids(letters: readonly { id: LetterId }[]): LetterId[] {
  return letters.map(({ id }) => id);
}

function queueSuite(given: () => Clinic): void {
  test("a letter is due from its time on, as it was put, the longest due first", async () => {
    const clinic = given();
    const { guest } = await hostAndGuest(clinic);
    const later = letterTo(guest, { nextAt: NOW + 2, channel: "email", kind: "notification" });
    const sooner = letterTo(guest, { nextAt: NOW + 1 });
    for (const letter of [later, sooner]) await clinic.store.letters.put(letter);
    assert.deepEqual(await due(clinic, NOW), []);
    assert.deepEqual(ids(await due(clinic, NOW + 1)), [sooner.id]);
    const fresh = { attempts: 0, problem: undefined };
    assert.deepEqual(await due(clinic, NOW + 2), [
      { ...sooner, ...fresh },
      { ...later, ...fresh },
    ]);
  });

  test("a letter can be put together with the link that it carries, or not at all", async () => {
    const clinic = given();
    const { letters, invitations } = clinic.store;
    const { guest } = await hostAndGuest(clinic);
    const made = await invite(clinic, guest);
    const link = { ...made, id: (made.id + 1) as typeof made.id, hash: `${made.hash} next` };
    const letter = letterTo(guest, { invitationId: link.id });
    await letters.put(letter, link);
    assert.ok(await invitations.find(link.hash));
    const again = { ...link, id: (made.id + 2) as typeof made.id, hash: `${made.hash} last` };
    await assert.rejects(letters.put(letter, again), { code: "not-stored" });
    assert.equal(await invitations.find(again.hash), undefined);
  });
}

function countingSuite(given: () => Clinic): void {
  test("letters that wait are those that are due, tried again or leaving; of others the time has not come", async () => {
    const clinic = given();
    const { letters } = clinic.store;
    const { guest } = await hostAndGuest(clinic);
    const count = () => letters.countWaiting(clinic.id, NOW);
    const [isDue, leaves, again] = [letterTo(guest), letterTo(guest), letterTo(guest)];
    for (const letter of [isDue, leaves, again, letterTo(guest, { nextAt: NOW + 1 })])
      await letters.put(letter);
    await letters.handOver(leaves.id);
    await letters.again(again.id, NOW + DAY, "unreachable");
    assert.equal(await count(), 3);
    await letters.sent(leaves.id, NOW, NOW + DAY);
    await letters.undelivered(isDue.id, NOW, "address-refused");
    assert.equal(await count(), 1);
    assert.equal(await letters.countWaiting((clinic.id + 1) as typeof clinic.id, NOW), 0);
  });
}

function statesSuite(given: () => Clinic): void {
  test("letters are counted by what has become of them, those of all organisations together", async () => {
    const clinic = given();
    const { letters } = clinic.store;
    const { guest } = await hostAndGuest(clinic);
    const before = await letters.countByState();
    const [leaves, arrives, fails] = [letterTo(guest), letterTo(guest), letterTo(guest)];
    for (const letter of [leaves, arrives, fails, letterTo(guest)]) await letters.put(letter);
    await letters.handOver(leaves.id);
    await letters.sent(arrives.id, NOW, NOW + DAY);
    await letters.undelivered(fails.id, NOW, "address-refused");
    assert.deepEqual(await letters.countByState(), {
      waiting: before.waiting + 1,
      "handing-over": before["handing-over"] + 1,
      sent: before.sent + 1,
      undelivered: before.undelivered + 1,
    });
  });
}

function limitSuite(given: () => Clinic): void {
  test("of letters that leave within a day as many are kept as may be, and the link of no other", async () => {
    const clinic = given();
    const { letters, invitations } = clinic.store;
    const { guest } = await hostAndGuest(clinic);
    const one = (nextAt: number) => ({ ...letterTo(guest, { nextAt }), mostADay: 2 });
    assert.equal(await letters.put(one(NOW)), true);
    assert.equal(await letters.put(one(NOW + 5 * DAY)), true, "one that leaves on another day");
    assert.equal(await letters.put(one(NOW + DAY - 1)), true);
    const link = await invite(clinic, guest);
    const another = { ...link, id: identifier<InvitationId>(), hash: `link ${identifier()}` };
    assert.equal(await letters.put({ ...one(NOW + DAY - 1), invitationId: another.id }, another), false);
    assert.equal(await invitations.find(another.hash), undefined);
    assert.equal(await letters.put(one(NOW + DAY)), true);
    assert.equal(await letters.put(letterTo(guest)), true, "without a limit");
  });

  test("many who write to somebody at once, on two nodes, write no more than may be", async () => {
    const clinic = given();
    const { guest } = await hostAndGuest(clinic);
    const stores = [clinic.store, await clinic.opened.another()];
    const kept = await Promise.all(
      Array.from({ length: 8 }, (_, n) => stores[n % 2]?.letters.put({ ...letterTo(guest), mostADay: 3 })),
    );
    assert.equal(kept.filter((one) => one).length, 3);
  });
}

function raceSuite(given: () => Clinic): void {
  test("of many who would send a letter at once, on two nodes, exactly one does", async () => {
    const clinic = given();
    const stores = [clinic.store, await clinic.opened.another()];
    const { id } = await put(clinic);
    const taken = await Promise.all(
      Array.from({ length: 10 }, (_, n) => stores[n % 2]?.letters.handOver(id)),
    );
    assert.equal(taken.filter((mine) => mine).length, 1);
    assert.deepEqual(await due(clinic), []);
  });
}

function sendingSuite(given: () => Clinic): void {
  test("a letter that was sent is not due again, and its link is valid for a day from then", async () => {
    const clinic = given();
    const { letters, invitations } = clinic.store;
    const { guest } = await hostAndGuest(clinic);
    const link = await invite(clinic, guest, { endsAt: NOW + 2 * DAY });
    const letter = letterTo(guest, { invitationId: link.id });
    await letters.put(letter);
    await letters.handOver(letter.id);
    await letters.sent(letter.id, NOW + 5, NOW + 5 + DAY);
    assert.deepEqual(await due(clinic, NOW + 9 * DAY), []);
    assert.equal(await letters.handOver(letter.id), false);
    assert.equal((await invitations.find(link.hash))?.endsAt, NOW + 5 + DAY);
  });

  test("a letter that was not taken is due again later, and it is known how often and why", async () => {
    const clinic = given();
    const { letters } = clinic.store;
    const letter = await put(clinic);
    await letters.handOver(letter.id);
    await letters.again(letter.id, NOW + 5, "unreachable");
    await letters.again(letter.id, NOW + 9, "refused-for-now");
    assert.deepEqual(await due(clinic, NOW + 8), []);
    const [record] = await due(clinic, NOW + 9);
    assert.deepEqual([record?.attempts, record?.problem], [2, "refused-for-now"]);
    assert.equal(await letters.handOver(letter.id), true);
  });
}

function recoveredSuite(given: () => Clinic): void {
  test("what was being handed over when the server stopped may have arrived: it is not sent twice", async () => {
    const clinic = given();
    const { letters } = clinic.store;
    await letters.recover(NOW);
    const [begun, waits] = [await put(clinic), await put(clinic)];
    await letters.handOver(begun.id);
    assert.equal(await letters.recover(NOW + 1), 1);
    assert.deepEqual(ids(await due(clinic)), [waits.id]);
    const [undelivered] = await letters.listUndelivered(clinic.id, 9);
    assert.deepEqual([undelivered?.id, undelivered?.problem], [begun.id, "may-have-arrived"]);
    await letters.again(begun.id, NOW, "unreachable");
    assert.deepEqual(ids(await due(clinic)), [waits.id], "a carrier that answers late changes nothing");
  });
}

function undeliveredSuite(given: () => Clinic): void {
  test("undelivered letters are listed to their organisation, the newest first, with what they were", async () => {
    const clinic = given();
    const { letters } = clinic.store;
    const [one, two] = [await put(clinic, { madeAt: NOW }), await put(clinic, { madeAt: NOW + 1 })];
    for (const { id } of [one, two]) await letters.undelivered(id, NOW + 2, "address-refused");
    const other = await clinic.another();
    await letters.undelivered((await put(other)).id, NOW, "address-refused");
    const listed = await letters.listUndelivered(clinic.id, 9);
    assert.deepEqual(ids(listed), [two.id, one.id]);
    assert.deepEqual(listed[1], { ...one, attempts: 1, problem: "address-refused" });
    assert.deepEqual(ids(await letters.listUndelivered(clinic.id, 1)), [two.id]);
  });

  test("an undelivered letter can be sent again, with a link that works, by its organisation alone", async () => {
    const clinic = given();
    const { letters, invitations } = clinic.store;
    const { guest } = await hostAndGuest(clinic);
    const link = await invite(clinic, guest, { endsAt: NOW + 1 });
    const letter = letterTo(guest, { invitationId: link.id });
    await letters.put(letter);
    assert.equal(await letters.retry(letter.id, clinic.id, NOW), false);
    await letters.undelivered(letter.id, NOW + 1, "unreachable");
    assert.equal(await letters.retry(letter.id, (await clinic.another()).id, NOW), false);
    assert.equal(await letters.retry(letter.id, clinic.id, NOW + 2), true);
    assert.deepEqual(await due(clinic, NOW + 2), [
      { ...letter, nextAt: NOW + 2, attempts: 0, problem: undefined },
    ]);
    assert.equal((await invitations.find(link.hash))?.endsAt, NOW + 2 + UNSENT_INVITATION_MS);
    assert.equal(await letters.retry(letter.id, clinic.id, NOW), false);
  });
}

function dismissedSuite(given: () => Clinic): void {
  test("an undelivered letter can be dismissed by its organisation alone", async () => {
    const clinic = given();
    const { letters } = clinic.store;
    const { id } = await put(clinic);
    assert.equal(await letters.dismiss(id, clinic.id), false);
    await letters.undelivered(id, NOW, "letter-refused");
    assert.equal(await letters.dismiss(id, (await clinic.another()).id), false);
    assert.equal(await letters.dismiss(id, clinic.id), true);
    assert.deepEqual(await letters.listUndelivered(clinic.id, 9), []);
  });
}

function erasingSuite(given: () => Clinic): void {
  test("letters whose time is over are erased and counted, and those that wait are not", async () => {
    const clinic = given();
    const { letters } = clinic.store;
    await letters.eraseEnded(Number.MAX_SAFE_INTEGER);
    const [sent, failed, waits] = [await put(clinic), await put(clinic), await put(clinic)];
    await letters.sent(sent.id, NOW, NOW);
    await letters.undelivered(failed.id, NOW + 1, "unreachable");
    assert.equal(await letters.eraseEnded(NOW), 1);
    assert.deepEqual(ids(await letters.listUndelivered(clinic.id, 9)), [failed.id]);
    assert.equal(await letters.eraseEnded(NOW + 1), 1);
    assert.deepEqual(ids(await due(clinic)), [waits.id]);
  });
}

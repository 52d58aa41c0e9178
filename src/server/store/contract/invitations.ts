import assert from "node:assert/strict";
import { test } from "node:test";
import type { AppointmentId, ThreadId } from "../../domain/identifiers.ts";
import { type Clinic, DAY, identifier, NOW } from "./clinic.ts";
import { guestOf, hostAndGuest, invite, letterTo, withClinics } from "./guests.ts";
import type { Open } from "./opened.ts";

export function invitationsContract(open: Open): void {
  withClinics(
    open,
    "invitations",
    openingSuite,
    endSuite,
    revokingSuite,
    statesSuite,
    newestSuite,
    erasingSuite,
  );
}

function openingSuite(given: () => Clinic): void {
  test("a link is found by the hash of its secret as it was made, also after its end", async () => {
    const clinic = given();
    const { guest, threadId } = await hostAndGuest(clinic);
    const { invitations } = clinic.store;
    const appointmentId = identifier<AppointmentId>();
    for (const to of [{ threadId }, { appointmentId }, { endsAt: NOW - DAY }]) {
      const made = await invite(clinic, guest, to);
      const unopened = { revokedAt: undefined, deviceHash: undefined, openedAt: undefined };
      assert.deepEqual(await invitations.find(made.hash), { ...made, ...unopened });
    }
    assert.equal(await invitations.find("another"), undefined);
  });

  test("the first device that opens a link may open it again, and no other may", async () => {
    const clinic = given();
    const { guest } = await hostAndGuest(clinic);
    const { invitations } = clinic.store;
    const { id, hash } = await invite(clinic, guest);
    assert.equal(await invitations.openOn(id, "phone", NOW), true);
    assert.equal(await invitations.openOn(id, "another", NOW + 1), false);
    assert.equal(await invitations.openOn(id, "phone", NOW + 2), true);
    const { deviceHash, openedAt } = (await invitations.find(hash)) ?? {};
    assert.deepEqual([deviceHash, openedAt], ["phone", NOW]);
  });
}

function endSuite(given: () => Clinic): void {
  test("a link opens until the very millisecond of its end", async () => {
    const clinic = given();
    const { guest } = await hostAndGuest(clinic);
    const { invitations } = clinic.store;
    const { id } = await invite(clinic, guest, { endsAt: NOW + 10 });
    assert.equal(await invitations.openOn(id, "phone", NOW + 10), false);
    assert.equal(await invitations.openOn(id, "phone", NOW + 9), true);
    assert.equal(await invitations.openOn(id, "phone", NOW + 10), false);
  });

  test("of many devices that open one link at once, on two nodes, exactly one has it", async () => {
    const clinic = given();
    const { guest } = await hostAndGuest(clinic);
    const stores = [clinic.store, await clinic.opened.another()];
    const { id } = await invite(clinic, guest);
    const opened = await Promise.all(
      Array.from({ length: 10 }, (_, n) => stores[n % 2]?.invitations.openOn(id, `device ${n}`, NOW)),
    );
    assert.equal(opened.filter((may) => may).length, 1);
  });
}

function revokingSuite(given: () => Clinic): void {
  test("a revoked link opens nowhere, and the letter that would carry it does not leave", async () => {
    const clinic = given();
    const { store } = clinic;
    const { guest, threadId } = await hostAndGuest(clinic);
    const made = await invite(clinic, guest, { threadId });
    const letter = letterTo(guest, { invitationId: made.id });
    await store.letters.put(letter);
    await store.invitations.openOn(made.id, "phone", NOW);
    await store.invitations.revoke(guest.id, threadId, NOW + 1);
    assert.equal(await store.invitations.openOn(made.id, "phone", NOW + 2), false);
    assert.equal((await store.invitations.find(made.hash))?.revokedAt, NOW + 1);
    assert.equal(await store.letters.handOver(letter.id), false);
  });

  test("revoking is for one thread, with the links that lead to the one last read, or for all of one person", async () => {
    const clinic = given();
    const { invitations } = clinic.store;
    const { host, guest, threadId } = await hostAndGuest(clinic);
    const other = await guestOf(clinic, host);
    const [here, lastRead, elsewhere, others] = [
      await invite(clinic, guest, { threadId }),
      await invite(clinic, guest),
      await invite(clinic, guest, { threadId: await clinic.thread(guest) }),
      await invite(clinic, other, { threadId }),
    ];
    const revoked = () =>
      Promise.all(
        [here, lastRead, elsewhere, others].map(
          async ({ hash }) => (await invitations.find(hash))?.revokedAt !== undefined,
        ),
      );
    await invitations.revoke(guest.id, threadId, NOW);
    assert.deepEqual(await revoked(), [true, true, false, false]);
    await invitations.revoke(guest.id, undefined, NOW);
    assert.deepEqual(await revoked(), [true, true, true, false]);
  });
}

function statesSuite(given: () => Clinic): void {
  test("what became of a link follows its letter, its opening and its end", async () => {
    const clinic = given();
    const { store } = clinic;
    const { guest, threadId } = await hostAndGuest(clinic);
    const made = await invite(clinic, guest, { threadId });
    const letter = letterTo(guest, { invitationId: made.id });
    await store.letters.put(letter);
    const state = async (now = NOW) => (await store.invitations.states({ threadId }, [guest.id], now))[0];
    const person = { personId: guest.id };
    assert.deepEqual(await state(), { ...person, state: "waiting", at: NOW });
    await store.letters.undelivered(letter.id, NOW + 1, "address-refused");
    assert.deepEqual(await state(), { ...person, state: "undelivered", at: NOW + 1 });
    await store.letters.retry(letter.id, clinic.id, NOW + 2);
    await store.letters.handOver(letter.id);
    assert.deepEqual(await state(), { ...person, state: "waiting", at: NOW });
    await store.letters.sent(letter.id, NOW + 3, NOW + 10);
    assert.deepEqual(await state(), { ...person, state: "sent", at: NOW + 3 });
    assert.deepEqual(await state(NOW + 10), { ...person, state: "ended", at: NOW + 10 });
    await store.invitations.openOn(made.id, "phone", NOW + 4);
    assert.deepEqual(await state(), { ...person, state: "opened", at: NOW + 4 });
    await store.invitations.revoke(guest.id, threadId, NOW + 5);
    assert.deepEqual(await state(), { ...person, state: "ended", at: NOW + 5 });
  });
}

function newestSuite(given: () => Clinic): void {
  test("the newest link of each person counts, of the thread or the appointment that is asked for", async () => {
    const clinic = given();
    const { invitations } = clinic.store;
    const { host, guest, threadId } = await hostAndGuest(clinic);
    const other = await guestOf(clinic, host);
    const appointmentId = identifier<AppointmentId>();
    await invite(clinic, guest, { threadId, madeAt: NOW + 2 });
    await invite(clinic, guest, { threadId, madeAt: NOW + 1 });
    await invite(clinic, guest, { appointmentId, madeAt: NOW + 3 });
    await invite(clinic, other, { threadId, madeAt: NOW });
    const [ids, now] = [[guest.id, other.id, host.id], NOW];
    const times = async (of: { threadId: ThreadId } | { appointmentId: AppointmentId }) =>
      Map.groupBy(await invitations.states(of, ids, now), ({ personId }) => personId);
    const ofThread = await times({ threadId });
    assert.deepEqual([...ofThread.keys()].length, 2);
    assert.equal(ofThread.get(guest.id)?.[0]?.at, NOW + 2);
    assert.equal(ofThread.get(other.id)?.[0]?.at, NOW);
    assert.equal((await times({ appointmentId })).get(guest.id)?.[0]?.at, NOW + 3);
    assert.deepEqual(await invitations.states({ threadId }, [], now), []);
  });

  test("of who has an account the letter about the appointment counts, which carries no link", async () => {
    const clinic = given();
    const { letters, invitations } = clinic.store;
    const colleague = await clinic.person("Cole League");
    const appointmentId = identifier<AppointmentId>();
    const letter = letterTo(colleague, { appointmentId });
    const reminder = letterTo(colleague, { appointmentId, kind: "reminder", nextAt: NOW + DAY });
    const elsewhere = letterTo(colleague, { appointmentId: identifier<AppointmentId>(), madeAt: NOW + 1 });
    for (const one of [letter, reminder, elsewhere]) await letters.put(one);
    const states = () => invitations.states({ appointmentId }, [colleague.id], NOW);
    const person = { personId: colleague.id };
    assert.deepEqual(await states(), [{ ...person, state: "waiting", at: NOW }]);
    await letters.sent(letter.id, NOW + 3, NOW + 10);
    assert.deepEqual(await states(), [{ ...person, state: "sent", at: NOW + 3 }]);
    await letters.undelivered(reminder.id, NOW + 4, "address-refused");
    const of = await invitations.states({ appointmentId }, [colleague.id], NOW + DAY);
    assert.deepEqual(of, [{ ...person, state: "undelivered", at: NOW + 4 }]);
  });

  test("it is known how many links were made for somebody since a time", async () => {
    const clinic = given();
    const { guest } = await hostAndGuest(clinic);
    for (const madeAt of [NOW, NOW + 1, NOW + 2]) await invite(clinic, guest, { madeAt });
    assert.equal(await clinic.store.invitations.madeSince(guest.id, NOW + 1), 2);
    assert.equal(await clinic.store.invitations.madeSince(guest.id, NOW + 3), 0);
  });
}

function erasingSuite(given: () => Clinic): void {
  test("links that ended long ago are erased and counted, and others are not", async () => {
    const clinic = given();
    const { invitations } = clinic.store;
    const { guest } = await hostAndGuest(clinic);
    await invitations.eraseEnded(NOW);
    const [ended, lives] = [
      await invite(clinic, guest, { endsAt: NOW }),
      await invite(clinic, guest, { endsAt: NOW + 1 }),
    ];
    assert.equal(await invitations.eraseEnded(NOW), 1);
    assert.equal(await invitations.find(ended.hash), undefined);
    assert.ok(await invitations.find(lives.hash));
  });
}

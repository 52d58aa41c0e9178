import assert from "node:assert/strict";
import { test } from "node:test";
import type { NotificationSettings } from "../../ports/notification-store.ts";
import { type Clinic, DAY, identifier, NOW, removeOne, say } from "./clinic.ts";
import { bytes, hostAndGuest, withClinics } from "./guests.ts";
import type { Open } from "./opened.ts";

export function notificationsContract(open: Open): void {
  withClinics(
    open,
    "notifications",
    settingsSuite,
    unnotifiedSuite,
    nothingSuite,
    oneLetterSuite,
    optOutSuite,
  );
}

const NOTHING: NotificationSettings = {
  channel: undefined,
  quiet: undefined,
  timeZone: undefined,
  mobile: undefined,
};

function settingsSuite(given: () => Clinic): void {
  test("somebody who chose nothing has no settings; what they choose is kept, and replaces what they chose", async () => {
    const clinic = given();
    const { notifications } = clinic.store;
    const { id } = await clinic.person();
    assert.deepEqual(await notifications.settings(id), NOTHING);
    const all: NotificationSettings = {
      channel: "sms",
      quiet: { from: 0, until: 360 },
      timeZone: "America/Chicago",
      mobile: bytes("sealed"),
    };
    for (const settings of [all, { ...NOTHING, channel: "none" } as const, NOTHING]) {
      await notifications.save(id, settings);
      assert.deepEqual(await notifications.settings(id), settings);
    }
  });

  test("the first zone that a device tells of is kept until a person chooses one", async () => {
    const clinic = given();
    const { notifications } = clinic.store;
    const { id } = await clinic.person();
    for (const zone of ["America/Chicago", "Asia/Tokyo"]) await notifications.keepDeviceZone(id, zone);
    assert.deepEqual(await notifications.settings(id), { ...NOTHING, timeZone: "America/Chicago" });
    await notifications.save(id, { ...NOTHING, channel: "none", timeZone: "Europe/Paris" });
    await notifications.keepDeviceZone(id, "Asia/Tokyo");
    assert.equal((await notifications.settings(id)).timeZone, "Europe/Paris");
  });
}

/** The host has said something at NOW, and the guest has not read it. */
async function unread(clinic: Clinic) {
  const { host, guest, threadId } = await hostAndGuest(clinic);
  const view = await clinic.view(host, threadId);
  const { seq } = await say(clinic.store, view, { at: NOW, expiresAt: NOW + DAY });
  const member = { personId: guest.id, threadId, organisationId: clinic.id, guest: true, email: "" };
  return { host, guest, threadId, view, seq, member };
}

async function unnotified(clinic: Clinic, unreadSince = NOW, now = NOW) {
  const found = await clinic.store.notifications.unnotified(unreadSince, now, 1_000);
  return found.filter(({ organisationId }) => organisationId === clinic.id);
}

function unnotifiedSuite(given: () => Clinic): void {
  test("who has not read what others wrote by a time is found, a guest without and a colleague with the e-mail", async () => {
    const clinic = given();
    const { host, member } = await unread(clinic);
    const bo = await clinic.person();
    const threadId = await clinic.thread(host, bo);
    await say(clinic.store, await clinic.view(host, threadId), { at: NOW });
    const colleague = { personId: bo.id, threadId, organisationId: clinic.id, guest: false, email: bo.email };
    assert.deepEqual(new Set(await unnotified(clinic)), new Set([member, colleague]));
    assert.deepEqual(await unnotified(clinic, NOW - 1), []);
  });

  test("who has read it is not found, nor who is no member any more", async () => {
    const clinic = given();
    const { positions, threads } = clinic.store;
    const { guest, threadId, member } = await unread(clinic);
    const other = await unread(clinic);
    assert.equal((await unnotified(clinic)).length, 2);
    await threads.removeMember(other.threadId, other.guest.id, NOW);
    assert.deepEqual(await unnotified(clinic), [member]);
    await positions.advance(guest.id, threadId, { read: 1 }, NOW);
    assert.deepEqual(await unnotified(clinic), []);
  });
}

function nothingSuite(given: () => Clinic): void {
  test("what was deleted or has expired, and what was said before somebody came, is nothing to notify of", async () => {
    const clinic = given();
    const { view, seq, threadId } = await unread(clinic);
    const late = await clinic.person();
    await clinic.store.threads.addMembers(threadId, [late.id], { seesAfter: 0, most: 9, now: NOW });
    assert.equal((await unnotified(clinic)).length, 1);
    assert.deepEqual(await unnotified(clinic, NOW, NOW + DAY), []);
    await removeOne(clinic.store, view, seq);
    assert.deepEqual(await unnotified(clinic), []);
  });

  test("who was away longest is found first, and no more than are asked for", async () => {
    const clinic = given();
    const { notifications } = clinic.store;
    const [here, away] = [await unread(clinic), await unread(clinic)];
    await notifications.seen(here.guest.id, NOW + 2);
    await notifications.seen(away.guest.id, NOW + 1);
    assert.deepEqual(await unnotified(clinic), [away.member, here.member]);
    assert.equal((await notifications.unnotified(NOW, NOW, 1)).length, 1);
  });
}

function oneLetterSuite(given: () => Clinic): void {
  test("somebody gets one letter about a thread until they come back, however much is written", async () => {
    const clinic = given();
    const { notifications } = clinic.store;
    const { guest, threadId, view, member } = await unread(clinic);
    await notifications.notified(guest.id, threadId, NOW + 10);
    await say(clinic.store, view, { at: NOW });
    assert.deepEqual(await unnotified(clinic), []);
    await notifications.seen(guest.id, NOW + 9);
    assert.deepEqual(await unnotified(clinic), []);
    await notifications.seen(guest.id, NOW + 11);
    await notifications.seen(guest.id, NOW + 8);
    assert.deepEqual(await unnotified(clinic), [member]);
  });

  test("who was taken out of a thread and comes back is written to anew", async () => {
    const clinic = given();
    const { notifications, threads } = clinic.store;
    const { guest, threadId, view, member } = await unread(clinic);
    await notifications.notified(guest.id, threadId, NOW + 10);
    await threads.removeMember(threadId, guest.id, NOW);
    await threads.addMembers(threadId, [guest.id], { seesAfter: undefined, most: 9, now: NOW });
    await say(clinic.store, view, { at: NOW });
    assert.deepEqual(await unnotified(clinic), [member]);
  });

  test("a letter about one thread is none about another", async () => {
    const clinic = given();
    const { guest, threadId } = await unread(clinic);
    const other = await clinic.person();
    const elsewhere = await clinic.thread(other, guest);
    await say(clinic.store, await clinic.view(other, elsewhere), { at: NOW });
    await clinic.store.notifications.notified(guest.id, threadId, NOW + 10);
    assert.deepEqual(
      (await unnotified(clinic)).map((member) => member.threadId),
      [elsewhere],
    );
  });
}

function optOutSuite(given: () => Clinic): void {
  test("a number that opted out is known by its hash with the time of the first word, until it opts in", async () => {
    const { notifications } = given().store;
    const [one, two, none] = [identifier(), identifier(), identifier()].map((id) => `mobile ${id}`);
    assert.ok(one && two && none);
    await notifications.optOut(one, "stop", NOW);
    await notifications.optOut(one, "quit", NOW + 1);
    await notifications.optOut(two, "carrier", NOW + 2);
    const out = () => notifications.optedOut([one, two, none]);
    assert.deepEqual(
      await out(),
      new Map([
        [one, NOW],
        [two, NOW + 2],
      ]),
    );
    await notifications.optIn(one);
    await notifications.optIn(none);
    assert.deepEqual(await out(), new Map([[two, NOW + 2]]));
    assert.deepEqual(await notifications.optedOut([]), new Map());
  });
}

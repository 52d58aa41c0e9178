import assert from "node:assert/strict";
import { test } from "node:test";
import { isAdministrator } from "../../domain/person.ts";
import { type Clinic, NOW, refused, say, sayTimes, seqs } from "./clinic.ts";
import { account } from "./colleagues.ts";
import { appoint, codeFor, guestOf, invite, letterTo, signIn, withClinics } from "./guests.ts";
import type { Open } from "./opened.ts";

export function deactivatingContract(open: Open): void {
  withClinics(
    open,
    "who does not work here any more",
    outSuite,
    nowhereSuite,
    threadsSuite,
    amongColleaguesSuite,
    contactsSuite,
  );
}

/** An administrator, and a host who will be deactivated. */
async function office(clinic: Clinic) {
  const ona = await account(clinic, "Ona Office", ["administrator", "participant"]);
  const hal = await account(clinic, "Hal Host", ["host", "participant"]);
  const deactivate = () => clinic.store.colleagues.deactivate(ona, hal.id, NOW + 1);
  return { ona, hal, deactivate };
}

function outSuite(given: () => Clinic): void {
  test("sessions, links, and letters that wait end at once, and nothing is found that lets them in", async () => {
    const clinic = given();
    const { store } = clinic;
    const { ona, hal, deactivate } = await office(clinic);
    const { id, hash } = await signIn(clinic, hal);
    await store.links.put("link", { kind: "welcome", personId: hal.id }, NOW + 10);
    await store.letters.put(letterTo(hal));
    assert.deepEqual((await deactivate()).sessions, [id]);
    assert.equal(await store.sessions.find(hash, NOW), undefined);
    assert.equal(await store.links.look("link", NOW), undefined);
    assert.equal(await store.people.credentials(hal.email), undefined);
    assert.equal(await store.secondFactors.standing(hal.id), undefined);
    const due = await store.letters.due(NOW + 1, 99);
    assert.deepEqual(
      due.filter(({ personId }) => personId === hal.id),
      [],
    );
    await store.colleagues.restore(ona, hal.id);
    assert.deepEqual(
      (await store.letters.due(NOW + 1, 99)).filter(({ personId }) => personId === hal.id),
      [],
      "nor does it leave when they are restored",
    );
  });
}

function nowhereSuite(given: () => Clinic): void {
  test("they are in no search, and can be brought into no chat", async () => {
    const clinic = given();
    const { store } = clinic;
    const { ona, hal, deactivate } = await office(clinic);
    const threadId = await clinic.thread(ona, await clinic.person());
    await deactivate();
    assert.deepEqual(await store.people.search(clinic.id, "hal", 5), []);
    const how = { seesAfter: undefined, most: 100, now: NOW };
    await refused("person-not-found", store.threads.addMembers(threadId, [hal.id], how));
  });

  test("their sessions of the calendar end, with the codes", async () => {
    const clinic = given();
    const { store } = clinic;
    const { hal, deactivate } = await office(clinic);
    const guest = await guestOf(clinic, hal);
    const threadId = await clinic.thread(hal, guest);
    const { id } = await appoint(clinic, hal, threadId, [guest]);
    await store.codes.put(codeFor(guest, threadId, { appointmentId: id }));
    assert.deepEqual((await deactivate()).appointments, [id]);
    assert.equal(await store.appointments.find(id, NOW + 1), undefined);
  });

  test("somebody who is deactivated twice is deactivated, and nothing else happens", async () => {
    const clinic = given();
    const { deactivate } = await office(clinic);
    await deactivate();
    assert.deepEqual(await deactivate(), {
      threads: [],
      sessions: [],
      appointments: [],
      keeper: undefined,
      passed: [],
      shared: [],
    });
  });
}

function threadsSuite(given: () => Clinic): void {
  test("a chat with a guest and no other host passes to the administrators, with what was not read yet", async () => {
    const clinic = given();
    const { store } = clinic;
    const { ona, hal, deactivate } = await office(clinic);
    const tia = await account(clinic, "Tia Two", ["administrator", "participant"]);
    const ina = await clinic.person("Ina Invited", ["administrator", "participant"]);
    const guest = await guestOf(clinic, hal);
    const threadId = await clinic.thread(hal, guest);
    const written = await sayTimes(store, await clinic.view(guest, threadId), 3);
    await store.positions.advance(hal.id, threadId, { delivered: 2, read: 2 }, NOW);
    assert.deepEqual((await deactivate()).threads, [threadId]);
    const members = await store.threads.members(threadId);
    assert.deepEqual(
      [...members].sort(),
      [guest.id, ona.id, tia.id].sort(),
      "not the leaver, nor an administrator who never signed in",
    );
    assert.ok(!members.includes(ina.id));
    const page = await store.messages.page(await clinic.view(ona, threadId), { limit: 99, now: NOW });
    assert.deepEqual(seqs(page.messages), written);
    assert.equal(await store.positions.unread(ona.id, NOW), 1);
    assert.equal(await store.threads.view(hal.id, threadId), undefined);
  });

  test("in a chat where another host is left the administrators are not", async () => {
    const clinic = given();
    const { store } = clinic;
    const { hal, deactivate } = await office(clinic);
    const other = await clinic.person("Olga Other");
    const guest = await guestOf(clinic, hal);
    const threadId = await clinic.thread(hal, other, guest);
    await deactivate();
    assert.deepEqual([...(await store.threads.members(threadId))].sort(), [other.id, guest.id].sort());
  });
}

function amongColleaguesSuite(given: () => Clinic): void {
  test("of a chat among colleagues administrators see what is said from now on", async () => {
    const clinic = given();
    const { store } = clinic;
    const { ona, hal, deactivate } = await office(clinic);
    const pat = await clinic.person("Pat Participant", ["participant"]);
    const threadId = await clinic.thread(hal, pat);
    const ofPat = await clinic.view(pat, threadId);
    await say(store, ofPat);
    await deactivate();
    const { seq } = await say(store, ofPat);
    const page = await store.messages.page(await clinic.view(ona, threadId), { limit: 99, now: NOW });
    assert.deepEqual(seqs(page.messages), [seq]);
  });

  test("a chat in which nobody is left is nobody's", async () => {
    const clinic = given();
    const { hal, deactivate } = await office(clinic);
    const threadId = await clinic.thread(hal);
    await deactivate();
    assert.deepEqual(await clinic.store.threads.members(threadId), []);
  });

  test("an administrator who was there before stays as they were", async () => {
    const clinic = given();
    const { store } = clinic;
    const { ona, hal, deactivate } = await office(clinic);
    assert.ok(isAdministrator(ona.roles));
    const guest = await guestOf(clinic, hal);
    const threadId = await clinic.thread(hal, ona, guest);
    await sayTimes(store, await clinic.view(guest, threadId), 2);
    await deactivate();
    assert.equal(await store.positions.unread(ona.id, NOW), 2);
  });
}

function contactsSuite(given: () => Clinic): void {
  test("contacts that nobody else keeps pass to the administrator who did it; the others stay with their hosts", async () => {
    const clinic = given();
    const { contacts } = clinic.store;
    const { ona, hal, deactivate } = await office(clinic);
    const other = await clinic.person("Olga Other");
    const [own, shared] = [await guestOf(clinic, hal), await guestOf(clinic, hal)];
    await contacts.keep(other.id, shared.id);
    const { keeper, passed, ...ended } = await deactivate();
    assert.deepEqual([keeper, passed, ended.shared], [ona.id, [own.id], [shared.id]]);
    assert.ok(await contacts.findKept(ona.id, own.id));
    assert.equal(await contacts.findKept(ona.id, shared.id), undefined);
    assert.deepEqual(await contacts.keptBy(hal.id), []);
    assert.ok(await contacts.findKept(other.id, shared.id));
  });

  test("of an administrator who leaves themselves another one gets the contacts", async () => {
    const clinic = given();
    const { colleagues, contacts } = clinic.store;
    const { ona } = await office(clinic);
    const tia = await account(clinic, "Tia Two", ["administrator", "participant"]);
    const own = await guestOf(clinic, ona);
    await invite(clinic, own);
    assert.equal((await colleagues.deactivate(ona, ona.id, NOW)).keeper, tia.id);
    assert.ok(await contacts.findKept(tia.id, own.id));
  });
}

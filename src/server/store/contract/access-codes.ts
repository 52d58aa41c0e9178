import assert from "node:assert/strict";
import { test } from "node:test";
import type { AdmissionId, CodeId, ThreadId } from "../../domain/identifiers.ts";
import type { Person } from "../../domain/person.ts";
import { type Clinic, DAY, identifier, NOW, refused } from "./clinic.ts";
import { appoint, bytes, codeFor, guestOf, hostAndGuest, withClinics } from "./guests.ts";
import type { Open } from "./opened.ts";

export function accessCodesContract(open: Open): void {
  withClinics(open, "access codes", makingSuite, digitsSuite, membersSuite, tryingSuite, endingSuite);
  withClinics(open, "letting in by name", admissionSuite, namesSuite, decidedSuite, endedAdmissionSuite);
}

/** So that tests on one database do not count together. */
function aDay(): number {
  return Math.floor(NOW / DAY) + 1 + Math.floor(Math.random() * 1e9);
}

async function alsoIn(clinic: Clinic, host: Person, threadId: ThreadId): Promise<Person> {
  const other = await guestOf(clinic, host);
  await clinic.store.threads.addMembers(threadId, [other.id], { seesAfter: undefined, most: 9, now: NOW });
  return other;
}

function makingSuite(given: () => Clinic): void {
  test("a code of somebody replaces the one before for the same chat, and for the same appointment", async () => {
    const clinic = given();
    const { codes } = clinic.store;
    const { host, guest, threadId } = await hostAndGuest(clinic);
    const { id: appointmentId } = await appoint(clinic, host, threadId, [guest]);
    const [chat, session] = [codeFor(guest, threadId), codeFor(guest, threadId, { appointmentId })];
    for (const code of [chat, session]) assert.equal(await codes.put(code), true);
    assert.deepEqual(await codes.living({ threadId }, NOW), [chat]);
    assert.deepEqual(await codes.living({ appointmentId }, NOW), [session]);
    const [newer, newerSession] = [codeFor(guest, threadId), codeFor(guest, threadId, { appointmentId })];
    await codes.put(newer);
    assert.deepEqual(await codes.living({ appointmentId }, NOW), [session]);
    await codes.put(newerSession);
    assert.deepEqual(await codes.living({ threadId }, NOW), [newer]);
    assert.deepEqual(await codes.living({ appointmentId }, NOW), [newerSession]);
    assert.equal((await codes.tryCode(chat.hash, aDay(), NOW)).code, undefined);
  });

  test("of two who make the same nine digits at once, on two nodes, one must make others", async () => {
    const clinic = given();
    const { host, guest, threadId } = await hostAndGuest(clinic);
    const other = await alsoIn(clinic, host, threadId);
    const before = codeFor(other, threadId);
    await clinic.store.codes.put(before);
    const node = await clinic.opened.another();
    const hash = `code ${identifier()}`;
    const [one, two] = [codeFor(guest, threadId, { hash }), codeFor(other, threadId, { hash })];
    const made = await Promise.all([clinic.store.codes.put(one), node.codes.put(two)]);
    assert.deepEqual([...made].sort(), [false, true]);
    const stands = made[0] ? one : two;
    assert.deepEqual((await node.codes.tryCode(hash, aDay(), NOW)).code, stands);
    if (made[0])
      assert.ok((await node.codes.tryCode(before.hash, aDay(), NOW)).code, "who lost keeps theirs");
  });
}

function namesSuite(given: () => Clinic): void {
  test("who asks to be let in by name is counted for the day, apart from wrong codes", async () => {
    const { codes } = given().store;
    const day = aDay();
    assert.equal(await codes.countByName(day), 1);
    await codes.countWrong(day);
    assert.equal(await codes.countByName(day), 2);
    assert.equal((await codes.tryCode("none such", day, NOW)).wrongToday, 1);
    assert.equal(await codes.countByName(day + 1), 1);
  });
}

function digitsSuite(given: () => Clinic): void {
  test("a code that asks for a second proof keeps its hash", async () => {
    const clinic = given();
    const { guest, threadId } = await hostAndGuest(clinic);
    const code = codeFor(guest, threadId, { proofHash: "proof" });
    await clinic.store.codes.put(code);
    assert.deepEqual((await clinic.store.codes.tryCode(code.hash, aDay(), NOW)).code, code);
  });

  test("the digits of a code that ended can be given again", async () => {
    const clinic = given();
    const { codes } = clinic.store;
    const { host, guest, threadId } = await hostAndGuest(clinic);
    const other = await alsoIn(clinic, host, threadId);
    const ended = codeFor(guest, threadId, { endsAt: NOW });
    await codes.put({ ...ended, madeAt: NOW - 1 });
    assert.equal(await codes.put(codeFor(other, threadId, { hash: ended.hash })), true);
  });

  test("of two nodes that make a code for the same person and chat at once, one code lives", async () => {
    const clinic = given();
    const { guest, threadId } = await hostAndGuest(clinic);
    const stores = [clinic.store, await clinic.opened.another()];
    await Promise.all(
      Array.from({ length: 6 }, (_, n) => stores[n % 2]?.codes.put(codeFor(guest, threadId))),
    );
    assert.equal((await clinic.store.codes.living({ threadId }, NOW)).length, 1);
  });
}

function membersSuite(given: () => Clinic): void {
  test("who is not in the chat gets no code for it", async () => {
    const clinic = given();
    const { codes, threads } = clinic.store;
    const { host, guest, threadId } = await hostAndGuest(clinic);
    const other = await guestOf(clinic, host);
    await refused("member-not-found", codes.put(codeFor(other, threadId)));
    await threads.removeMember(threadId, guest.id, NOW);
    await refused("member-not-found", codes.put(codeFor(guest, threadId)));
  });

  test("a code that is made while its person is removed, on another node, does not outlive that", async () => {
    const clinic = given();
    const node = await clinic.opened.another();
    for (let round = 0; round < 5; round += 1) {
      const { guest, threadId } = await hostAndGuest(clinic);
      const code = codeFor(guest, threadId);
      await Promise.allSettled([
        node.codes.put(code),
        clinic.store.threads.removeMember(threadId, guest.id, NOW),
      ]);
      assert.equal((await node.codes.tryCode(code.hash, aDay(), NOW)).code, undefined);
    }
  });
}

function tryingSuite(given: () => Clinic): void {
  test("a right code is found until the very millisecond of its end, and is no wrong one", async () => {
    const clinic = given();
    const { codes } = clinic.store;
    const { guest, threadId } = await hostAndGuest(clinic);
    const day = aDay();
    const code = codeFor(guest, threadId, { endsAt: NOW + 10 });
    await codes.put(code);
    assert.deepEqual(await codes.tryCode(code.hash, day, NOW + 9), { code, wrongToday: 0 });
    assert.deepEqual(await codes.tryCode(code.hash, day, NOW + 10), { code: undefined, wrongToday: 0 });
    assert.deepEqual(await codes.tryCode(code.hash, day, NOW + 9), { code, wrongToday: 1 });
  });

  test("wrong codes of a day are counted all together, with right codes whose second proof was wrong", async () => {
    const { codes } = given().store;
    const day = aDay();
    for (let n = 0; n < 3; n += 1) {
      assert.equal((await codes.tryCode("wrong", day, NOW)).wrongToday, n);
    }
    await codes.countWrong(day);
    assert.equal((await codes.tryCode("wrong", day, NOW)).wrongToday, 4);
    assert.equal((await codes.tryCode("wrong", day + 1, NOW)).wrongToday, 0);
  });

  test("no wrong code is lost from the count when many are tried at once on two nodes", async () => {
    const clinic = given();
    const stores = [clinic.store, await clinic.opened.another()];
    const day = aDay();
    const tried = await Promise.all(
      Array.from({ length: 20 }, (_, n) => stores[n % 2]?.codes.tryCode("wrong", day, NOW)),
    );
    const counts = tried.map((attempt) => attempt?.wrongToday ?? -1).sort((one, two) => one - two);
    assert.deepEqual(
      counts,
      Array.from({ length: 20 }, (_, n) => n),
    );
  });
}

function endingSuite(given: () => Clinic): void {
  test("a revoked code opens nothing, and the code of an appointment stays", async () => {
    const clinic = given();
    const { codes } = clinic.store;
    const { host, guest, threadId } = await hostAndGuest(clinic);
    const { id: appointmentId } = await appoint(clinic, host, threadId, [guest]);
    const [chat, session] = [codeFor(guest, threadId), codeFor(guest, threadId, { appointmentId })];
    for (const code of [chat, session]) await codes.put(code);
    await codes.revoke(guest.id, threadId);
    assert.equal((await codes.tryCode(chat.hash, aDay(), NOW)).code, undefined);
    assert.deepEqual((await codes.tryCode(session.hash, aDay(), NOW)).code, session);
  });

  test("codes that ended and counts of days past are erased, and others are not", async () => {
    const clinic = given();
    const { codes } = clinic.store;
    const { host, guest, threadId } = await hostAndGuest(clinic);
    const other = await alsoIn(clinic, host, threadId);
    const [then, today] = [NOW - 9 * DAY, Math.floor((NOW - 9 * DAY) / DAY)];
    await codes.eraseEnded(then);
    await codes.put(codeFor(guest, threadId, { endsAt: then }));
    const lives = codeFor(other, threadId, { endsAt: then + 1 });
    await codes.put(lives);
    for (const day of [today - 1, today]) await codes.countWrong(day);
    assert.equal(await codes.eraseEnded(then), 1);
    assert.deepEqual(await codes.living({ threadId }, then), [lives]);
    assert.equal((await codes.tryCode(lives.hash, today - 1, then)).wrongToday, 0);
    assert.equal((await codes.tryCode(lives.hash, today, then)).wrongToday, 1);
  });
}

async function atTheDoor(clinic: Clinic) {
  const { host, guest, threadId } = await hostAndGuest(clinic);
  const code = codeFor(guest, threadId);
  await clinic.store.codes.put(code);
  const admission = await ask(clinic, code.id);
  return { host, guest, threadId, code, admission };
}

async function ask({ store }: Clinic, codeId: CodeId) {
  const [id, hash] = [identifier<AdmissionId>(), `door ${identifier()}`];
  const asked = { id, codeId, hash, name: bytes("sealed name"), now: NOW, endsAt: NOW + 10 };
  await store.codes.ask(asked);
  return asked;
}

function admissionSuite(given: () => Clinic): void {
  test("a host of the thread sees who asks with which code, and lets them in", async () => {
    const clinic = given();
    const { codes } = clinic.store;
    const { host, code, admission } = await atTheDoor(clinic);
    const { id, hash, name } = admission;
    const asking = { id, code, name, askedAt: NOW, endsAt: NOW + 10, admittedAt: undefined };
    assert.deepEqual(await codes.asking(host.id, NOW), [asking]);
    assert.deepEqual(await codes.findAdmission(hash, NOW), asking);
    assert.equal(await codes.admit(id, host.id, NOW + 1), true);
    assert.deepEqual(await codes.asking(host.id, NOW), []);
    assert.deepEqual(await codes.findAdmission(hash, NOW), { ...asking, admittedAt: NOW + 1 });
    assert.deepEqual([await codes.endAdmission(id), await codes.endAdmission(id)], [true, false]);
    assert.equal(await codes.findAdmission(hash, NOW), undefined);
  });

  test("neither a host of other threads nor the guest decides about an admission, nor sees it", async () => {
    const clinic = given();
    const { codes } = clinic.store;
    const { guest, admission } = await atTheDoor(clinic);
    const stranger = await clinic.person();
    for (const { id } of [stranger, guest]) {
      assert.deepEqual(await codes.asking(id, NOW), []);
      assert.equal(await codes.admit(admission.id, id, NOW), false);
      assert.equal(await codes.refuse(admission.id, id), false);
    }
    assert.ok(await codes.findAdmission(admission.hash, NOW));
  });
}

function decidedSuite(given: () => Clinic): void {
  test("who was refused is not there any more, and who was let in cannot be refused", async () => {
    const clinic = given();
    const { codes } = clinic.store;
    const { host, code, admission } = await atTheDoor(clinic);
    const other = await ask(clinic, code.id);
    assert.equal(await codes.refuse(admission.id, host.id), true);
    assert.equal(await codes.findAdmission(admission.hash, NOW), undefined);
    assert.equal(await codes.admit(admission.id, host.id, NOW), false);
    assert.equal(await codes.admit(other.id, host.id, NOW), true);
    assert.equal(await codes.refuse(other.id, host.id), false);
  });
}

function endedAdmissionSuite(given: () => Clinic): void {
  test("an admission ends at its end, and with its code", async () => {
    const clinic = given();
    const { codes } = clinic.store;
    const { host, guest, threadId, admission } = await atTheDoor(clinic);
    assert.equal(await codes.findAdmission(admission.hash, NOW + 10), undefined);
    assert.deepEqual(await codes.asking(host.id, NOW + 10), []);
    assert.equal(await codes.admit(admission.id, host.id, NOW + 10), false);
    await codes.revoke(guest.id, threadId);
    assert.equal(await codes.findAdmission(admission.hash, NOW), undefined);
    assert.equal(await codes.admit(admission.id, host.id, NOW), false);
  });

  test("somebody who asks with a code that never was is asked about with nobody, and waits in vain", async () => {
    const clinic = given();
    const { codes } = clinic.store;
    const { host } = await hostAndGuest(clinic);
    const admission = await ask(clinic, identifier<CodeId>());
    assert.deepEqual(await codes.asking(host.id, NOW), []);
    assert.equal(await codes.findAdmission(admission.hash, NOW), undefined);
  });
}

import assert from "node:assert/strict";
import { test } from "node:test";
import type { PersonId, ThreadId } from "../../domain/identifiers.ts";
import type { Person } from "../../domain/person.ts";
import { type Clinic, NOW, refused, say, sayTimes, seqs } from "./clinic.ts";
import { appoint, codeFor, hostAndGuest, invite, withClinics } from "./guests.ts";
import type { Open } from "./opened.ts";

export function membershipContract(open: Open): void {
  withClinics(
    open,
    "members who come and go",
    joiningSuite,
    comingBackSuite,
    refusedSuite,
    leavingSuite,
    findingSuite,
    activitySuite,
    racesSuite,
    meetingSuite,
  );
}

const FROM_NOW = { seesAfter: undefined, most: 100, now: NOW + 5 };
const FROM_BEFORE = { ...FROM_NOW, seesAfter: 0 };

async function seen(clinic: Clinic, person: Person, threadId: ThreadId): Promise<number[]> {
  const view = await clinic.view(person, threadId);
  return seqs((await clinic.store.messages.page(view, { limit: 99, now: NOW })).messages);
}

function joiningSuite(given: () => Clinic): void {
  test("who is added sees what is said from then on, and nothing from before", async () => {
    const clinic = given();
    const { store } = clinic;
    const { threadId, ofAna } = await clinic.pair();
    await sayTimes(store, ofAna, 2);
    const cy = await clinic.person();
    assert.equal(await store.threads.addMembers(threadId, [cy.id], FROM_NOW), 3);
    assert.deepEqual(await seen(clinic, cy, threadId), []);
    assert.equal(await store.positions.unread(cy.id, NOW), 0);
    await say(store, ofAna);
    assert.deepEqual(await seen(clinic, cy, threadId), [4]);
    assert.equal(await store.positions.unread(cy.id, NOW), 1);
  });

  test("who is added with what was said before sees it, and nothing of it counts as unread", async () => {
    const clinic = given();
    const { store } = clinic;
    const { threadId, ofAna } = await clinic.pair();
    await sayTimes(store, ofAna, 2);
    const cy = await clinic.person();
    await store.threads.addMembers(threadId, [cy.id], FROM_BEFORE);
    assert.deepEqual(await seen(clinic, cy, threadId), [1, 2]);
    assert.equal(await store.positions.unread(cy.id, NOW), 0);
    const di = await clinic.person();
    await store.threads.addMembers(threadId, [di.id], { ...FROM_NOW, seesAfter: 1 });
    assert.deepEqual(await seen(clinic, di, threadId), [2]);
  });
}

function comingBackSuite(given: () => Clinic): void {
  test("who comes back sees what is said from then on, or all if the host wants it", async () => {
    const clinic = given();
    const { store } = clinic;
    const { bo, threadId, ofAna } = await clinic.pair();
    await say(store, ofAna);
    await store.threads.removeMember(threadId, bo.id, NOW);
    await say(store, ofAna);
    await store.threads.addMembers(threadId, [bo.id], FROM_NOW);
    assert.deepEqual(await seen(clinic, bo, threadId), []);
    await store.threads.removeMember(threadId, bo.id, NOW);
    await store.threads.addMembers(threadId, [bo.id], FROM_BEFORE);
    assert.deepEqual(await seen(clinic, bo, threadId), [1, 3]);
    assert.equal(await store.positions.unread(bo.id, NOW), 0);
  });

  test("adding those who are members already changes nothing", async () => {
    const clinic = given();
    const { ana, bo, threadId, ofAna } = await clinic.pair();
    const { threads } = clinic.store;
    assert.equal(await threads.addMembers(threadId, [bo.id, ana.id, bo.id], FROM_NOW), undefined);
    assert.equal((await threads.record(ofAna, NOW)).version, 0);
  });
}

function refusedSuite(given: () => Clinic): void {
  test("nobody of another organisation is added, nor those who were asked for with them", async () => {
    const clinic = given();
    const { threadId, ofAna } = await clinic.pair();
    const { threads } = clinic.store;
    const stranger = await clinic.another().then((other) => other.person());
    const cy = await clinic.person();
    await refused("person-not-found", threads.addMembers(threadId, [cy.id, stranger.id], FROM_NOW));
    const { version, members } = await threads.record(ofAna, NOW);
    assert.deepEqual([version, members.length], [0, 2]);
  });

  test("a thread does not get more members than it may have", async () => {
    const clinic = given();
    const { threadId } = await clinic.pair();
    const { threads } = clinic.store;
    const ids = (await clinic.people(2)).map(({ id }) => id);
    await refused("too-many-members", threads.addMembers(threadId, ids, { ...FROM_NOW, most: 3 }));
    assert.equal(await threads.addMembers(threadId, ids, { ...FROM_NOW, most: 4 }), 1);
    await refused("thread-not-found", threads.addMembers(1 as ThreadId, ids, FROM_NOW));
  });
}

function leavingSuite(given: () => Clinic): void {
  test("who is removed finds the thread no more, and can write nothing more into it", async () => {
    const clinic = given();
    const { store } = clinic;
    const { bo, threadId, ofAna, ofBo } = await clinic.pair();
    await say(store, ofAna);
    assert.equal(await store.threads.removeMember(threadId, bo.id, NOW), 2);
    assert.equal(await store.threads.view(bo.id, threadId), undefined);
    assert.equal(await store.positions.unread(bo.id, NOW), 0);
    await refused("thread-not-found", say(store, ofBo));
    assert.equal(await store.threads.removeMember(threadId, bo.id, NOW), undefined);
    assert.equal(await store.threads.removeMember(threadId, 1 as PersonId, NOW), undefined);
    assert.equal((await store.threads.record(ofAna, NOW)).version, 2);
  });

  test("who is removed from a thread has no link, code or appointment of it any more, but those of others", async () => {
    const clinic = given();
    const { store } = clinic;
    const { host, guest, threadId } = await hostAndGuest(clinic);
    const stays = await clinic.thread(await clinic.person(), guest);
    const appointment = await appoint(clinic, host, threadId, [guest]);
    const links = [
      await invite(clinic, guest, { threadId }),
      await invite(clinic, guest, { threadId: stays }),
    ];
    const codes = [codeFor(guest, threadId), codeFor(guest, stays)];
    for (const code of codes) await store.codes.put(code);
    await store.threads.removeMember(threadId, guest.id, NOW);
    const opened = await Promise.all(links.map(({ id }) => store.invitations.openOn(id, "device", NOW)));
    assert.deepEqual(opened, [false, true]);
    const found = await Promise.all(codes.map(({ hash }) => store.codes.tryCode(hash, 1, NOW)));
    assert.deepEqual(
      found.map(({ code }) => code?.threadId),
      [undefined, stays],
    );
    assert.deepEqual((await store.appointments.find(appointment.id, NOW))?.people, []);
  });
}

/** As somebody who starts a chat with exactly these does; made with this id if there is none. */
function find(clinic: Clinic, threadId: ThreadId, ...people: Person[]) {
  return clinic.store.threads.findOrCreate({
    threadId,
    organisationId: clinic.id,
    members: people.map(({ id }) => id),
    now: NOW,
  });
}

function findingSuite(given: () => Clinic): void {
  test("a thread is found by the members that it has now", async () => {
    const clinic = given();
    const { ana, bo, threadId } = await clinic.pair();
    const cy = await clinic.person();
    const other = 1 + threadId;
    await clinic.store.threads.addMembers(threadId, [cy.id], FROM_NOW);
    assert.deepEqual(await find(clinic, threadId, ana, bo, cy), { threadId, created: false });
    assert.equal((await find(clinic, other as ThreadId, ana, bo)).created, true);
    await clinic.store.threads.removeMember(threadId, bo.id, NOW);
    assert.deepEqual(await find(clinic, threadId, ana, cy), { threadId, created: false });
  });

  test("where another thread has exactly these people already, that one stays the one to find", async () => {
    const clinic = given();
    const { ana, bo, threadId } = await clinic.pair();
    const cy = await clinic.person();
    const three = await clinic.thread(ana, bo, cy);
    await clinic.store.threads.removeMember(three, cy.id, NOW);
    assert.equal((await find(clinic, three, ana, bo)).threadId, threadId);
    await clinic.store.threads.addMembers(three, [cy.id], FROM_NOW);
    assert.deepEqual(await find(clinic, threadId, ana, bo, cy), { threadId: three, created: false });
  });

  test("a thread is not found for those who were in it, even where another one has those who are", async () => {
    const clinic = given();
    const { ana, bo } = await clinic.pair();
    const cy = await clinic.person();
    const three = await clinic.thread(ana, bo, cy);
    await clinic.store.threads.removeMember(three, cy.id, NOW);
    assert.equal((await find(clinic, (three + 1) as ThreadId, ana, bo, cy)).created, true);
  });
}

function activitySuite(given: () => Clinic): void {
  test("a thread that everybody has left is nobody's, and those who left can begin another", async () => {
    const clinic = given();
    const { ana, bo, threadId } = await clinic.pair();
    for (const { id } of [ana, bo]) await clinic.store.threads.removeMember(threadId, id, NOW);
    assert.deepEqual(await clinic.store.threads.members(threadId), []);
    assert.equal((await find(clinic, (threadId - 1) as ThreadId, ana, bo)).created, true);
  });

  test("a thread that somebody was added to moves up in the lists, one that somebody left does not", async () => {
    const clinic = given();
    const { bo, threadId, ofAna } = await clinic.pair();
    const { threads } = clinic.store;
    const activity = async () => (await threads.record(ofAna, NOW)).activityAt;
    await threads.removeMember(threadId, bo.id, NOW + 3);
    assert.equal(await activity(), NOW);
    await threads.addMembers(threadId, [bo.id], FROM_NOW);
    assert.equal(await activity(), FROM_NOW.now);
  });
}

function racesSuite(given: () => Clinic): void {
  test("of two who add the same person at once, on two nodes, one does, and the version is raised once", async () => {
    const clinic = given();
    const { threadId, ofAna } = await clinic.pair();
    const stores = [clinic.store, await clinic.opened.another()];
    const cy = await clinic.person();
    const added = await Promise.all(
      Array.from({ length: 6 }, (_, n) => stores[n % 2]?.threads.addMembers(threadId, [cy.id], FROM_NOW)),
    );
    assert.deepEqual(
      added.filter((version) => version !== undefined),
      [1],
    );
    assert.equal((await clinic.store.threads.record(ofAna, NOW)).version, 1);
  });

  test("when two nodes change the members at once, the thread is found by those who are in it in the end", async () => {
    const clinic = given();
    const { ana, bo, threadId } = await clinic.pair();
    const node = await clinic.opened.another();
    const [cy, di] = [await clinic.person(), await clinic.person()];
    await Promise.all([
      clinic.store.threads.addMembers(threadId, [cy.id], FROM_NOW),
      node.threads.addMembers(threadId, [di.id], FROM_NOW),
      node.threads.removeMember(threadId, bo.id, NOW),
      say(clinic.store, await clinic.view(ana, threadId)),
    ]);
    const members = [ana.id, cy.id, di.id];
    const anew = { threadId, organisationId: clinic.id, members, now: NOW };
    assert.deepEqual(await node.threads.findOrCreate(anew), { threadId, created: false });
    assert.equal((await node.threads.record(await clinic.view(ana, threadId), NOW)).version, 4);
  });
}

function meetingSuite(given: () => Clinic): void {
  test("two threads that come to have the same people at once, on two nodes, both go on", async () => {
    const clinic = given();
    const [ana, bo, cy, di] = await clinic.people(4);
    assert.ok(ana && bo && cy && di);
    const [one, two] = [await clinic.thread(ana, bo, cy), await clinic.thread(ana, bo, di)];
    const node = await clinic.opened.another();
    await Promise.all([
      clinic.store.threads.removeMember(one, cy.id, NOW),
      node.threads.removeMember(two, di.id, NOW),
    ]);
    const members = [ana.id, bo.id];
    const anew = { threadId: one, organisationId: clinic.id, members, now: NOW };
    assert.ok([one, two].includes((await node.threads.findOrCreate(anew)).threadId));
  });
}

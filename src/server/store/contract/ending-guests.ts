import assert from "node:assert/strict";
import { test } from "node:test";
import type { ThreadId } from "../../domain/identifiers.ts";
import type { Person } from "../../domain/person.ts";
import { type Clinic, DAY, NOW, refused, removeOne, say } from "./clinic.ts";
import { appoint, codeFor, hostAndGuest, invite, letterTo, signIn, withClinics } from "./guests.ts";
import type { Open } from "./opened.ts";

export function endingGuestsContract(open: Open): void {
  withClinics(
    open,
    "the end of a contact",
    removingSuite,
    nothingMoreSuite,
    keptBySeveralSuite,
    namesSuite,
    accessSuite,
  );
}

/** Everything that can let a guest in or reach them. */
async function admitFully(clinic: Clinic, host: Person, guest: Person, threadId: ThreadId) {
  const { store } = clinic;
  const appointment = await appoint(clinic, host, threadId, [guest]);
  const invitation = await invite(clinic, guest);
  const code = codeFor(guest, threadId);
  const letter = letterTo(guest, { invitationId: invitation.id });
  await store.codes.put(code);
  await store.letters.put(letter);
  return { session: await signIn(clinic, guest), invitation, code, letter, appointment };
}

function removingSuite(given: () => Clinic): void {
  test("when the last host deletes a contact, the guest is out of every thread and signed out", async () => {
    const clinic = given();
    const { store } = clinic;
    const { host, guest, threadId } = await hostAndGuest(clinic);
    const elsewhere = await clinic.thread(await clinic.person(), guest);
    const session = await signIn(clinic, guest);
    const ended = await store.contacts.remove(host.id, guest.id, NOW);
    assert.deepEqual(new Set(ended.threads), new Set([threadId, elsewhere]));
    assert.deepEqual(ended.sessions, [session.id]);
    assert.equal(await store.threads.view(guest.id, threadId), undefined);
    assert.deepEqual(await store.threads.threadsOf(guest.id), []);
    assert.equal(await store.sessions.find(session.hash, NOW), undefined);
    assert.equal((await store.threads.record(await clinic.view(host, threadId), NOW)).version, 1);
  });

  test("nothing lets a deleted guest in or reaches them, and nothing of the details is kept", async () => {
    const clinic = given();
    const { store } = clinic;
    const { host, guest, threadId } = await hostAndGuest(clinic);
    const had = await admitFully(clinic, host, guest, threadId);
    await store.contacts.remove(host.id, guest.id, NOW);
    assert.equal(await store.invitations.find(had.invitation.hash), undefined);
    assert.equal(await store.invitations.openOn(had.invitation.id, "device", NOW), false);
    assert.equal((await store.codes.tryCode(had.code.hash, 1, NOW)).code, undefined);
    assert.equal(await store.letters.handOver(had.letter.id), false);
    assert.deepEqual((await store.appointments.find(had.appointment.id, NOW))?.people, []);
    assert.equal(await store.contacts.find(guest.id), undefined);
    assert.deepEqual(await store.contacts.keptBy(host.id), []);
    assert.equal(await store.people.byId(guest.id), undefined);
  });
}

function nothingMoreSuite(given: () => Clinic): void {
  test("a deleted guest comes into no thread, and gets no code", async () => {
    const clinic = given();
    const { threads, contacts, codes } = clinic.store;
    const { host, guest, threadId } = await hostAndGuest(clinic);
    await contacts.remove(host.id, guest.id, NOW);
    const members = [host.id, guest.id];
    const anew = { threadId: 1 as ThreadId, organisationId: clinic.id, members, now: NOW };
    await refused("person-not-found", threads.findOrCreate(anew));
    const how = { seesAfter: undefined, most: 9, now: NOW };
    await refused("person-not-found", threads.addMembers(threadId, [guest.id], how));
    await refused("person-not-found", codes.put(codeFor(guest, threadId)));
  });

  test("deleting somebody with an account, or somebody else's contact, changes nothing", async () => {
    const clinic = given();
    const { contacts, threads } = clinic.store;
    const { host, guest, threadId } = await hostAndGuest(clinic);
    const other = await clinic.person();
    for (const id of [other.id, host.id]) {
      assert.deepEqual(await contacts.remove(other.id, id, NOW), { threads: [], sessions: [] });
    }
    assert.deepEqual(await contacts.remove(other.id, guest.id, NOW), { threads: [], sessions: [] });
    assert.deepEqual(await threads.threadsOf(guest.id), [threadId]);
  });

  test("a letter that was being handed over when its person was deleted is not sent again, and erased", async () => {
    const clinic = given();
    const { contacts, letters } = clinic.store;
    const { host, guest } = await hostAndGuest(clinic);
    const letter = letterTo(guest);
    await letters.put(letter);
    await letters.handOver(letter.id);
    await contacts.remove(host.id, guest.id, NOW);
    await letters.again(letter.id, NOW, "unreachable");
    assert.deepEqual(await letters.due(NOW, 9), []);
    assert.equal(await letters.handOver(letter.id), false);
    assert.equal(await letters.eraseEnded(0), 1);
  });
}

function keptBySeveralSuite(given: () => Clinic): void {
  test("while another host keeps the contact, one who deletes it loses them from their own threads only", async () => {
    const clinic = given();
    const { contacts, threads, sessions, invitations } = clinic.store;
    const { host, guest, threadId } = await hostAndGuest(clinic);
    const other = await clinic.person();
    await contacts.keep(other.id, guest.id);
    const others = await clinic.thread(other, guest);
    const [here, there] = [
      await invite(clinic, guest, { threadId }),
      await invite(clinic, guest, { threadId: others }),
    ];
    const session = await signIn(clinic, guest);
    assert.deepEqual(await contacts.remove(host.id, guest.id, NOW), { threads: [threadId], sessions: [] });
    assert.deepEqual(await threads.threadsOf(guest.id), [others]);
    assert.ok(await sessions.find(session.hash, NOW));
    assert.equal(await contacts.findKept(host.id, guest.id), undefined);
    assert.ok(await contacts.findKept(other.id, guest.id));
    assert.equal(await invitations.openOn(here.id, "device", NOW), false);
    assert.equal(await invitations.openOn(there.id, "device", NOW), true);
  });

  test("of two hosts who delete it at once, on two nodes, the last one ends the guest", async () => {
    const clinic = given();
    const node = await clinic.opened.another();
    const { host, guest } = await hostAndGuest(clinic);
    const other = await clinic.person();
    await clinic.store.contacts.keep(other.id, guest.id);
    const session = await signIn(clinic, guest);
    const ended = await Promise.all([
      clinic.store.contacts.remove(host.id, guest.id, NOW),
      node.contacts.remove(other.id, guest.id, NOW),
    ]);
    assert.deepEqual(
      ended.flatMap(({ sessions }) => sessions),
      [session.id],
    );
    assert.equal(await node.people.byId(guest.id), undefined);
  });
}

function namesSuite(given: () => Clinic): void {
  async function nameIn(clinic: Clinic, host: Person, threadId: ThreadId, guest: Person) {
    const { members } = await clinic.store.threads.record(await clinic.view(host, threadId), NOW);
    return members.find(({ personId }) => personId === guest.id)?.sealedName;
  }

  test("the name of a deleted guest stands beside what they wrote, and is erased when the last of it is gone", async () => {
    const clinic = given();
    const { contacts } = clinic.store;
    const { host, guest, threadId } = await hostAndGuest(clinic);
    const view = await clinic.view(guest, threadId);
    await say(clinic.store, view, { expiresAt: NOW + DAY });
    await removeOne(clinic.store, view, (await say(clinic.store, view, { expiresAt: NOW + 2 * DAY })).seq);
    await contacts.remove(host.id, guest.id, NOW);
    await contacts.eraseNames(NOW + DAY - 1);
    assert.ok(await nameIn(clinic, host, threadId, guest));
    assert.equal(await contacts.eraseNames(NOW + DAY), 1);
    assert.equal(await nameIn(clinic, host, threadId, guest), undefined);
    assert.equal(await contacts.eraseNames(NOW + DAY), 0);
  });

  test("the name of a guest who is there stays, whether or not they wrote", async () => {
    const clinic = given();
    const { host, guest, threadId } = await hostAndGuest(clinic);
    await clinic.store.contacts.eraseNames(NOW + 9 * DAY);
    assert.ok(await nameIn(clinic, host, threadId, guest));
  });
}

function accessSuite(given: () => Clinic): void {
  test("when a guest's access ends, sessions, links and codes do, and no letter leaves any more", async () => {
    const clinic = given();
    const { store } = clinic;
    const { guest, host, threadId } = await hostAndGuest(clinic);
    const [session, hosts] = [await signIn(clinic, guest), await signIn(clinic, host)];
    const link = await invite(clinic, guest, { threadId });
    const code = codeFor(guest, threadId);
    await store.codes.put(code);
    const letters = [letterTo(guest, { invitationId: link.id }), letterTo(guest, { invitationId: link.id })];
    const [waiting, lost] = letters.map(({ id }) => id);
    assert.ok(waiting && lost);
    for (const letter of letters) await store.letters.put(letter);
    await store.letters.undelivered(lost, NOW, "address-refused");
    assert.deepEqual(await store.contacts.endAccess(guest.id, NOW), [session.id]);
    assert.equal(await store.sessions.find(session.hash, NOW), undefined);
    assert.equal(await store.invitations.openOn(link.id, "phone", NOW), false);
    assert.equal((await store.codes.tryCode(code.hash, 1, NOW)).code, undefined);
    assert.equal(await store.letters.handOver(waiting), false);
    assert.equal(await store.letters.retry(lost, clinic.id, NOW), false);
    assert.deepEqual(await store.contacts.endAccess(host.id, NOW), []);
    assert.ok(await store.sessions.find(hosts.hash, NOW));
  });

  test("when a guest's devices are signed out, links end that have been sent, and one that waits does not", async () => {
    const clinic = given();
    const { store } = clinic;
    const { guest, threadId } = await hostAndGuest(clinic);
    const session = await signIn(clinic, guest);
    const [sent, waits] = [await invite(clinic, guest), await invite(clinic, guest)];
    const code = codeFor(guest, threadId);
    await store.codes.put(code);
    await store.letters.put(letterTo(guest, { invitationId: waits.id }));
    assert.deepEqual(await store.contacts.endDevices(guest.id, NOW), [session.id]);
    assert.equal(await store.sessions.find(session.hash, NOW), undefined);
    assert.equal(await store.invitations.openOn(sent.id, "phone", NOW), false);
    assert.equal(await store.invitations.openOn(waits.id, "phone", NOW), true);
    assert.equal((await store.codes.tryCode(code.hash, 1, NOW)).code?.id, code.id);
  });
}

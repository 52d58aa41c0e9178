import assert from "node:assert/strict";
import { test } from "node:test";
import { type Clinic, DAY, NOW, refused, say, seqs } from "./clinic.ts";
import { appoint, codeFor, guestOf, hostAndGuest, invite, letterTo, signIn, withClinics } from "./guests.ts";
import type { Open } from "./opened.ts";
import { accept, begin, LIMIT, send } from "./upload-steps.ts";

export function mergingContactsContract(open: Open): void {
  withClinics(
    open,
    "merging two contacts",
    threadsSuite,
    bothSuite,
    authorSuite,
    accessSuite,
    uploadsSuite,
    waitingSuite,
    choiceSuite,
  );
}

async function twoOfAHost(clinic: Clinic) {
  const { host, guest: from, threadId } = await hostAndGuest(clinic);
  return { host, from, into: await guestOf(clinic, host), threadId };
}

function threadsSuite(given: () => Clinic): void {
  test("who stays comes into the chats of who goes, and stands there where the other one stood", async () => {
    const clinic = given();
    const { store } = clinic;
    const { host, from, into, threadId } = await twoOfAHost(clinic);
    const view = await clinic.view(host, threadId);
    await say(store, view);
    await say(store, view);
    await store.positions.advance(from.id, threadId, { read: 1 }, NOW);
    const session = await signIn(clinic, from);
    const ended = await store.contacts.merge(from.id, into.id, NOW);
    assert.deepEqual(ended, { threads: [threadId], sessions: [session.id] });
    assert.equal(await store.threads.view(from.id, threadId), undefined);
    assert.equal(await store.positions.unread(into.id, NOW), 1);
    const page = await store.messages.page(await clinic.view(into, threadId), { limit: 9, now: NOW });
    assert.deepEqual([page.version, seqs(page.messages)], [3, [1, 2]]);
    assert.equal(await store.people.byId(from.id), undefined);
    assert.equal(await store.contacts.find(from.id), undefined);
  });

  test("the chat is found again for the people who are now in it", async () => {
    const clinic = given();
    const { contacts, threads } = clinic.store;
    const { host, from, into, threadId } = await twoOfAHost(clinic);
    await contacts.merge(from.id, into.id, NOW);
    const members = [host.id, into.id];
    const anew = { threadId, organisationId: clinic.id, members, now: NOW };
    assert.deepEqual(await threads.findOrCreate(anew), { threadId, created: false });
  });
}

function bothSuite(given: () => Clinic): void {
  test("where both had a chat with the host both chats stay, and the one of who stays is the one to find", async () => {
    const clinic = given();
    const { contacts, threads } = clinic.store;
    const { host, from, into, threadId } = await twoOfAHost(clinic);
    const own = await clinic.thread(host, into);
    await contacts.merge(from.id, into.id, NOW);
    assert.deepEqual(new Set(await threads.threadsOf(into.id)), new Set([threadId, own]));
    const members = [host.id, into.id];
    const anew = { threadId, organisationId: clinic.id, members, now: NOW };
    assert.equal((await threads.findOrCreate(anew)).threadId, own);
  });

  test("who is in the same chat already keeps what they may see and have read", async () => {
    const clinic = given();
    const { store } = clinic;
    const { host, from, into } = await twoOfAHost(clinic);
    const both = await clinic.thread(host, from, into);
    for (let n = 0; n < 3; n += 1) await say(store, await clinic.view(host, both));
    await store.positions.advance(from.id, both, { read: 1 }, NOW);
    await store.positions.advance(into.id, both, { read: 2 }, NOW);
    await store.contacts.merge(from.id, into.id, NOW);
    assert.equal(await store.positions.unread(into.id, NOW), 1);
    const members = [host.id, into.id].sort((one, other) => one - other);
    assert.deepEqual(await store.threads.members(both), members);
  });
}

function authorSuite(given: () => Clinic): void {
  test("messages keep their author, whose name stays for as long as they live", async () => {
    const clinic = given();
    const { store } = clinic;
    const { host, from, into, threadId } = await twoOfAHost(clinic);
    await say(store, await clinic.view(from, threadId), { expiresAt: NOW + DAY });
    await store.contacts.merge(from.id, into.id, NOW);
    const view = await clinic.view(host, threadId);
    const record = await store.threads.record(view, NOW);
    assert.equal(record.last?.authorId, from.id);
    assert.ok(record.members.find(({ personId }) => personId === from.id)?.sealedName);
    await store.contacts.eraseNames(NOW + DAY);
    const { members } = await store.threads.record(view, NOW);
    assert.equal(members.find(({ personId }) => personId === from.id)?.sealedName, undefined);
  });
}

function accessSuite(given: () => Clinic): void {
  test("sessions, links, codes, letters, appointments and keepers of who goes are those of who stays", async () => {
    const clinic = given();
    const { store } = clinic;
    const { host, from, into, threadId } = await twoOfAHost(clinic);
    const other = await clinic.person();
    await store.contacts.keep(other.id, from.id);
    const appointment = await appoint(clinic, host, threadId, [from]);
    const invitation = await invite(clinic, from, { threadId });
    const [code, letter] = [codeFor(from, threadId), letterTo(from, { invitationId: invitation.id })];
    await store.codes.put(code);
    await store.letters.put(letter);
    const session = await signIn(clinic, from);
    await store.contacts.merge(from.id, into.id, NOW);
    assert.equal((await store.sessions.find(session.hash, NOW))?.person.id, into.id);
    assert.equal((await store.invitations.find(invitation.hash))?.personId, into.id);
    assert.equal((await store.codes.tryCode(code.hash, 1, NOW)).code?.personId, into.id);
    const due = (await store.letters.due(NOW, 99)).find(({ id }) => id === letter.id);
    assert.equal(due?.personId, into.id);
    const [comes, ...more] = (await store.appointments.find(appointment.id, NOW))?.people ?? [];
    assert.deepEqual([comes?.personId, more], [into.id, []]);
    assert.deepEqual(
      (await store.contacts.keptBy(other.id)).map(({ id }) => id),
      [into.id],
    );
  });
}

function uploadsSuite(given: () => Clinic): void {
  test("an upload of who goes is gone on with by who stays, becomes their message, and counts for their day", async () => {
    const clinic = given();
    const { contacts, uploads } = clinic.store;
    const { from, into, threadId } = await twoOfAHost(clinic);
    const upload = await begin(clinic.store, await clinic.view(from, threadId), { size: 300 });
    await uploads.confirm(upload.id, 100, NOW);
    await begin(clinic.store, await clinic.view(into, await clinic.thread(from, into)), { size: 200 });
    await contacts.merge(from.id, into.id, NOW);
    assert.equal(await uploads.find(from.id, upload.id, NOW), undefined);
    assert.equal((await uploads.find(into.id, upload.id, NOW))?.received, 100);
    assert.equal((await uploads.left(into.id, LIMIT)).left, LIMIT.bytes - 500);
    await uploads.confirm(upload.id, 300, NOW);
    const view = await clinic.view(into, threadId);
    const { seq } = await accept(clinic.store, view, upload);
    const [message] = (await clinic.store.messages.page(view, { limit: 9, now: NOW })).messages;
    assert.deepEqual([message?.seq, message?.authorId], [seq, into.id]);
  });

  test("that a file was sent is found by who stays, and its message keeps its author", async () => {
    const clinic = given();
    const { contacts, uploads } = clinic.store;
    const { from, into, threadId } = await twoOfAHost(clinic);
    const { id } = await send(clinic.store, await clinic.view(from, threadId));
    await contacts.merge(from.id, into.id, NOW);
    assert.equal((await uploads.find(into.id, id, NOW))?.state, "sent");
    const view = await clinic.view(into, threadId);
    const [message] = (await clinic.store.messages.page(view, { limit: 9, now: NOW })).messages;
    assert.equal(message?.authorId, from.id);
  });
}

function waitingSuite(given: () => Clinic): void {
  test("who waited as the one who goes does not wait as the one who stays until they say so", async () => {
    const clinic = given();
    const { appointments, contacts } = clinic.store;
    const { host, from, into, threadId } = await twoOfAHost(clinic);
    const { id } = await appoint(clinic, host, threadId, [from]);
    await appointments.setWaiting(id, from.id, NOW);
    await contacts.merge(from.id, into.id, NOW);
    const [person] = (await appointments.find(id, NOW))?.people ?? [];
    assert.deepEqual([person?.personId, person?.waitingSince], [into.id, undefined]);
  });
}

function choiceSuite(given: () => Clinic): void {
  test("what who stays has chosen about notifications stays, else what the other one chose holds", async () => {
    const clinic = given();
    const { notifications, contacts } = clinic.store;
    const { host, from, into } = await twoOfAHost(clinic);
    const third = await guestOf(clinic, host);
    await notifications.keepDeviceZone(into.id, "America/Chicago");
    const chosen = { quiet: undefined, timeZone: undefined, mobile: undefined };
    await notifications.save(from.id, { ...chosen, channel: "none" });
    await contacts.merge(from.id, into.id, NOW);
    assert.equal((await notifications.settings(into.id)).channel, "none");
    await notifications.save(third.id, { ...chosen, channel: "email" });
    await contacts.merge(third.id, into.id, NOW);
    assert.equal((await notifications.settings(into.id)).channel, "none");
  });

  test("nobody is merged with themselves, with an account, or across organisations", async () => {
    const clinic = given();
    const { contacts } = clinic.store;
    const { host, from, into } = await twoOfAHost(clinic);
    const other = await clinic.another();
    const stranger = await guestOf(other, await other.person());
    for (const [one, two] of [
      [from, from],
      [from, host],
      [host, from],
      [from, stranger],
    ] as const) {
      await refused("contact-not-found", contacts.merge(one.id, two.id, NOW));
    }
    await contacts.merge(from.id, into.id, NOW);
    await refused("contact-not-found", contacts.merge(from.id, into.id, NOW));
  });
}

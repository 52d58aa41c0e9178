import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { PersonId, ThreadId } from "../../src/server/domain/identifiers.ts";
import type { Person } from "../../src/server/domain/person.ts";
import { keepContact, madeUpMobile } from "../harness/contacts.ts";
import { guestCookieOf } from "../harness/guest-cookie.ts";
import { openClinic } from "../harness/open-clinic.ts";
import { Page } from "../harness/page.ts";

/** A host and a guest of theirs, both connected, in one chat. */
async function openChat(t: TestContext) {
  const house = await openClinic(t);
  const host = await house.setUp();
  const guest = await keepContact(house, host, "Gale Example", { mobile: madeUpMobile() });
  const threadId = await house.threadOf(host, guest);
  const hostPage = await Page.arrive(house.url, await house.cookieOf(host));
  const guestCookie = await guestCookieOf(house, guest);
  const guestPage = await Page.arrive(house.url, guestCookie);
  return { house, host, guest, threadId, hostPage, guestPage, guestCookie };
}

test("a guest is welcomed as one, under their name, and so are those with whom they chat", async (t) => {
  const { host, guest, threadId, hostPage, guestPage } = await openChat(t);
  const { me, threads } = guestPage.welcome;
  assert.deepEqual(me, { id: guest.id, name: "Gale Example", email: "", roles: [], guest: true });
  for (const [thread] of [threads, hostPage.welcome.threads]) {
    assert.equal(thread?.id, threadId);
    const named = thread?.members.map(({ id, name, guest: isGuest }) => [id, name, isGuest]);
    const expected = [
      [guest.id, "Gale Example", true],
      [host.id, host.name, false],
    ];
    assert.deepEqual(named?.toSorted(), expected.toSorted());
  }
});

test("who is taken out of a chat is told at once, and hears no more of it", async (t) => {
  const { house, host, guest, threadId, hostPage, guestPage } = await openChat(t);
  await house.deeds.removeMember(host, threadId, guest.id);
  assert.equal((await guestPage.hear("left")).threadId, threadId);
  const { thread } = await hostPage.hear("thread");
  assert.equal(thread.members.find(({ id }) => id === guest.id)?.left, true);
  await hostPage.post(threadId, "Only among ourselves");
  await hostPage.roundTrip();
  await guestPage.roundTrip();
  assert.ok(!guestPage.heard.some(({ type }) => type === "posted"));
  await assert.rejects(guestPage.post(threadId, "Am I still here?"), /thread-not-found/);
});

test("who is taken out while the others are still told of an earlier change hears no more of it", async (t) => {
  const { house, host, guest, threadId, hostPage, guestPage } = await openChat(t);
  const added = await keepContact(house, host, "Hale Example", { mobile: madeUpMobile() });
  const { describeMembership } = house.deeds;
  const { members, thread } = describeMembership;
  const guestLast = async (id: ThreadId) =>
    (await members(id)).toSorted((one, other) => Number(one === guest.id) - Number(other === guest.id));
  t.mock.method(describeMembership, "members", guestLast);
  let removing = false;
  t.mock.method(describeMembership, "thread", async (person: Person, id: ThreadId) => {
    if (!removing) {
      removing = true;
      await house.deeds.removeMember(host, threadId, guest.id);
      await members(id);
      await hostPage.roundTrip();
    }
    return thread(person, id);
  });
  await house.deeds.addMembers(host, threadId, { people: [added.id], fromBefore: false });
  await guestPage.hear("left");
  await hostPage.hear("thread", ({ thread }) =>
    thread.members.some(({ id, left }) => id === guest.id && left),
  );
  await hostPage.post(threadId, "Only among ourselves");
  await hostPage.roundTrip();
  await guestPage.roundTrip();
  assert.deepEqual(
    guestPage.heard.filter(({ type }) => type === "posted" || type === "thread"),
    [],
  );
});

test("who is taken out while their page arrives hears no more of it", async (t) => {
  const { house, host, guest, threadId, hostPage, guestCookie } = await openChat(t);
  const { threads } = house.clinic.ports;
  const { threadsOf } = threads;
  let asked = false;
  t.mock.method(threads, "threadsOf", async (personId: PersonId) => {
    const found = await threadsOf(personId);
    if (personId !== guest.id || asked) return found;
    asked = true;
    await house.deeds.removeMember(host, threadId, guest.id);
    await hostPage.hear("thread");
    return found;
  });
  const late = await Page.arrive(house.url, guestCookie);
  await hostPage.post(threadId, "Only among ourselves");
  await hostPage.roundTrip();
  await late.roundTrip();
  assert.ok(asked && !late.heard.some(({ type }) => type === "posted"));
});

test("who is brought into a chat has it at once, with what is said from then on", async (t) => {
  const { house, host, threadId, hostPage } = await openChat(t);
  const added = await keepContact(house, host, "Hale Example", { mobile: madeUpMobile() });
  const page = await Page.arrive(house.url, await guestCookieOf(house, added));
  await hostPage.post(threadId, "Before");
  await house.deeds.addMembers(host, threadId, { people: [added.id], fromBefore: false });
  const { thread, online } = await page.hear("thread");
  assert.deepEqual([thread.id, thread.last, thread.unread], [threadId, null, []]);
  assert.ok(online.includes(host.id) && online.includes(added.id));
  await hostPage.post(threadId, "Welcome");
  assert.equal((await page.hear("posted")).message.text, "Welcome");
});

test("a contact who is deleted is out at once: their sockets close, and none opens again", async (t) => {
  const { house, host, guest, guestPage, guestCookie } = await openChat(t);
  await house.deeds.deleteContact(host, guest.id);
  assert.equal(await guestPage.closed, 4401);
  const again = await Page.open(house.url, { cookie: guestCookie });
  again.sayHello();
  assert.equal(await again.closed, 4401);
});

import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import {
  codeOf,
  HOUR,
  hostOf,
  idsIn,
  keep,
  MAYAS_MOBILE,
  MILO,
  MILOS_MOBILE,
  MINUTE,
  openLink,
  say,
  startChat,
  textsIn,
  visit,
} from "../../../test/harness/guest-visit.ts";
import {
  BEHIND_A_PROXY,
  browserOf,
  type HttpBrowser,
  secretTo,
  sentTo,
} from "../../../test/harness/http-browser.ts";
import { type HttpClinic, openHttpClinic } from "../../../test/harness/http-clinic.ts";
import type { OrganisationId } from "../domain/identifiers.ts";
import type { Announcement } from "../ports/announcements.ts";

let clinic: HttpClinic;
let here: OrganisationId;
let ada: HttpBrowser;
let maya: number;
let threadId: number;
let phone: HttpBrowser;

const add = (by: HttpBrowser, people: number[], fromBefore = false) =>
  by.ask("POST", `/api/threads/${threadId}/members`, { body: { people, fromBefore } });
const remove = (by: HttpBrowser, who: number) => by.ask("DELETE", `/api/threads/${threadId}/members/${who}`);
async function toldDuring(deed: () => Promise<unknown>): Promise<Announcement[]> {
  const told: Announcement[] = [];
  const stop = clinic.ports.announcements.subscribe((announcement) => told.push(announcement));
  await deed();
  stop();
  return told;
}

before(async () => {
  clinic = await openHttpClinic(BEHIND_A_PROXY);
});
after(() => clinic.close());
beforeEach(async () => {
  ({ here, ada, maya, threadId, phone } = await visit(clinic));
});

describe("adding members", () => {
  test("who is added sees what is said from then on, and nothing from before", async () => {
    await say(ada, threadId, "Before");
    const milo = await keep(ada, MILO);
    const told = await toldDuring(async () => assert.equal((await add(ada, [milo])).status, 204));
    assert.deepEqual(
      told.map((one) => one.kind === "members" && one.threadId),
      [threadId],
    );
    await openLink(phone, await secretTo(clinic, MILOS_MOBILE));
    assert.deepEqual(await textsIn(phone, threadId), []);
    await say(ada, threadId, "After");
    assert.deepEqual(await textsIn(phone, threadId), ["After"]);
    assert.deepEqual((await phone.ask("GET", "/api/unread")).json, { unread: 1 });
  });

  test("with the host's tick they see what was said before, too", async () => {
    await say(ada, threadId, "Before");
    const milo = await keep(ada, MILO);
    await add(ada, [milo], true);
    await openLink(phone, await secretTo(clinic, MILOS_MOBILE));
    assert.deepEqual(await textsIn(phone, threadId), ["Before"]);
  });

  test("a guest who is added and is not here is sent a link, one", async () => {
    const milo = await keep(ada, MILO);
    const before = (await sentTo(clinic, MILOS_MOBILE)).length;
    await add(ada, [milo]);
    assert.equal((await sentTo(clinic, MILOS_MOBILE)).length, before + 1);
    await add(ada, [milo]);
    assert.equal((await sentTo(clinic, MILOS_MOBILE)).length, before + 1);
  });

  test("people of the own organisation and own contacts are added, and nobody else", async () => {
    const colleague = await clinic.addPerson(here, `Cleo ${here}`, ["participant"]);
    assert.equal((await add(ada, [colleague.id])).status, 204);
    const ben = await hostOf(clinic, here, "Ben Birch");
    const bens = await keep(ben, MILO);
    const elsewhere = clinic.addOrganisation("Hilltop Clinic");
    const stranger = await clinic.addPerson(elsewhere, `Stranger ${here}`, ["participant"]);
    for (const who of [bens, stranger.id, 12_345]) {
      assert.deepEqual(codeOf(await add(ada, [who])), [404, "person-not-found"]);
      const refused = await ada.ask("POST", "/api/threads", { body: { people: [who] } });
      assert.deepEqual(codeOf(refused), [404, "person-not-found"]);
    }
    assert.deepEqual(codeOf(await add(ada, [])), [422, "nobody-chosen"]);
  });

  test("a host who is not in the chat may not add anybody to it", async () => {
    const ben = await hostOf(clinic, here, "Ben Birch");
    assert.deepEqual(codeOf(await add(ben, [await keep(ben, MILO)])), [404, "thread-not-found"]);
    assert.deepEqual(codeOf(await remove(ben, maya)), [404, "thread-not-found"]);
    const listed = await ben.ask("GET", `/api/threads/${threadId}/participants`);
    assert.deepEqual(codeOf(listed), [404, "thread-not-found"]);
  });

  test("more people than a chat holds are refused", async () => {
    const many = Array.from({ length: 99 }, (_, index) => index + 1);
    assert.equal((await add(ada, many)).json.code, "person-not-found");
    const all = await Promise.all(
      Array.from({ length: 99 }, (_, index) =>
        clinic.addPerson(here, `Quin${index} ${here}`, ["participant"]),
      ),
    );
    assert.deepEqual(
      codeOf(
        await add(
          ada,
          all.map(({ id }) => id),
        ),
      ),
      [422, "too-many-members"],
    );
  });

  test("more people than any chat holds are refused before anybody is looked up", async () => {
    const people = Array.from({ length: 101 }, (_, index) => index + 1);
    for (const refused of [
      await add(ada, people),
      await ada.ask("POST", "/api/appointments", { body: { startsAt: null, people } }),
    ])
      assert.deepEqual(codeOf(refused), [422, "too-many-members"]);
  });
});

describe("removing members", () => {
  beforeEach(async () => {
    await openLink(phone, await secretTo(clinic, MAYAS_MOBILE));
  });

  test("who is removed has the chat no more, and the others are told", async () => {
    const told = await toldDuring(async () => assert.equal((await remove(ada, maya)).status, 204));
    assert.deepEqual(
      told.map(({ kind }) => kind),
      ["members"],
    );
    assert.deepEqual(idsIn(await phone.ask("GET", "/api/threads")), []);
    assert.deepEqual(codeOf(await say(phone, threadId, "Still here?")), [404, "thread-not-found"]);
    assert.deepEqual(codeOf(await remove(ada, maya)), [404, "member-not-found"]);
  });

  test("their link and their code to it open nothing more", async () => {
    const { code } = (await ada.ask("POST", `/api/threads/${threadId}/members/${maya}/code`)).json;
    const secret = await secretTo(clinic, MAYAS_MOBILE);
    await remove(ada, maya);
    assert.deepEqual(codeOf(await openLink(phone, secret)), [410, "link-ended"]);
    assert.equal((await phone.ask("POST", "/api/join", { body: { code } })).json.code, "code-wrong");
  });

  test("who is added again sees nothing from before either, unless the host ticks it", async () => {
    await say(ada, threadId, "First");
    await remove(ada, maya);
    await say(ada, threadId, "Without Maya");
    await add(ada, [maya]);
    assert.deepEqual(await textsIn(phone, threadId), []);
    await remove(ada, maya);
    await add(ada, [maya], true);
    assert.deepEqual(await textsIn(phone, threadId), ["First", "Without Maya"]);
  });

  test("a host leaves a chat themselves", async () => {
    const { people } = (await ada.ask("POST", "/api/people/find", { body: { query: "nobody" } })).json;
    assert.deepEqual(people, []);
    const { threads } = (await ada.ask("GET", "/api/threads")).json;
    const own = threads[0].members.find(({ id }: { id: number }) => id !== maya).id;
    assert.equal((await remove(ada, own)).status, 204);
    assert.deepEqual(idsIn(await ada.ask("GET", "/api/threads")), []);
    assert.deepEqual(idsIn(await phone.ask("GET", "/api/threads")), [threadId]);
  });
});

describe("how participants are reached", () => {
  const participants = async () =>
    (await ada.ask("GET", `/api/threads/${threadId}/participants`)).json.participants;
  const mayas = async () => (await participants()).find(({ id }: { id: number }) => id === maya);

  test("a host sees by which way, the number and address in part, the link and the code", async () => {
    await secretTo(clinic, MAYAS_MOBILE);
    const sentAt = clinic.time.now;
    clinic.time.now += MINUTE;
    const code = (await ada.ask("POST", `/api/threads/${threadId}/members/${maya}/code`)).json;
    assert.match(code.code, /^\d{9}$/);
    assert.equal(code.endsAt, clinic.time.now + 24 * HOUR);
    assert.deepEqual(await mayas(), {
      id: maya,
      guest: true,
      channel: "sms",
      lastFour: "0142",
      emailShown: "may…",
      optedOut: false,
      invitation: { state: "sent", at: sentAt },
      code,
    });
  });

  test("a link that was opened, and a code that was taken back, are shown so", async () => {
    await openLink(phone, await secretTo(clinic, MAYAS_MOBILE));
    const path = `/api/threads/${threadId}/members/${maya}/code`;
    await ada.ask("POST", path);
    assert.equal((await ada.ask("DELETE", path)).status, 204);
    const { invitation, code } = await mayas();
    assert.deepEqual([invitation.state, code], ["opened", null]);
  });

  test("of a colleague no number and no address are shown", async () => {
    const colleague = await clinic.addPerson(here, `Cleo ${here}`, ["participant"]);
    await add(ada, [colleague.id]);
    const found = (await participants()).find(({ id }: { id: number }) => id === colleague.id);
    const nothing = { lastFour: null, emailShown: null, optedOut: false, invitation: null, code: null };
    assert.deepEqual(found, { id: colleague.id, guest: false, channel: "email", ...nothing });
  });

  test("who answered STOP is shown as not to be texted, to their host too", async () => {
    const { details, notifications } = clinic.ports;
    await notifications.optOut(details.hashForAll("opt-out", MAYAS_MOBILE), "STOP", clinic.time.now);
    const found = await mayas();
    assert.deepEqual([found.optedOut, found.channel], [true, "email"]);
    const { contacts } = (await ada.ask("GET", "/api/contacts")).json;
    assert.equal(contacts[0].optedOut, true);
    await notifications.optIn(details.hashForAll("opt-out", MAYAS_MOBILE));
  });

  test("who can be reached in no way is sent no link, which the host is told", async () => {
    const milo = await keep(ada, MILO);
    const { details, notifications } = clinic.ports;
    const hash = details.hashForAll("opt-out", MILOS_MOBILE);
    await notifications.optOut(hash, "STOP", clinic.time.now);
    const group = await startChat(ada, maya, milo);
    const again = await ada.ask("POST", `/api/threads/${group}/members/${milo}/invitation`);
    assert.deepEqual(codeOf(again), [409, "cannot-be-reached"]);
    await notifications.optIn(hash);
  });

  test("a guest's browser that is somebody else's sees nothing of it", async () => {
    const nobody = await browserOf(clinic);
    assert.equal((await nobody.ask("GET", `/api/threads/${threadId}/participants`)).status, 401);
  });
});

import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
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

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const MAYAS_MOBILE = "+12025550142";
const MAYAS_EMAIL = "maya@post.example";

let clinic: HttpClinic;
let here: OrganisationId;
let ada: HttpBrowser;
/** Maya, who is one of Ada's contacts, and their chat. */
let maya: number;
let threadId: number;
/** A guest's browser that has been nowhere yet. */
let phone: HttpBrowser;

const open = (by: HttpBrowser, secret: string) =>
  by.ask("POST", "/api/invitations/open", { body: { secret } });
const renew = (by: HttpBrowser, secret: string) =>
  by.ask("POST", "/api/invitations/renew", { body: { secret } });
const codeOf = ({ status, json }: { status: number; json: { code: string } }) => [status, json.code];
const start = async (by: HttpBrowser, ...people: number[]) =>
  (await by.ask("POST", "/api/threads", { body: { people } })).json.threadId;
const say = (by: HttpBrowser, thread: number, text: string) =>
  by.ask("POST", `/api/threads/${thread}/messages`, {
    body: { clientId: clinic.ports.secrets.token().slice(0, 20), text },
  });
const keep = async (by: HttpBrowser, entry: object = {}) => {
  const body = { name: "Maya Lind", mobile: MAYAS_MOBILE, email: MAYAS_EMAIL, timeZone: "America/New_York" };
  return (await by.ask("POST", "/api/contacts", { body: { ...body, notes: "", ...entry } })).json.contact.id;
};
const idsIn = ({ json }: { json: { threads: { id: number }[] } }) => json.threads.map(({ id }) => id);

before(async () => {
  clinic = await openHttpClinic(BEHIND_A_PROXY);
});
after(() => clinic.close());
beforeEach(async () => {
  await sentTo(clinic, "nobody"); // what is on its way
  clinic.time.now += HOUR;
  here = clinic.addOrganisation("Riverside Clinic");
  const host = await clinic.addPerson(here, `Ada Ames ${here}`, ["host", "participant"]);
  ada = await browserOf(clinic, host);
  maya = await keep(ada);
  threadId = await start(ada, maya);
  phone = await browserOf(clinic);
});

describe("opening a link", () => {
  test("a click leads into the chat, whose first message comes with the answer", async () => {
    await say(ada, threadId, "Is the swelling less today?");
    const answer = await open(phone, await secretTo(clinic, MAYAS_MOBILE));
    assert.equal(answer.status, 200);
    const { goTo, frames } = answer.json;
    assert.equal(goTo, `/chat/${threadId}`);
    const [welcome, changes] = frames;
    assert.deepEqual([welcome.type, changes.type, frames.length], ["welcome", "changes", 2]);
    assert.deepEqual(welcome.me, { id: maya, name: "Maya Lind", email: "", roles: [], guest: true });
    assert.equal(welcome.organisation.name, "Riverside Clinic");
    assert.deepEqual(idsIn({ json: welcome }), [threadId]);
    assert.deepEqual([changes.threadId, changes.reset, changes.since], [threadId, true, 0]);
    assert.deepEqual(
      changes.messages.map(({ text }: { text: string }) => text),
      ["Is the swelling less today?"],
    );
  });

  test("the session is a cookie of its own, which scripts cannot read and other sites do not send", async () => {
    const answer = await open(phone, await secretTo(clinic, MAYAS_MOBILE));
    const cookies = [answer.headers["set-cookie"]].flat().map(String);
    assert.deepEqual(cookies.length, 2);
    assert.match(
      cookies[0] ?? "",
      /^__Host-guest=[^;]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/,
    );
    assert.match(
      cookies[1] ?? "",
      /^__Host-device=[^;]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/,
    );
    assert.deepEqual(idsIn(await phone.ask("GET", "/api/threads")), [threadId]);
  });

  test("a guest reads, answers, and is counted in the badge like anybody", async () => {
    await open(phone, await secretTo(clinic, MAYAS_MOBILE));
    await say(ada, threadId, "How are you?");
    assert.deepEqual((await phone.ask("GET", "/api/unread")).json, { unread: 1 });
    assert.equal((await say(phone, threadId, "Better")).status, 201);
    assert.deepEqual((await ada.ask("GET", "/api/unread")).json, { unread: 1 });
  });

  test("with several chats the link leads to its own, and all of the organisation's are in the list", async () => {
    const milo = await keep(ada, { name: "Milo Lind", mobile: "202 555 0143", email: "" });
    const elsewhere = clinic.addOrganisation("Hilltop Clinic");
    const far = await browserOf(clinic, await clinic.addPerson(elsewhere, `Far ${here}`, ["host"]));
    await start(far, await keep(far));
    await sentTo(clinic, "nobody");
    clinic.time.now += MINUTE;
    const group = await start(ada, maya, milo);
    const { goTo, frames } = (await open(phone, await secretTo(clinic, MAYAS_MOBILE))).json;
    assert.equal(goTo, `/chat/${group}`);
    assert.deepEqual(idsIn({ json: frames[0] }).sort(), [threadId, group].sort());
    assert.deepEqual(idsIn(await phone.ask("GET", "/api/threads")).sort(), [threadId, group].sort());
  });

  test("who was taken out of the chat of the link comes to the one that they read last", async () => {
    const milo = await keep(ada, { name: "Milo Lind", mobile: "202 555 0143", email: "" });
    const group = await start(ada, maya, milo);
    const { seq } = (await say(ada, group, "Welcome, both")).json;
    const [toGroup] = await sentTo(clinic, MAYAS_MOBILE);
    const secret = /#(\S+)/.exec(toGroup?.text ?? "")?.[1] ?? "";
    await open(phone, secret);
    const reader = { id: maya } as Parameters<HttpClinic["deeds"]["advancePosition"]>[0];
    await clinic.deeds.advancePosition(reader, group as never, { read: seq });
    await ada.ask("DELETE", `/api/threads/${threadId}/members/${maya}`);
    const again = await open(phone, secret);
    assert.equal(again.json.goTo, `/chat/${group}`);
  });

  test("it opens again on the same device, with a fresh session, until it ends 24 hours after it was sent", async () => {
    const secret = await secretTo(clinic, MAYAS_MOBILE);
    await open(phone, secret);
    const first = phone.jar.get("__Host-guest");
    phone.jar.delete("__Host-guest");
    assert.equal((await open(phone, secret)).status, 200);
    assert.notEqual(phone.jar.get("__Host-guest"), first);
    clinic.time.now += 24 * HOUR - 1;
    assert.equal((await open(phone, secret)).status, 200);
    clinic.time.now += 1;
    assert.deepEqual(codeOf(await open(phone, secret)), [410, "link-ended"]);
  });

  test("on another device it does not open, and says so", async () => {
    const secret = await secretTo(clinic, MAYAS_MOBILE);
    await open(phone, secret);
    const other = await browserOf(clinic);
    assert.deepEqual(codeOf(await open(other, secret)), [409, "link-elsewhere"]);
    assert.equal(other.jar.size, 0);
    assert.equal((await open(phone, secret)).status, 200);
  });

  test("of two devices that open it at once one gets in", async () => {
    const secret = await secretTo(clinic, MAYAS_MOBILE);
    const other = await browserOf(clinic);
    const answers = await Promise.all([open(phone, secret), open(other, secret)]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
  });

  test("a link that a host took back, one that never was and no link at all look the same", async () => {
    const secret = await secretTo(clinic, MAYAS_MOBILE);
    const path = `/api/threads/${threadId}/members/${maya}/invitation`;
    assert.equal((await ada.ask("DELETE", path)).status, 204);
    for (const dead of [secret, clinic.ports.secrets.token(), "", "nonsense\0"]) {
      assert.deepEqual(codeOf(await open(phone, dead)), [410, "link-ended"]);
    }
    assert.equal(phone.jar.size, 0);
  });

  for (const [how, ask] of [
    ["a GET of the page", (by: HttpBrowser) => by.ask("GET", "/i")],
    ["a HEAD of the page", (by: HttpBrowser) => by.ask("HEAD", "/i")],
    [
      "a GET of the deed",
      (by: HttpBrowser, secret: string) => by.ask("GET", `/api/invitations/open?secret=${secret}`),
    ],
    ["a HEAD of the deed", (by: HttpBrowser) => by.ask("HEAD", "/api/invitations/open")],
    [
      "a form that is sent without a script",
      (by: HttpBrowser, secret: string) =>
        by.ask("POST", "/api/invitations/open", {
          raw: `secret=${secret}`,
          headers: { "content-type": "application/x-www-form-urlencoded" },
        }),
    ],
    [
      "a form that looks like JSON",
      (by: HttpBrowser, secret: string) =>
        by.ask("POST", "/api/invitations/open", {
          raw: JSON.stringify({ secret }),
          headers: { "content-type": "text/plain" },
        }),
    ],
    ["a POST to the page", (by: HttpBrowser, secret: string) => by.ask("POST", "/i", { body: { secret } })],
    [
      "a script of another website",
      (by: HttpBrowser, secret: string) =>
        by.ask("POST", "/api/invitations/open", {
          body: { secret },
          headers: { origin: "https://elsewhere.example" },
        }),
    ],
  ] as const) {
    test(`${how} uses no link up and lets nobody in`, async () => {
      const secret = await secretTo(clinic, MAYAS_MOBILE);
      const scanner = await browserOf(clinic);
      await ask(scanner, secret);
      assert.equal(scanner.jar.size, 0);
      assert.equal((await open(phone, secret)).status, 200);
    });
  }

  test("the secret is kept nowhere in the open, and is in no log", async () => {
    const secret = await secretTo(clinic, MAYAS_MOBILE);
    await open(phone, secret);
    assert.equal(await clinic.ports.invitations.find(secret), undefined);
    assert.equal(clinic.logged.join("").includes(secret), false);
  });
});

describe("a guest's session", () => {
  beforeEach(async () => {
    await open(phone, await secretTo(clinic, MAYAS_MOBILE));
  });

  test("it ends 24 hours after the last activity, which puts the end off", async () => {
    for (let times = 0; times < 3; times += 1) {
      clinic.time.now += 23 * HOUR;
      assert.equal((await phone.ask("GET", "/api/threads")).status, 200);
    }
    clinic.time.now += 24 * HOUR;
    assert.deepEqual(codeOf(await phone.ask("GET", "/api/threads")), [401, "not-signed-in"]);
  });

  test("it reaches nothing of what hosts and administrators do", async () => {
    const contact = { name: "X Y", mobile: "", email: "x@post.example", timeZone: "UTC", notes: "" };
    const member = `/api/threads/${threadId}/members/${maya}`;
    for (const [method, url, body] of [
      ["GET", "/api/people?query=ada"],
      ["POST", "/api/threads", { people: [maya] }],
      ["GET", "/api/contacts"],
      ["POST", "/api/contacts", contact],
      ["PUT", `/api/contacts/${maya}`, contact],
      ["DELETE", `/api/contacts/${maya}`],
      ["POST", `/api/contacts/${maya}/merge`, { into: 1 }],
      ["POST", `/api/threads/${threadId}/members`, { people: [maya], fromBefore: true }],
      ["DELETE", member],
      ["GET", `/api/threads/${threadId}/participants`],
      ["POST", `${member}/invitation`],
      ["DELETE", `${member}/invitation`],
      ["POST", `${member}/code`],
      ["DELETE", `${member}/code`],
      ["POST", "/api/admissions/1/admit"],
      ["POST", "/api/admissions/1/refuse"],
    ] as const) {
      const answer = await phone.ask(method, url, { body });
      assert.deepEqual(codeOf(answer), [403, "not-allowed"], `${method} ${url}`);
    }
    for (const [method, url, body] of [
      ["GET", "/api/colleagues"],
      ["POST", "/api/colleagues", { name: "X Y", email: "x@post.example", roles: [] }],
    ] as const) {
      assert.deepEqual(codeOf(await phone.ask(method, url, { body })), [403, "administrators-only"]);
    }
  });

  test("chats of others are not there for it", async () => {
    const milo = await keep(ada, { name: "Milo Lind", mobile: "202 555 0143", email: "" });
    const other = await start(ada, milo);
    const page = await phone.ask("GET", `/api/threads/${other}/messages`);
    assert.deepEqual(codeOf(page), [404, "thread-not-found"]);
    assert.deepEqual(codeOf(await say(phone, other, "Hello")), [404, "thread-not-found"]);
  });

  test("a guest deletes what they wrote, and nothing else", async () => {
    const adas = (await say(ada, threadId, "From Ada")).json.seq;
    const own = (await say(phone, threadId, "From Maya")).json.seq;
    const path = `/api/threads/${threadId}/messages`;
    assert.deepEqual(codeOf(await phone.ask("DELETE", `${path}/${adas}`)), [403, "message-of-another"]);
    assert.equal((await phone.ask("DELETE", `${path}/${own}`)).status, 204);
  });

  test("signing out ends it, and clears its cookie", async () => {
    const cookies = new Map(phone.jar);
    assert.equal((await phone.ask("POST", "/api/sign-out")).status, 204);
    assert.equal(phone.jar.has("__Host-guest"), false);
    phone.jar.set("__Host-guest", cookies.get("__Host-guest") ?? "");
    assert.equal((await phone.ask("GET", "/api/threads")).status, 401);
  });
});

describe("one browser is one person at a time", () => {
  test("who comes in as a guest is signed out of their account, on every tab", async () => {
    const account = ada.jar.get("__Host-session") ?? "";
    const told: Announcement[] = [];
    const stop = clinic.ports.announcements.subscribe((announcement) => told.push(announcement));
    await open(ada, await secretTo(clinic, MAYAS_MOBILE));
    stop();
    assert.deepEqual([...ada.jar.keys()].sort(), ["__Host-device", "__Host-guest"]);
    assert.deepEqual(
      told.map(({ kind }) => kind),
      ["session-ended"],
    );
    const before = await browserOf(clinic);
    before.jar.set("__Host-session", account);
    assert.equal((await before.ask("GET", "/api/unread")).status, 401);
  });

  test("who signs in is a guest no more", async () => {
    await open(phone, await secretTo(clinic, MAYAS_MOBILE));
    const guest = phone.jar.get("__Host-guest") ?? "";
    const person = await clinic.addPerson(here, `Ona ${here}`, ["participant"]);
    const password = "the grey heron stands still";
    await clinic.ports.people.setPassword(person.id, await clinic.ports.passwords.hash(password));
    const answer = await phone.ask("POST", "/api/sign-in", { body: { email: person.email, password } });
    assert.equal(answer.status, 204);
    assert.deepEqual([...phone.jar.keys()].sort(), ["__Host-device", "__Host-session"]);
    const before = await browserOf(clinic);
    before.jar.set("__Host-guest", guest);
    assert.equal((await before.ask("GET", "/api/unread")).status, 401);
  });

  test("another guest in the same browser takes the first one's place", async () => {
    const milo = await keep(ada, { name: "Milo Lind", mobile: "202 555 0143", email: "" });
    const milos = await start(ada, milo);
    await open(phone, await secretTo(clinic, MAYAS_MOBILE));
    const mayas = phone.jar.get("__Host-guest") ?? "";
    await open(phone, await secretTo(clinic, "+12025550143"));
    assert.deepEqual(idsIn(await phone.ask("GET", "/api/threads")), [milos]);
    const before = await browserOf(clinic);
    before.jar.set("__Host-guest", mayas);
    assert.equal((await before.ask("GET", "/api/threads")).status, 401);
  });

  test("a guest of two organisations sees the chats of the one whose link was opened", async () => {
    const elsewhere = clinic.addOrganisation("Hilltop Clinic");
    const far = await browserOf(clinic, await clinic.addPerson(elsewhere, `Far ${here}`, ["host"]));
    const first = await secretTo(clinic, MAYAS_MOBILE);
    clinic.time.now += MINUTE;
    const there = await start(far, await keep(far));
    await open(phone, first);
    assert.deepEqual(idsIn(await phone.ask("GET", "/api/threads")), [threadId]);
    await open(phone, await secretTo(clinic, MAYAS_MOBILE));
    assert.deepEqual(idsIn(await phone.ask("GET", "/api/threads")), [there]);
  });
});

describe("being sent a link", () => {
  const count = async (address: string) => (await sentTo(clinic, address)).length;

  test("who is not here gets one by their mobile alone, when the chat is started, and not again for the same chat", async () => {
    const before = await count(MAYAS_MOBILE);
    const mailed = await count(MAYAS_EMAIL);
    clinic.time.now += MINUTE;
    assert.equal(await start(ada, maya), threadId);
    assert.deepEqual([await count(MAYAS_MOBILE), await count(MAYAS_EMAIL)], [before, mailed]);
  });

  test("an ended link is renewed to the address on file, and the new one opens", async () => {
    const old = await secretTo(clinic, MAYAS_MOBILE);
    clinic.time.now += 25 * HOUR;
    const answer = await renew(phone, old);
    assert.deepEqual([answer.status, answer.text], [202, ""]);
    const fresh = await secretTo(clinic, MAYAS_MOBILE);
    assert.notEqual(fresh, old);
    assert.equal((await open(phone, fresh)).json.goTo, `/chat/${threadId}`);
  });

  test("the answer is the same for a link that never was, was taken back, or is too old, and nothing is sent", async () => {
    const secret = await secretTo(clinic, MAYAS_MOBILE);
    await ada.ask("DELETE", `/api/threads/${threadId}/members/${maya}/invitation`);
    clinic.time.now += 25 * HOUR;
    const before = await count(MAYAS_MOBILE);
    for (const dead of [secret, clinic.ports.secrets.token(), "", "x"]) {
      const answer = await renew(phone, dead);
      assert.deepEqual([answer.status, answer.text], [202, ""]);
    }
    assert.equal(await count(MAYAS_MOBILE), before);
  });

  test("a link of more than a week ago is not renewed", async () => {
    const secret = await secretTo(clinic, MAYAS_MOBILE);
    clinic.time.now += 8 * 24 * HOUR;
    await renew(phone, secret);
    assert.equal(await count(MAYAS_MOBILE), 0);
  });

  test("nobody is flooded: one new link in two minutes, five a day, and the answer stays the same", async () => {
    const secret = await secretTo(clinic, MAYAS_MOBILE);
    clinic.time.now += 25 * HOUR;
    const before = await count(MAYAS_MOBILE);
    for (let times = 0; times < 3; times += 1) assert.equal((await renew(phone, secret)).status, 202);
    assert.equal(await count(MAYAS_MOBILE), before + 1);
    for (let times = 0; times < 9; times += 1) {
      clinic.time.now += 3 * MINUTE;
      assert.equal((await renew(phone, secret)).status, 202);
      await clinic.ports.later.settled();
    }
    assert.equal(await count(MAYAS_MOBILE), before + 5);
  });

  test("a host sends another link, and the one before works too until it ends", async () => {
    const first = await secretTo(clinic, MAYAS_MOBILE);
    clinic.time.now += MINUTE;
    const again = await ada.ask("POST", `/api/threads/${threadId}/members/${maya}/invitation`);
    assert.equal(again.status, 202);
    const second = await secretTo(clinic, MAYAS_MOBILE);
    assert.notEqual(second, first);
    assert.equal((await open(phone, first)).status, 200);
    assert.equal((await open(phone, second)).status, 200);
  });

  test("a link is sent to guests of the chat alone", async () => {
    const colleague = await clinic.addPerson(here, `Ben ${here}`, ["participant"]);
    const group = await start(ada, maya, colleague.id);
    const path = (who: number) => `/api/threads/${group}/members/${who}/invitation`;
    assert.deepEqual(codeOf(await ada.ask("POST", path(colleague.id))), [403, "not-a-guest"]);
    assert.deepEqual(codeOf(await ada.ask("POST", path(12_345))), [404, "member-not-found"]);
    assert.deepEqual(codeOf(await ada.ask("POST", path(12_345).replace(String(group), "54321"))), [
      404,
      "thread-not-found",
    ]);
  });

  test("a guest on a phone has a link for the computer mailed to the address on file", async () => {
    await open(phone, await secretTo(clinic, MAYAS_MOBILE));
    clinic.time.now += MINUTE;
    assert.equal((await phone.ask("POST", "/api/invitations/computer")).status, 202);
    const computer = await browserOf(clinic);
    const answer = await open(computer, await secretTo(clinic, MAYAS_EMAIL));
    assert.equal(answer.status, 200);
    assert.deepEqual(idsIn(await computer.ask("GET", "/api/threads")), [threadId]);
    assert.equal((await phone.ask("GET", "/api/threads")).status, 200);
  });

  test("without an address on file, or with an account, there is none for the computer", async () => {
    const milo = await keep(ada, { name: "Milo Lind", mobile: "202 555 0143", email: "" });
    await start(ada, milo);
    await open(phone, await secretTo(clinic, "+12025550143"));
    assert.deepEqual(codeOf(await phone.ask("POST", "/api/invitations/computer")), [409, "email-missing"]);
    assert.deepEqual(codeOf(await ada.ask("POST", "/api/invitations/computer")), [403, "not-a-guest"]);
  });
});

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
  visit,
} from "../../../test/harness/guest-visit.ts";
import { BEHIND_A_PROXY, browserOf, type HttpBrowser, secretTo } from "../../../test/harness/http-browser.ts";
import { type HttpClinic, openHttpClinic } from "../../../test/harness/http-clinic.ts";
import type { OrganisationId } from "../domain/identifiers.ts";
import type { Announcement } from "../ports/announcements.ts";

let clinic: HttpClinic;
let here: OrganisationId;
let ada: HttpBrowser;
let maya: number;
let threadId: number;
let phone: HttpBrowser;

before(async () => {
  clinic = await openHttpClinic(BEHIND_A_PROXY);
});
after(() => clinic.close());
beforeEach(async () => {
  ({ here, ada, maya, threadId, phone } = await visit(clinic));
});

describe("a guest's session", () => {
  beforeEach(async () => {
    await openLink(phone, await secretTo(clinic, MAYAS_MOBILE));
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
      ["POST", "/api/people/find", { query: "ada" }],
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
    const milo = await keep(ada, MILO);
    const other = await startChat(ada, milo);
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

  test("signing out in a browser that holds an account's cookie too signs both out", async () => {
    const both = await browserOf(clinic);
    const cookies = { "__Host-session": ada.jar, "__Host-guest": phone.jar };
    for (const [name, jar] of Object.entries(cookies)) both.jar.set(name, jar.get(name) ?? "");
    assert.equal((await both.ask("POST", "/api/sign-out")).status, 204);
    assert.deepEqual([...both.jar.keys()], []);
    for (const by of [ada, phone]) assert.equal((await by.ask("GET", "/api/threads")).status, 401);
  });

  test("it may read as much as any page needs and no flood, and then still write", async () => {
    const statuses = new Set<number>();
    for (let asked = 0; asked < 5_000 && !statuses.has(429); asked += 100) {
      const answers = await Promise.all(Array.from({ length: 100 }, () => phone.ask("GET", "/api/unread")));
      for (const { status } of answers) statuses.add(status);
      if (asked < 300) assert.deepEqual([...statuses], [200]);
    }
    assert.deepEqual([...statuses], [200, 429]);
    assert.equal((await say(phone, threadId, "Hello")).status, 201);
  });
});

describe("one browser is one person at a time", () => {
  test("who comes in as a guest is signed out of their account, on every tab", async () => {
    const account = ada.jar.get("__Host-session") ?? "";
    const told: Announcement[] = [];
    const stop = clinic.ports.announcements.subscribe((announcement) => told.push(announcement));
    await openLink(ada, await secretTo(clinic, MAYAS_MOBILE));
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
    await openLink(phone, await secretTo(clinic, MAYAS_MOBILE));
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
    const milo = await keep(ada, MILO);
    const milos = await startChat(ada, milo);
    await openLink(phone, await secretTo(clinic, MAYAS_MOBILE));
    const mayas = phone.jar.get("__Host-guest") ?? "";
    await openLink(phone, await secretTo(clinic, MILOS_MOBILE));
    assert.deepEqual(idsIn(await phone.ask("GET", "/api/threads")), [milos]);
    const before = await browserOf(clinic);
    before.jar.set("__Host-guest", mayas);
    assert.equal((await before.ask("GET", "/api/threads")).status, 401);
  });

  test("a guest of two organisations sees the chats of the one whose link was opened", async () => {
    const elsewhere = clinic.addOrganisation("Hilltop Clinic");
    const far = await hostOf(clinic, elsewhere, "Far");
    const first = await secretTo(clinic, MAYAS_MOBILE);
    clinic.time.now += MINUTE;
    const there = await startChat(far, await keep(far));
    await openLink(phone, first);
    assert.deepEqual(idsIn(await phone.ask("GET", "/api/threads")), [threadId]);
    await openLink(phone, await secretTo(clinic, MAYAS_MOBILE));
    assert.deepEqual(idsIn(await phone.ask("GET", "/api/threads")), [there]);
  });
});

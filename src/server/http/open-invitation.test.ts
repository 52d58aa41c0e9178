import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import {
  codeOf,
  HOUR,
  hostOf,
  idsIn,
  keep,
  MAYAS_EMAIL,
  MAYAS_MOBILE,
  MILO,
  MINUTE,
  openLink,
  say,
  startChat,
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
import type { ThreadId } from "../domain/identifiers.ts";

let clinic: HttpClinic;
let ada: HttpBrowser;
let maya: number;
let threadId: number;
let phone: HttpBrowser;

before(async () => {
  clinic = await openHttpClinic(BEHIND_A_PROXY);
});
after(() => clinic.close());
beforeEach(async () => {
  ({ ada, maya, threadId, phone } = await visit(clinic));
});

describe("opening a link", () => {
  test("a click leads into the chat, whose first message comes with the answer", async () => {
    await say(ada, threadId, "Is the swelling less today?");
    const answer = await openLink(phone, await secretTo(clinic, MAYAS_MOBILE));
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
    const answer = await openLink(phone, await secretTo(clinic, MAYAS_MOBILE));
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

  test("a device is known by a word of ours, and not by one that somebody else has put into its cookie", async () => {
    const secret = await secretTo(clinic, MAYAS_MOBILE);
    for (const planted of ["known to others", "a".repeat(42), `${"a".repeat(42)}!`, "a".repeat(44)]) {
      phone.jar.set("__Host-device", planted);
      assert.equal((await openLink(phone, secret)).status, planted === "known to others" ? 200 : 409);
      assert.notEqual(phone.jar.get("__Host-device"), "known to others");
    }
  });

  test("a guest reads, answers, and is counted in the badge like anybody", async () => {
    await openLink(phone, await secretTo(clinic, MAYAS_MOBILE));
    await say(ada, threadId, "How are you?");
    assert.deepEqual((await phone.ask("GET", "/api/unread")).json, { unread: 1 });
    assert.equal((await say(phone, threadId, "Better")).status, 201);
    assert.deepEqual((await ada.ask("GET", "/api/unread")).json, { unread: 1 });
  });

  test("with several chats the link leads to its own, and all of the organisation's are in the list", async () => {
    const milo = await keep(ada, MILO);
    const elsewhere = clinic.addOrganisation("Hilltop Clinic");
    const far = await hostOf(clinic, elsewhere, "Far");
    await startChat(far, await keep(far));
    await sentTo(clinic, "nobody");
    clinic.time.now += MINUTE;
    const group = await startChat(ada, maya, milo);
    const { goTo, frames } = (await openLink(phone, await secretTo(clinic, MAYAS_MOBILE))).json;
    assert.equal(goTo, `/chat/${group}`);
    assert.deepEqual(idsIn({ json: frames[0] }).sort(), [threadId, group].sort());
    assert.deepEqual(idsIn(await phone.ask("GET", "/api/threads")).sort(), [threadId, group].sort());
  });

  test("a link to no chat in particular, as for the computer, leads to the one that was read last", async () => {
    const milo = await keep(ada, MILO);
    const group = await startChat(ada, maya, milo);
    await openLink(phone, await secretTo(clinic, MAYAS_MOBILE));
    for (const read of [group, threadId, group]) {
      const { seq } = (await say(ada, read, "Good morning")).json;
      const reader = { id: maya } as Parameters<HttpClinic["deeds"]["advancePosition"]>[0];
      clinic.time.now += MINUTE;
      await clinic.deeds.advancePosition(reader, read as ThreadId, { read: seq });
    }
    assert.equal((await phone.ask("POST", "/api/invitations/computer")).status, 202);
    const computer = await browserOf(clinic);
    const answer = await openLink(computer, await secretTo(clinic, MAYAS_EMAIL));
    assert.equal(answer.json.goTo, `/chat/${group}`);
    await ada.ask("DELETE", `/api/threads/${group}/members/${maya}`);
    const again = await openLink(computer, await secretTo(clinic, MAYAS_EMAIL));
    assert.equal(again.json.goTo, `/chat/${threadId}`);
  });

  test("the link to a session leads to its waiting room, and when the session is over to its chat", async () => {
    const body = { startsAt: null, people: [maya] };
    const { appointment } = (await ada.ask("POST", "/api/appointments", { body })).json;
    const secrets = (await sentTo(clinic, MAYAS_MOBILE)).flatMap(
      ({ text }) => /#(\S+)/.exec(text)?.[1] ?? [],
    );
    const places = [];
    for (const secret of secrets.slice(0, 2)) places.push((await openLink(phone, secret)).json.goTo);
    const { id } = appointment;
    assert.deepEqual(places.sort(), [`/chat/${threadId}`, `/waiting-room/${id}`]);
    await ada.ask("DELETE", `/api/appointments/${id}`);
    for (const secret of secrets.slice(0, 2))
      assert.equal((await openLink(phone, secret)).json.goTo, `/chat/${threadId}`);
  });

  test("it opens again on the same device, with a fresh session, until it ends 24 hours after it was sent", async () => {
    const secret = await secretTo(clinic, MAYAS_MOBILE);
    await openLink(phone, secret);
    const first = phone.jar.get("__Host-guest");
    phone.jar.delete("__Host-guest");
    assert.equal((await openLink(phone, secret)).status, 200);
    assert.notEqual(phone.jar.get("__Host-guest"), first);
    clinic.time.now += 24 * HOUR - 1;
    assert.equal((await openLink(phone, secret)).status, 200);
    clinic.time.now += 1;
    assert.deepEqual(codeOf(await openLink(phone, secret)), [410, "link-ended"]);
  });

  test("on another device it does not open, and says so", async () => {
    const secret = await secretTo(clinic, MAYAS_MOBILE);
    await openLink(phone, secret);
    const other = await browserOf(clinic);
    assert.deepEqual(codeOf(await openLink(other, secret)), [409, "link-elsewhere"]);
    assert.equal(other.jar.size, 0);
    assert.equal((await openLink(phone, secret)).status, 200);
  });

  test("of two devices that open it at once one gets in", async () => {
    const secret = await secretTo(clinic, MAYAS_MOBILE);
    const other = await browserOf(clinic);
    const answers = await Promise.all([openLink(phone, secret), openLink(other, secret)]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
  });

  test("a link that a host took back, one that never was and no link at all look the same", async () => {
    const secret = await secretTo(clinic, MAYAS_MOBILE);
    const path = `/api/threads/${threadId}/members/${maya}/invitation`;
    assert.equal((await ada.ask("DELETE", path)).status, 204);
    for (const dead of [secret, clinic.ports.secrets.token(), "", "nonsense\0"]) {
      assert.deepEqual(codeOf(await openLink(phone, dead)), [410, "link-ended"]);
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
      assert.equal((await openLink(phone, secret)).status, 200);
    });
  }

  test("the secret is kept nowhere in the open, and is in no log", async () => {
    const secret = await secretTo(clinic, MAYAS_MOBILE);
    await openLink(phone, secret);
    assert.equal(await clinic.ports.invitations.find(secret), undefined);
    assert.equal(clinic.logged.join("").includes(secret), false);
  });
});

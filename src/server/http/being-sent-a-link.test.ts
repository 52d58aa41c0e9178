import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import {
  codeOf,
  HOUR,
  idsIn,
  keep,
  MAYAS_EMAIL,
  MAYAS_MOBILE,
  MILO,
  MILOS_MOBILE,
  MINUTE,
  openLink,
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
import type { OrganisationId, PersonId } from "../domain/identifiers.ts";

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

const renew = (by: HttpBrowser, secret: string) =>
  by.ask("POST", "/api/invitations/renew", { body: { secret } });

describe("being sent a link", () => {
  const count = async (address: string) => (await sentTo(clinic, address)).length;

  test("who is not here gets one by their mobile alone, when the chat is started, and not again for the same chat", async () => {
    const before = await count(MAYAS_MOBILE);
    const mailed = await count(MAYAS_EMAIL);
    clinic.time.now += MINUTE;
    assert.equal(await startChat(ada, maya), threadId);
    assert.deepEqual([await count(MAYAS_MOBILE), await count(MAYAS_EMAIL)], [before, mailed]);
  });

  test("an ended link is renewed to the address on file, and the new one opens", async () => {
    const old = await secretTo(clinic, MAYAS_MOBILE);
    clinic.time.now += 25 * HOUR;
    const answer = await renew(phone, old);
    assert.deepEqual([answer.status, answer.text], [202, ""]);
    const fresh = await secretTo(clinic, MAYAS_MOBILE);
    assert.notEqual(fresh, old);
    assert.equal((await openLink(phone, fresh)).json.goTo, `/chat/${threadId}`);
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

  test("who asks for a link soon after another has it two minutes later, one at a time, and the answer stays the same", async () => {
    const secret = await secretTo(clinic, MAYAS_MOBILE);
    const before = await count(MAYAS_MOBILE);
    const ask = async (times: number) => {
      for (let time = 0; time < times; time += 1) assert.equal((await renew(phone, secret)).status, 202);
      return (await count(MAYAS_MOBILE)) - before;
    };
    assert.equal(await ask(4), 1);
    clinic.time.now += 2 * MINUTE - 1;
    assert.equal(await ask(1), 1);
    clinic.time.now += 1;
    assert.equal(await ask(0), 2);
    const fresh = await secretTo(clinic, MAYAS_MOBILE);
    assert.equal((await openLink(phone, fresh)).json.goTo, `/chat/${threadId}`);
    clinic.time.now += 2 * MINUTE;
    assert.equal(await ask(1), 3);
  });

  test("nobody is flooded: six links a day may be asked for, and the answer stays the same", async () => {
    const secret = await secretTo(clinic, MAYAS_MOBILE);
    const before = await count(MAYAS_MOBILE);
    for (let times = 0; times < 9; times += 1) {
      clinic.time.now += 3 * MINUTE;
      assert.equal((await renew(phone, secret)).status, 202);
      await count(MAYAS_MOBILE);
    }
    assert.equal(await count(MAYAS_MOBILE), before + 6);
    clinic.time.now += 24 * HOUR;
    await renew(phone, secret);
    assert.equal((await sentTo(clinic, MAYAS_MOBILE)).filter(({ at }) => at === clinic.time.now).length, 1);
  });

  test("letters for other reasons keep nobody from the link that they ask for", async () => {
    const secret = await secretTo(clinic, MAYAS_MOBILE);
    for (let times = 0; times < 8; times += 1)
      await ada.ask("POST", "/api/appointments", { body: { startsAt: null, people: [maya] } });
    const before = await count(MAYAS_MOBILE);
    await renew(phone, secret);
    assert.equal(await count(MAYAS_MOBILE), before + 1);
  });

  test("when a host ends the links the devices are signed out that came in by one, also by that of another chat", async () => {
    const here = await secretTo(clinic, MAYAS_MOBILE);
    clinic.time.now += MINUTE;
    const milo = await keep(ada, MILO);
    await startChat(ada, maya, milo);
    const elsewhere = await secretTo(clinic, MAYAS_MOBILE);
    assert.notEqual(here, elsewhere);
    for (const secret of [here, elsewhere]) assert.equal((await openLink(phone, secret)).status, 200);
    const told: string[] = [];
    const stop = clinic.ports.announcements.subscribe(({ kind }) => told.push(kind));
    await ada.ask("DELETE", `/api/threads/${threadId}/members/${maya}/invitation`);
    stop();
    assert.ok(told.includes("session-ended"));
    assert.equal((await phone.ask("GET", "/api/threads")).status, 401);
    for (const secret of [here, elsewhere])
      assert.deepEqual(codeOf(await openLink(phone, secret)), [410, "link-ended"]);
  });

  test("a host sends another link, and the one before works too until it ends", async () => {
    const first = await secretTo(clinic, MAYAS_MOBILE);
    clinic.time.now += MINUTE;
    const again = await ada.ask("POST", `/api/threads/${threadId}/members/${maya}/invitation`);
    assert.equal(again.status, 202);
    const second = await secretTo(clinic, MAYAS_MOBILE);
    assert.notEqual(second, first);
    assert.equal((await openLink(phone, first)).status, 200);
    assert.equal((await openLink(phone, second)).status, 200);
  });

  test("a link is sent to guests of the chat alone", async () => {
    const colleague = await clinic.addPerson(here, `Ben ${here}`, ["participant"]);
    const group = await startChat(ada, maya, colleague.id);
    const path = (who: number) => `/api/threads/${group}/members/${who}/invitation`;
    assert.deepEqual(codeOf(await ada.ask("POST", path(colleague.id))), [403, "not-a-guest"]);
    assert.deepEqual(codeOf(await ada.ask("POST", path(12_345))), [404, "member-not-found"]);
    assert.deepEqual(codeOf(await ada.ask("POST", path(12_345).replace(String(group), "54321"))), [
      404,
      "thread-not-found",
    ]);
  });

  test("a guest on a phone has a link for the computer mailed to the address on file", async () => {
    await openLink(phone, await secretTo(clinic, MAYAS_MOBILE));
    clinic.time.now += MINUTE;
    assert.equal((await phone.ask("POST", "/api/invitations/computer")).status, 202);
    const computer = await browserOf(clinic);
    const answer = await openLink(computer, await secretTo(clinic, MAYAS_EMAIL));
    assert.equal(answer.status, 200);
    assert.deepEqual(idsIn(await computer.ask("GET", "/api/threads")), [threadId]);
    assert.equal((await phone.ask("GET", "/api/threads")).status, 200);
  });

  test("the link for the computer leads to the waiting room in which the guest is", async () => {
    await openLink(phone, await secretTo(clinic, MAYAS_MOBILE));
    const { json } = await ada.ask("POST", "/api/appointments", { body: { startsAt: null, people: [maya] } });
    const { id } = json.appointment;
    await clinic.ports.appointments.setWaiting(id, maya as PersonId, clinic.time.now);
    clinic.time.now += MINUTE;
    assert.equal((await phone.ask("POST", "/api/invitations/computer")).status, 202);
    const answer = await openLink(await browserOf(clinic), await secretTo(clinic, MAYAS_EMAIL));
    assert.equal(answer.json.goTo, `/waiting-room/${id}`);
  });

  test("without an address on file, or with an account, there is none for the computer", async () => {
    const milo = await keep(ada, MILO);
    await startChat(ada, milo);
    await openLink(phone, await secretTo(clinic, MILOS_MOBILE));
    assert.deepEqual(codeOf(await phone.ask("POST", "/api/invitations/computer")), [409, "email-missing"]);
    assert.deepEqual(codeOf(await ada.ask("POST", "/api/invitations/computer")), [403, "not-a-guest"]);
  });
});

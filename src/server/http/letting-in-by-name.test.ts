import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import {
  besiege,
  codeOf,
  HOUR,
  hostOf,
  keep,
  MINUTE,
  startChat,
  visit,
} from "../../../test/harness/guest-visit.ts";
import { BEHIND_A_PROXY, browserOf, type HttpBrowser } from "../../../test/harness/http-browser.ts";
import { type HttpClinic, openHttpClinic } from "../../../test/harness/http-clinic.ts";
import type { OrganisationId } from "../domain/identifiers.ts";

const DAY = 24 * HOUR;

let clinic: HttpClinic;
let here: OrganisationId;
let ada: HttpBrowser;
let maya: number;
let threadId: number;
let phone: HttpBrowser;
let visits = 0;

const join = (by: HttpBrowser, code: string, more: object = {}) =>
  by.ask("POST", "/api/join", { body: { code, ...more } });
const issue = async (who = maya, thread = threadId): Promise<string> =>
  (await ada.ask("POST", `/api/threads/${thread}/members/${who}/code`)).json.code;
const at = (address: string) => browserOf(clinic, undefined, address);
/** Nine digits that are nobody's. */
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000_000).padStart(9, "0");

before(async () => {
  clinic = await openHttpClinic(BEHIND_A_PROXY);
});
after(() => clinic.close());
beforeEach(async () => {
  clinic.time.now += 2 * DAY; // limits are over by then
  ({ here, ada, maya, threadId } = await visit(clinic));
  visits += 1;
  phone = await at(`198.51.100.${visits}`);
});

describe("being let in by name", () => {
  const admitted = (admission: string, by = phone) =>
    by.ask("POST", "/api/join/admitted", { body: { admission } });
  const listed = async (by = ada) => {
    const session = await clinic.deeds.recogniseSession(by.jar.get("__Host-session") ?? "");
    assert.ok(session);
    await clinic.ports.later.settled();
    return clinic.deeds.listAdmissions(session.person);
  };

  beforeEach(() => besiege(clinic));

  test("the host sees what they say and whose code it is, lets them in, and they are in", async () => {
    const asked = await join(phone, await issue(), { name: " Maya  L. " });
    assert.equal(asked.status, 202);
    const { admission } = asked.json;
    assert.deepEqual((await admitted(admission)).status, 202);
    const [asking] = await listed();
    assert.deepEqual(asking && { ...asking, id: 0 }, {
      id: 0,
      says: "Maya L.",
      contact: "Maya Lind",
      at: clinic.time.now,
    });
    assert.equal((await ada.ask("POST", `/api/admissions/${asking?.id}/admit`)).status, 204);
    assert.deepEqual(await listed(), []);
    const answer = await admitted(admission);
    assert.deepEqual([answer.status, answer.json.goTo], [200, `/chat/${threadId}`]);
    assert.deepEqual([...phone.jar.keys()], ["__Host-guest"]);
    assert.equal((await admitted(admission, await at("198.51.100.253"))).status, 202);
  });

  test("of two devices that hold the same word at the door one is let in", async () => {
    const { admission } = (await join(phone, await issue(), { name: "Maya" })).json;
    const [asking] = await listed();
    await ada.ask("POST", `/api/admissions/${asking?.id}/admit`);
    const devices = [phone, await at("198.51.100.252")];
    const answers = await Promise.all(devices.map((device) => admitted(admission, device)));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 202]);
  });

  test("who was let in may ask again another time, however often", async () => {
    for (let times = 0; times < 5; times += 1) {
      const asked = await join(phone, await issue(), { name: "Maya" });
      const [asking] = await listed();
      await ada.ask("POST", `/api/admissions/${asking?.id}/admit`);
      assert.equal((await admitted(asked.json.admission)).status, 200);
    }
  });

  test("a wrong code gets the same answer, nobody is asked, and nobody is ever let in", async () => {
    const code = await issue();
    const asked = await join(phone, wrong(code), { name: "Maya Lind" });
    const right = await join(phone, code, { name: "Maya Lind" });
    assert.deepEqual([asked.status, Object.keys(asked.json)], [right.status, Object.keys(right.json)]);
    assert.equal(asked.json.admission.length, right.json.admission.length);
    assert.equal((await listed()).length, 1);
    assert.doesNotMatch(clinic.logged.join(""), /could not be done after the answer/);
    assert.equal((await admitted(asked.json.admission)).status, 202);
    clinic.time.now += 10 * MINUTE;
    for (const { json } of [asked, right]) {
      assert.deepEqual(codeOf(await admitted(json.admission)), [410, "admission-ended"]);
    }
  });

  test("who is refused hears nothing, as if nobody had answered", async () => {
    const asked = await join(phone, await issue(), { name: "Somebody else" });
    const [asking] = await listed();
    assert.equal((await ada.ask("POST", `/api/admissions/${asking?.id}/refuse`)).status, 204);
    assert.deepEqual(await listed(), []);
    assert.equal((await admitted(asked.json.admission)).status, 202);
    const late = await ada.ask("POST", `/api/admissions/${asking?.id}/admit`);
    assert.deepEqual(codeOf(late), [410, "admission-ended"]);
  });

  test("only a host of that chat may let them in, and is told of them", async () => {
    const told: number[] = [];
    const stop = clinic.ports.announcements.subscribe(
      (one) => one.kind === "admissions" && told.push(one.hostId),
    );
    await join(phone, await issue(), { name: "Maya" });
    const [asking] = await listed();
    assert.equal(told.length, 1);
    const ben = await hostOf(clinic, here, "Ben Birch");
    assert.deepEqual(await listed(ben), []);
    const path = `/api/admissions/${asking?.id}/admit`;
    assert.deepEqual(codeOf(await ben.ask("POST", path)), [410, "admission-ended"]);
    assert.equal(told.length, 1);
    assert.equal((await ada.ask("POST", path)).status, 204);
    stop();
    assert.equal(told.length, 2, "and that nobody asks any more");
  });

  test("an address may ask by name three times a day", async () => {
    const code = await issue();
    for (let times = 0; times < 3; times += 1) {
      assert.equal((await join(phone, wrong(code), { name: "Maya" })).status, 202);
    }
    assert.deepEqual(codeOf(await join(phone, code, { name: "Maya" })), [429, "code-too-often"]);
    assert.equal((await join(phone, code, { lastFour: "0142" })).status, 200);
  });

  test("a made-up word at the door is answered as one that has ended", async () => {
    for (const admission of ["", "x", "1.x", `${clinic.time.now}.x`]) {
      assert.deepEqual(codeOf(await admitted(admission)), [410, "admission-ended"]);
    }
  });

  test("a contact without a mobile number comes in by name, and by no digits", async () => {
    const noa = await keep(ada, { name: "Noa Ness", mobile: "", email: "noa@post.example" });
    const code = await issue(noa, await startChat(ada, noa));
    assert.deepEqual(codeOf(await join(phone, code, { lastFour: "0142" })), [404, "code-or-proof-wrong"]);
    assert.equal((await join(phone, code, { name: "Noa Ness" })).status, 202);
  });
});

import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { codeOf, HOUR, MAYAS_MOBILE, MINUTE, openLink, visit } from "../../../test/harness/guest-visit.ts";
import { BEHIND_A_PROXY, type HttpBrowser, secretTo, sentTo } from "../../../test/harness/http-browser.ts";
import { type HttpClinic, openHttpClinic } from "../../../test/harness/http-clinic.ts";

/** Of the first of these letters the visit itself is the reason. */
const MOST = 20;

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
  clinic.time.now += 48 * HOUR;
  ({ ada, maya, threadId, phone } = await visit(clinic));
});

/** The outbox keeps letters for a while: those of this visit. */
async function countDuring(deed: () => Promise<unknown>): Promise<number> {
  await sentTo(clinic, MAYAS_MOBILE);
  const before = (await sentTo(clinic, MAYAS_MOBILE)).length;
  await deed();
  return (await sentTo(clinic, MAYAS_MOBILE)).length - before;
}

async function makeSessions(count: number) {
  let last: { id: number; people: { code: object | null }[] } | undefined;
  for (let n = 0; n < count; n += 1) {
    const body = { startsAt: null, people: [maya] };
    const { status, json } = await ada.ask("POST", "/api/appointments", { body });
    assert.equal(status, 201);
    last = json.appointment;
  }
  return last;
}

test("nobody is flooded: whatever a host does, a guest gets twenty letters within a day", async () => {
  const during = await countDuring(async () => {
    await makeSessions(MOST - 5);
    await sentTo(clinic, MAYAS_MOBILE); // what has not left is called off with the membership
    for (let n = 0; n < 10; n += 1) {
      await ada.ask("DELETE", `/api/threads/${threadId}/members/${maya}`);
      const body = { people: [maya], fromBefore: false };
      assert.equal((await ada.ask("POST", `/api/threads/${threadId}/members`, { body })).status, 204);
      await sentTo(clinic, MAYAS_MOBILE);
    }
  });
  assert.equal(during, MOST - 1);
});

test("a host who asks for one more is told so, and still has a code to read out", async () => {
  const session = await makeSessions(MOST);
  assert.ok(session?.people[0]?.code);
  clinic.time.now += 3 * MINUTE;
  const reminded = await ada.ask("POST", `/api/appointments/${session.id}/remind`);
  assert.deepEqual(codeOf(reminded), [429, "letters-too-often"]);
  const invited = await ada.ask("POST", `/api/threads/${threadId}/members/${maya}/invitation`);
  assert.deepEqual(codeOf(invited), [429, "letters-too-often"]);
});

test("a guest who asks for a link for the computer beyond that is told so", async () => {
  assert.equal((await openLink(phone, await secretTo(clinic, MAYAS_MOBILE))).status, 200);
  await makeSessions(MOST);
  clinic.time.now += MINUTE;
  assert.deepEqual(codeOf(await phone.ask("POST", "/api/invitations/computer")), [429, "letters-too-often"]);
});

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { everyRoute, filled } from "../../../test/harness/every-route.ts";
import { codeOf, startChat, visit } from "../../../test/harness/guest-visit.ts";
import { BEHIND_A_PROXY, browserOf, type HttpBrowser, sentTo } from "../../../test/harness/http-browser.ts";
import { type HttpClinic, openHttpClinic } from "../../../test/harness/http-clinic.ts";
import { confirmedRequest, supportPerson } from "../../../test/harness/support-people.ts";
import type { OrganisationId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";

const DAY = 24 * 60 * 60_000;

let clinic: HttpClinic;
let sam: HttpBrowser;
let samHimself: Person;

before(async () => {
  clinic = await openHttpClinic(BEHIND_A_PROXY);
  samHimself = await supportPerson(clinic.ports);
  sam = await browserOf(clinic, samHimself);
});
after(() => clinic.close());

interface Office {
  readonly id: OrganisationId;
  readonly ona: Person;
  readonly browser: HttpBrowser;
  readonly path: string;
}

/** An organisation with an administrator who has a password. */
async function found(name: string): Promise<Office> {
  const id = clinic.addOrganisation(name);
  const ona = await clinic.addPerson(id, `Ona ${id}`, ["administrator"]);
  await clinic.ports.people.setPassword(ona.id, "$argon2id$none");
  return { id, ona, browser: await browserOf(clinic, ona), path: `/api/support/organisations/${id}` };
}

async function row({ id }: Office) {
  const { json } = await sam.ask("GET", "/api/support");
  return json.organisations.find((one: { id: number }) => one.id === id);
}

/** The secret of the link in the newest letter to confirm a request. */
async function secretOf({ ona }: Office): Promise<string> {
  const [letter] = await sentTo(clinic, ona.email);
  return /\/confirm#([\w-]+)/.exec(letter?.text ?? "")?.[1] ?? "";
}

const ask = ({ browser }: Office, wish: "off" | "on") =>
  browser.ask("POST", "/api/organisation/chat-request", { body: { wish } });
const turn = ({ path }: Office, enabled: boolean, requestId: number) =>
  sam.ask("POST", `${path}/chat`, { body: { enabled, requestId } });

test("sees organisations with their switch, retention and number of users, and no request before it is confirmed", async () => {
  const office = await found("Alder Clinic");
  await clinic.addPerson(office.id, "Invited Only", ["host"]);
  await ask(office, "off");
  assert.deepEqual(await row(office), {
    id: office.id,
    name: "Alder Clinic",
    chatEnabled: true,
    retentionMs: DAY,
    users: 1,
    request: null,
  });
});

test("an administrator's click on the letter's link brings the request with their registered address, for seven days", async () => {
  const office = await found("Birch Clinic");
  assert.equal((await ask(office, "off")).status, 204);
  const secret = await secretOf(office);
  const stranger = await browserOf(clinic);
  const looked = await stranger.ask("POST", "/api/chat-requests/look", { body: { secret } });
  assert.deepEqual(looked.json, { wish: "off", organisation: "Birch Clinic" });
  assert.equal((await stranger.ask("GET", "/confirm")).status, 200);
  assert.equal((await row(office)).request, null);
  const confirm = () => stranger.ask("POST", "/api/chat-requests/confirm", { body: { secret } });
  assert.equal((await confirm()).status, 204);
  assert.deepEqual(codeOf(await confirm()), [410, "link-ended"]);
  const { request } = await row(office);
  assert.deepEqual([request.wish, request.email], ["off", office.ona.email]);
  clinic.time.now += 7 * DAY;
  sam = await browserOf(clinic, samHimself);
  assert.equal((await row(office)).request, null);
  assert.deepEqual(codeOf(await turn(office, false, request.id)), [409, "request-needed"]);
});

test("the letter's link works for an hour", async () => {
  const office = await found("Cedar Clinic");
  await ask(office, "off");
  const secret = await secretOf(office);
  clinic.time.now += 60 * 60_000;
  const stranger = await browserOf(clinic);
  for (const deed of ["look", "confirm"])
    assert.equal(
      (await stranger.ask("POST", `/api/chat-requests/${deed}`, { body: { secret } })).status,
      410,
    );
});

test("only an administrator may ask", async () => {
  const office = await found("Dogwood Clinic");
  const host = await browserOf(clinic, await clinic.addPerson(office.id, "Hal Host", ["host"]));
  const asked = await host.ask("POST", "/api/organisation/chat-request", { body: { wish: "off" } });
  assert.deepEqual(codeOf(asked), [403, "administrators-only"]);
});

test("the switch turns only as a request of this organisation asks, once, and its administrators are told", async () => {
  const office = await found("Elm Clinic");
  const other = await found("Fir Clinic");
  const foreign = await confirmedRequest(clinic.ports, other.ona, "off");
  const request = await confirmedRequest(clinic.ports, office.ona, "off");
  for (const [enabled, id] of [
    [false, foreign],
    [true, request],
    [false, 4_711],
  ] as const)
    assert.deepEqual(codeOf(await turn(office, enabled, id)), [409, "request-needed"]);
  assert.equal((await turn(office, false, request)).status, 204);
  assert.equal((await row(office)).chatEnabled, false);
  assert.equal((await row(office)).request, null);
  assert.deepEqual(codeOf(await turn(office, false, request)), [409, "request-needed"]);
  assert.match((await sentTo(clinic, office.ona.email))[0]?.subject ?? "", /turned off/);
  assert.equal((await row(other)).chatEnabled, true);
});

test("of an organisation's requests the newer one counts", async () => {
  const office = await found("Ginkgo Clinic");
  const older = await confirmedRequest(clinic.ports, office.ona, "off");
  clinic.time.now += 1;
  const newer = await confirmedRequest(clinic.ports, office.ona, "off");
  assert.equal((await row(office)).request.id, newer);
  assert.deepEqual(codeOf(await turn(office, false, older)), [409, "request-needed"]);
});

test("a request counts no more when its administrator is none any more, or was deactivated", async () => {
  const office = await found("Hazel Clinic");
  const request = await confirmedRequest(clinic.ports, office.ona, "off");
  clinic.sql("UPDATE people SET roles = 2 WHERE id = ?", office.ona.id);
  assert.equal((await row(office)).request, null);
  assert.deepEqual(codeOf(await turn(office, false, request)), [409, "request-needed"]);
  clinic.sql("UPDATE people SET roles = 1, deactivated_at = 5 WHERE id = ?", office.ona.id);
  assert.equal((await row(office)).request, null);
  assert.deepEqual(codeOf(await turn(office, false, request)), [409, "request-needed"]);
});

test("a request that is declined changes nothing and counts no more", async () => {
  const office = await found("Ivy Clinic");
  const request = await confirmedRequest(clinic.ports, office.ona, "off");
  assert.equal((await sam.ask("POST", `/api/support/requests/${request}/decline`, { body: {} })).status, 204);
  assert.deepEqual(codeOf(await turn(office, false, request)), [409, "request-needed"]);
  assert.equal((await row(office)).chatEnabled, true);
  const declined = clinic.row(
    "SELECT * FROM audit WHERE action = 'chat-request.declined' AND object_id = ?",
    request,
  );
  assert.deepEqual([declined.organisation_id, declined.outcome], [office.id, "done"]);
});

test("retention from 1 hour to 30 days counts for messages from then on, and the administrators are told", async () => {
  const office = await found("Juniper Clinic");
  const { time, ports, deeds } = clinic;
  const bo = await clinic.addPerson(office.id, `Bo ${office.id}`, ["host"]);
  const threadId = await startChat(office.browser, bo.id);
  const post = async (text: string) => {
    const body = { clientId: `message-${text.padEnd(16, "x")}`, text };
    return (await office.browser.ask("POST", `/api/threads/${threadId}/messages`, { body })).json.expiresAt;
  };
  assert.equal(await post("before"), time.now + DAY);
  for (const wrong of [59 * 60_000, 31 * DAY, DAY + 0.5]) {
    const body = { retentionMs: wrong };
    assert.deepEqual(codeOf(await sam.ask("PUT", `${office.path}/retention`, { body })), [
      422,
      "retention-invalid",
    ]);
  }
  const body = { retentionMs: 30 * DAY };
  assert.equal((await sam.ask("PUT", `${office.path}/retention`, { body })).status, 204);
  const endsAt = await post("after");
  assert.equal(endsAt, time.now + 30 * DAY);
  assert.match((await sentTo(clinic, office.ona.email))[0]?.subject ?? "", /kept/);
  time.now = endsAt - 1;
  await deeds.expireMessages();
  await deeds.destroyKeys();
  const reader = await browserOf(clinic, office.ona);
  const { json } = await reader.ask("GET", `/api/threads/${threadId}/messages`);
  assert.deepEqual(
    json.messages.map(({ text }: { text: string }) => text),
    ["after"],
  );
  const ours = async () =>
    (await ports.keys.alive()).filter(({ organisationId }) => organisationId === office.id);
  assert.equal((await ours()).length, 1);
  time.now += 1;
  await deeds.expireMessages();
  await deeds.destroyKeys();
  assert.deepEqual(await ours(), []);
  sam = await browserOf(clinic, samHimself);
});

test("Support's routes are for Support alone, whatever else somebody is", async () => {
  const office = await found("Katsura Clinic");
  for (const route of everyRoute(clinic.app).filter(({ url }) => url.startsWith("/api/support"))) {
    const { status, json } = await office.browser.ask(route.method, filled(route, office.id), { body: {} });
    assert.deepEqual([status, json?.code ?? "support-only"], [403, "support-only"], route.url);
  }
});

test("no route that Support may ask gives a patient's name or a word of a message, and those of the clinic give no answer", async () => {
  const MARKS = ["Marigold Quince", "the purple otter", "marked notes", "+12025550142", "maya@post.example"];
  const here = await visit(clinic);
  sam = await browserOf(clinic, samHimself);
  const entry = { name: MARKS[0], mobile: "+12025550177", email: "", timeZone: "UTC", notes: MARKS[2] };
  const { json: kept } = await here.ada.ask("POST", "/api/contacts", { body: entry });
  const threadId = await startChat(here.ada, kept.contact.id);
  await here.ada.ask("POST", `/api/threads/${threadId}/messages`, {
    body: { clientId: "message-of-the-otter", text: MARKS[1] },
  });
  const ids = [here.here, threadId, kept.contact.id, here.threadId, here.maya];
  // The outbox is there in the demo alone, where everybody is made up.
  const routes = everyRoute(clinic.app).filter(({ url }) => !/^\/api\/(sign-out|outbox)$/.test(url));
  assert.ok(routes.length > 60);
  for (const route of routes) {
    const stranger = await (await browserOf(clinic)).ask(route.method, filled(route), { body: {} });
    const isGuarded = stranger.status === 401 && !/^\/api\/(support|account)(\/|$)/.test(route.url);
    for (const id of ids) {
      const { status, text } = await sam.ask(route.method, filled(route, id), { body: {} });
      const about = `${route.method} ${filled(route, id)}`;
      if (isGuarded) assert.equal(status, 403, about);
      assert.deepEqual(
        MARKS.filter((mark) => text.includes(mark)),
        [],
        about,
      );
    }
  }
});

import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import {
  codeOf,
  keep,
  MAYAS_EMAIL,
  MAYAS_MOBILE,
  MILO,
  MILOS_MOBILE,
  MINUTE,
  openLink,
  say,
  textsIn,
  visit,
} from "../../../test/harness/guest-visit.ts";
import { BEHIND_A_PROXY, browserOf, type HttpBrowser, secretTo } from "../../../test/harness/http-browser.ts";
import { type HttpClinic, openHttpClinic } from "../../../test/harness/http-clinic.ts";
import type { OrganisationId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";

let clinic: HttpClinic;
let here: OrganisationId;
let ada: HttpBrowser;
let maya: number;
let threadId: number;
let phone: HttpBrowser;
let bea: Person;
let beas: HttpBrowser;

before(async () => {
  clinic = await openHttpClinic(BEHIND_A_PROXY);
});
after(() => clinic.close());
beforeEach(async () => {
  ({ here, ada, maya, threadId, phone } = await visit(clinic));
  bea = await clinic.addPerson(here, `Bea ${here}`, ["host"]);
  beas = await browserOf(clinic, bea);
});

const add = (by: HttpBrowser, people: number[], fromBefore = false) =>
  by.ask("POST", `/api/threads/${threadId}/members`, { body: { people, fromBefore } });
const join = (digits: string) => phone.ask("POST", "/api/join", { body: { code: digits } });
const ofMaya = (what: string) => `/api/threads/${threadId}/members/${maya}${what}`;

test("whoever is removed from a chat keeps nothing that leads into it: sessions and codes end with them", async () => {
  const body = { startsAt: null, people: [maya, bea.id] };
  const { appointment } = (await ada.ask("POST", "/api/appointments", { body })).json;
  ({ threadId } = appointment);
  const digits = [
    appointment.people.find(({ guest }: { guest: boolean }) => guest).code.code,
    (await ada.ask("POST", ofMaya("/code"))).json.code,
  ];
  const { threads } = (await ada.ask("GET", "/api/threads")).json;
  const { members } = threads.find(({ id }: { id: number }) => id === threadId);
  const adasId = members.find(({ id }: { id: number }) => id !== maya && id !== bea.id).id;
  const told: string[] = [];
  const stop = clinic.ports.announcements.subscribe(({ kind }) => told.push(kind));
  assert.equal((await beas.ask("DELETE", `/api/threads/${threadId}/members/${adasId}`)).status, 204);
  stop();
  assert.deepEqual(told, ["members", "appointment", "waiting"]);
  assert.deepEqual((await ada.ask("GET", "/api/appointments")).json, { appointments: [] });
  const again = await ada.ask("POST", `/api/appointments/${appointment.id}/remind`);
  assert.deepEqual(codeOf(again), [404, "appointment-not-found"]);
  for (const known of digits) assert.deepEqual(codeOf(await join(known)), [404, "code-wrong"]);
});

test("a host gives nobody more of what was said before than they see themselves", async () => {
  await say(ada, threadId, "Before Bea");
  await add(ada, [bea.id]);
  await say(ada, threadId, "With Bea");
  const milo = await keep(beas, MILO);
  assert.equal((await add(beas, [milo], true)).status, 204);
  await openLink(phone, await secretTo(clinic, MILOS_MOBILE));
  assert.deepEqual(await textsIn(phone, threadId), ["With Bea"]);
});

test("with the links to a chat the one to the guest's computer is taken back", async () => {
  await openLink(phone, await secretTo(clinic, MAYAS_MOBILE));
  clinic.time.now += MINUTE;
  await phone.ask("POST", "/api/invitations/computer");
  const secret = await secretTo(clinic, MAYAS_EMAIL);
  assert.equal((await ada.ask("DELETE", ofMaya("/invitation"))).status, 204);
  assert.deepEqual(codeOf(await openLink(await browserOf(clinic), secret)), [410, "link-ended"]);
});

test("a code is taken back also from who has left the chat", async () => {
  await ada.ask("POST", ofMaya("/code"));
  await ada.ask("DELETE", ofMaya(""));
  assert.equal((await ada.ask("DELETE", ofMaya("/code"))).status, 204);
});

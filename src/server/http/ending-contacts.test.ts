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

const MAYA = {
  name: "Maya Lind",
  mobile: "(202) 555-0142",
  email: "",
  timeZone: "America/New_York",
  notes: "",
};

let clinic: HttpClinic;
let here: OrganisationId;
/** Two hosts of one organisation, and one of another. */
let ada: HttpBrowser;
let ben: HttpBrowser;
let far: HttpBrowser;

const keep = (by: HttpBrowser, entry: object = {}) =>
  by.ask("POST", "/api/contacts", { body: { ...MAYA, ...entry } });
const listed = async (by: HttpBrowser, query = "") =>
  (await by.ask("GET", `/api/contacts${query}`)).json.contacts.map(({ name }: { name: string }) => name);
const start = async (by: HttpBrowser, ...people: number[]) =>
  (await by.ask("POST", "/api/threads", { body: { people } })).json.threadId;

before(async () => {
  clinic = await openHttpClinic(BEHIND_A_PROXY);
});
after(() => clinic.close());
beforeEach(async () => {
  await sentTo(clinic, "nobody"); // what is on its way
  clinic.time.now += 60_000;
  here = clinic.addOrganisation("Riverside Clinic");
  const elsewhere = clinic.addOrganisation("Hilltop Clinic");
  const host = (name: string, organisationId: OrganisationId) =>
    clinic.addPerson(organisationId, `${name} ${here}`, ["host", "participant"]);
  ada = await browserOf(clinic, await host("Ada", here));
  ben = await browserOf(clinic, await host("Ben", here));
  far = await browserOf(clinic, await host("Far", elsewhere));
});

describe("deleting a contact", () => {
  async function comeIn(address = "+12025550142") {
    const guest = await browserOf(clinic);
    const body = { secret: await secretTo(clinic, address) };
    assert.equal((await guest.ask("POST", "/api/invitations/open", { body })).status, 200);
    return guest;
  }

  test("their access ends at once: session, chats, link and code", async () => {
    const { id } = (await keep(ada)).json.contact;
    const threadId = await start(ada, id);
    const path = `/api/threads/${threadId}/members/${id}`;
    const { code } = (await ada.ask("POST", `${path}/code`)).json;
    const guest = await comeIn();
    const secret = await secretTo(clinic, "+12025550142");
    const told: Announcement[] = [];
    const stop = clinic.ports.announcements.subscribe((announcement) => told.push(announcement));
    assert.equal((await ada.ask("DELETE", `/api/contacts/${id}`)).status, 204);
    stop();
    assert.deepEqual(told.map(({ kind }) => kind).sort(), ["members", "session-ended"]);
    assert.equal((await guest.ask("GET", "/api/threads")).status, 401);
    assert.equal((await guest.ask("POST", "/api/invitations/open", { body: { secret } })).status, 410);
    assert.equal((await guest.ask("POST", "/api/join", { body: { code } })).json.code, "code-wrong");
    assert.deepEqual(await listed(ada), []);
    const members = (await ada.ask("GET", "/api/threads")).json.threads[0].members;
    assert.equal(members.find((member: { id: number }) => member.id === id)?.left, true);
  });

  test("who is another host's contact too stays theirs, and leaves the chats of the one who deleted them", async () => {
    const { id } = (await keep(ada)).json.contact;
    await keep(ben);
    const adas = await start(ada, id);
    const bens = await start(ben, id);
    const guest = await comeIn();
    await ada.ask("DELETE", `/api/contacts/${id}`);
    const { threads } = (await guest.ask("GET", "/api/threads")).json;
    assert.deepEqual(
      threads.map((thread: { id: number }) => thread.id),
      [bens],
    );
    assert.notEqual(adas, bens);
    assert.deepEqual(await listed(ben), ["Maya Lind"]);
  });

  test("their name stands beside what they wrote for as long as that lives, and is then erased", async () => {
    const { id } = (await keep(ada)).json.contact;
    const threadId = await start(ada, id);
    const guest = await comeIn();
    const body = { clientId: "0123456789abcdef", text: "Good-bye" };
    await guest.ask("POST", `/api/threads/${threadId}/messages`, { body });
    await ada.ask("DELETE", `/api/contacts/${id}`);
    const nameNow = async () => {
      const { threads } = (await ada.ask("GET", "/api/threads")).json;
      return threads[0].members.find((member: { id: number }) => member.id === id).name;
    };
    await clinic.deeds.eraseEnded();
    assert.equal(await nameNow(), "Maya Lind");
    const later = clinic.time.now + 24 * 60 * 60_000;
    const host = await clinic.deeds.recogniseSession(ada.jar.get("__Host-session") ?? "");
    assert.ok(host);
    clinic.time.now = later;
    await clinic.deeds.expireMessages();
    await clinic.deeds.eraseTraces();
    await clinic.deeds.eraseEnded();
    ada = await browserOf(clinic, host.person);
    assert.equal((await nameNow()) ?? "", "");
  });

  test("somebody else's contact is answered like one that there is not", async () => {
    const { id } = (await keep(ada)).json.contact;
    for (const [by, which] of [
      [ben, id],
      [far, id],
      [ada, 12_345],
    ] as const) {
      const refused = await by.ask("DELETE", `/api/contacts/${which}`);
      assert.deepEqual([refused.status, refused.json.code], [404, "contact-not-found"]);
    }
    assert.deepEqual(await listed(ada), ["Maya Lind"]);
  });
});

describe("merging contacts", () => {
  test("two entries of one person become one, with the chats and addresses of both", async () => {
    const from = (await keep(ada, { mobile: "", email: "maya@post.example" })).json.contact;
    const into = (await keep(ada)).json.contact;
    const threadId = await start(ada, from.id);
    await start(ada, into.id);
    const merged = await ada.ask("POST", `/api/contacts/${from.id}/merge`, { body: { into: into.id } });
    assert.equal(merged.status, 200);
    const { id, mobile, email } = merged.json.contact;
    assert.deepEqual([id, mobile, email], [into.id, "+12025550142", "maya@post.example"]);
    assert.deepEqual(await listed(ada), ["Maya Lind"]);
    const { threads } = (await ada.ask("GET", "/api/threads")).json;
    const thread = threads.find((one: { id: number }) => one.id === threadId);
    const members = thread.members.filter(({ left }: { left: boolean }) => !left);
    assert.ok(members.some((member: { id: number }) => member.id === into.id));
  });

  test("a contact whom a colleague keeps too is not merged away", async () => {
    const { id } = (await keep(ada)).json.contact;
    await keep(ben);
    const puppet = (await keep(ben, { name: "Ben Himself", mobile: "202 555 0166" })).json.contact;
    const refused = await ben.ask("POST", `/api/contacts/${id}/merge`, { body: { into: puppet.id } });
    assert.deepEqual([refused.status, refused.json.code], [409, "contact-shared"]);
    assert.deepEqual(await listed(ada), ["Maya Lind"]);
    assert.deepEqual(await listed(ben), ["Ben Himself", "Maya Lind"]);
  });

  test("who is merged into a colleague's contact brings neither an address nor a device along", async () => {
    const { id } = (await keep(ada)).json.contact;
    const adas = await start(ada, id);
    await keep(ben);
    const email = "ben@post.example";
    const puppet = (await keep(ben, { name: "Ben Himself", mobile: "", email })).json.contact;
    const bens = await start(ben, puppet.id);
    const device = await browserOf(clinic);
    const secret = await secretTo(clinic, email);
    await device.ask("POST", "/api/invitations/open", { body: { secret } });
    const { code } = (await ben.ask("POST", `/api/threads/${bens}/members/${puppet.id}/code`)).json;
    const merged = await ben.ask("POST", `/api/contacts/${puppet.id}/merge`, { body: { into: id } });
    assert.deepEqual([merged.status, merged.json.contact.email], [200, null]);
    assert.equal((await ada.ask("GET", "/api/contacts")).json.contacts[0].email, null);
    assert.equal((await device.ask("GET", `/api/threads/${adas}/messages`)).status, 401);
    assert.equal((await device.ask("POST", "/api/invitations/open", { body: { secret } })).status, 410);
    assert.equal((await device.ask("POST", "/api/join", { body: { code } })).json.code, "code-wrong");
  });

  test("a contact is not merged with itself, nor with one of another host", async () => {
    const { id } = (await keep(ada)).json.contact;
    const foreign = (await keep(ben, { name: "Noa Ness" })).json.contact;
    const itself = await ada.ask("POST", `/api/contacts/${id}/merge`, { body: { into: id } });
    assert.deepEqual([itself.status, itself.json.code], [422, "contact-with-itself"]);
    for (const [from, into] of [
      [id, foreign.id],
      [foreign.id, id],
    ]) {
      const refused = await ada.ask("POST", `/api/contacts/${from}/merge`, { body: { into } });
      assert.deepEqual([refused.status, refused.json.code], [404, "contact-not-found"]);
    }
  });
});

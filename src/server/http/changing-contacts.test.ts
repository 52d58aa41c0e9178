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

describe("changing a contact", () => {
  test("a host corrects a contact of theirs, and nobody else's", async () => {
    const { id } = (await keep(ada)).json.contact;
    const body = { ...MAYA, name: "Maya Linden", email: "maya@post.example" };
    const changed = await ada.ask("PUT", `/api/contacts/${id}`, { body });
    assert.equal(changed.status, 200);
    assert.deepEqual(
      [changed.json.contact.name, changed.json.contact.email],
      ["Maya Linden", "maya@post.example"],
    );
    assert.deepEqual((await ada.ask("GET", "/api/contacts")).json.contacts, [changed.json.contact]);
    for (const by of [ben, far]) {
      const refused = await by.ask("PUT", `/api/contacts/${id}`, { body });
      assert.deepEqual([refused.status, refused.json.code], [404, "contact-not-found"]);
    }
  });

  test("a contact is found by the new number, and no more by the old one", async () => {
    const { id } = (await keep(ada)).json.contact;
    await ada.ask("PUT", `/api/contacts/${id}`, { body: { ...MAYA, mobile: "202 555 0199" } });
    assert.equal((await keep(ben, { mobile: "202 555 0199" })).json.contact.id, id);
    assert.notEqual((await keep(ben)).json.contact.id, id);
  });

  test("a link that went to a wrong number opens nothing once the number is corrected", async () => {
    const { id } = (await keep(ada, { mobile: "202 555 0111" })).json.contact;
    await start(ada, id);
    const secret = await secretTo(clinic, "+12025550111");
    await ada.ask("PUT", `/api/contacts/${id}`, { body: { ...MAYA, mobile: "202 555 0112" } });
    const stranger = await browserOf(clinic);
    assert.equal((await stranger.ask("POST", "/api/invitations/open", { body: { secret } })).status, 410);
  });

  test("whoever came in by a wrong number is out once it is corrected, and the code and the letter to it are no more", async () => {
    const wrong = "+12025550111";
    const { id } = (await keep(ada, { mobile: "202 555 0111" })).json.contact;
    const threadId = await start(ada, id);
    const stranger = await browserOf(clinic);
    await stranger.ask("POST", "/api/invitations/open", { body: { secret: await secretTo(clinic, wrong) } });
    assert.equal((await stranger.ask("GET", "/api/threads")).status, 200);
    const { code } = (await ada.ask("POST", `/api/threads/${threadId}/members/${id}/code`)).json;
    const letters = (await sentTo(clinic, wrong)).length;
    clinic.time.now += 60_000;
    await ada.ask("POST", `/api/threads/${threadId}/members/${id}/invitation`);
    const told: Announcement[] = [];
    const stop = clinic.ports.announcements.subscribe((announcement) => told.push(announcement));
    await ada.ask("PUT", `/api/contacts/${id}`, { body: { ...MAYA, mobile: "202 555 0112" } });
    stop();
    assert.deepEqual(
      told.map(({ kind }) => kind),
      ["session-ended"],
    );
    assert.equal((await stranger.ask("GET", "/api/threads")).status, 401);
    assert.equal((await stranger.ask("POST", "/api/join", { body: { code } })).json.code, "code-wrong");
    assert.equal((await sentTo(clinic, wrong)).length, letters);
  });

  test("who is in stays in when only the name, the notes or a missing address is entered", async () => {
    const { id } = (await keep(ada)).json.contact;
    await start(ada, id);
    const guest = await browserOf(clinic);
    const secret = await secretTo(clinic, "+12025550142");
    await guest.ask("POST", "/api/invitations/open", { body: { secret } });
    const body = { ...MAYA, name: "Maya Linden", email: "maya@post.example", notes: "Mornings" };
    await ada.ask("PUT", `/api/contacts/${id}`, { body });
    assert.equal((await guest.ask("GET", "/api/threads")).status, 200);
  });

  test("a new name is told to those who have a chat with them open", async () => {
    const { id } = (await keep(ada)).json.contact;
    const threadId = await start(ada, id);
    const told: Announcement[] = [];
    const stop = clinic.ports.announcements.subscribe((announcement) => told.push(announcement));
    await ada.ask("PUT", `/api/contacts/${id}`, { body: { ...MAYA, name: "Maya Linden" } });
    stop();
    assert.deepEqual(
      told.map((one) => one.kind === "members" && one.threadId),
      [threadId],
    );
    const { threads } = (await ada.ask("GET", "/api/threads")).json;
    assert.ok(threads[0].members.some(({ name }: { name: string }) => name === "Maya Linden"));
  });
});

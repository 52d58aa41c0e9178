import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { BEHIND_A_PROXY, browserOf, type HttpBrowser, sentTo } from "../../../test/harness/http-browser.ts";
import { type HttpClinic, openHttpClinic } from "../../../test/harness/http-clinic.ts";
import type { OrganisationId, PersonId } from "../domain/identifiers.ts";

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
const listed = async (by: HttpBrowser, query?: string) => {
  const all = ["GET", "/api/contacts"] as const;
  const fitting = ["POST", "/api/contacts/find", { body: { query } }] as const;
  const { json } = await (query === undefined ? by.ask(...all) : by.ask(...fitting));
  return json.contacts.map(({ name }: { name: string }) => name);
};
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

describe("keeping contacts", () => {
  test("a host keeps somebody with a name and a mobile number, and finds them among their own", async () => {
    const { status, json } = await keep(ada, { notes: "Prefers mornings" });
    assert.equal(status, 201);
    const { id, ...rest } = json.contact;
    assert.deepEqual(rest, {
      name: "Maya Lind",
      mobile: "+12025550142",
      mobileShown: "(202) 555-0142",
      email: null,
      timeZone: "America/New_York",
      notes: "Prefers mornings",
      optedOut: false,
    });
    assert.deepEqual((await ada.ask("GET", "/api/contacts")).json, { contacts: [json.contact] });
    assert.deepEqual(await listed(ben), []);
    assert.deepEqual(await listed(far), []);
  });

  test("contacts come by name, and those whom one means by what one types", async () => {
    await keep(ada, { name: "Zoe Abel", mobile: "", email: "zoe@post.example" });
    await keep(ada);
    await keep(ada, { name: "Ámbar Lund", mobile: "202 555 0177" });
    assert.deepEqual(await listed(ada), ["Ámbar Lund", "Maya Lind", "Zoe Abel"]);
    assert.deepEqual(await listed(ada, "L"), ["Ámbar Lund", "Maya Lind"]);
    assert.deepEqual(await listed(ada, "ambar"), ["Ámbar Lund"]);
    assert.deepEqual(await listed(ada, "zoe@"), ["Zoe Abel"]);
    assert.deepEqual(await listed(ada, "0177"), ["Ámbar Lund"]);
  });

  test("the same name with the same number is the same person, for another host too", async () => {
    const first = await keep(ada);
    const again = await keep(ben, { name: "MAYA  lind" });
    assert.deepEqual([first.status, again.status], [201, 200]);
    assert.equal(again.json.contact.id, first.json.contact.id);
    assert.deepEqual(await listed(ben), ["Maya Lind"]);
    assert.equal((await keep(ada)).json.contact.id, first.json.contact.id);
    assert.deepEqual(await listed(ada), ["Maya Lind"]);
  });

  test("two who keep the same person at the same moment keep one", async () => {
    const [one, other] = await Promise.all([keep(ada), keep(ben)]);
    assert.equal(one.json.contact.id, other.json.contact.id);
    assert.deepEqual([one.status, other.status].sort(), [200, 201]);
  });

  test("what a host knows besides of their own contact is added, and what they had entered stands", async () => {
    await keep(ada, { notes: "Prefers mornings" });
    await keep(ada, { email: "maya@post.example", notes: "Prefers evenings" });
    const { email, notes } = (await ada.ask("GET", "/api/contacts")).json.contacts[0];
    assert.deepEqual([email, notes], ["maya@post.example", "Prefers mornings"]);
  });

  test("nobody adds an address to a contact that a colleague keeps: the colleague's letters would go there", async () => {
    await keep(ada, { mobile: "", email: "maya@post.example" });
    const again = await keep(ben, { email: "maya@post.example" });
    assert.deepEqual([again.status, again.json.contact.mobile], [200, null]);
    const { mobile, email } = (await ada.ask("GET", "/api/contacts")).json.contacts[0];
    assert.deepEqual([mobile, email], [null, "maya@post.example"]);
  });

  test("each host reads their own notes of a contact, and nobody else's", async () => {
    const { id } = (await keep(ada, { notes: "From Ada" })).json.contact;
    const bens = (await keep(ben)).json.contact;
    assert.deepEqual([bens.id, bens.notes], [id, ""]);
    const notesOf = async (by: HttpBrowser) => (await by.ask("GET", "/api/contacts")).json.contacts[0].notes;
    await ben.ask("PUT", `/api/contacts/${id}`, { body: { ...MAYA, notes: "From Ben" } });
    assert.deepEqual([await notesOf(ada), await notesOf(ben)], ["From Ada", "From Ben"]);
    await ben.ask("DELETE", `/api/contacts/${id}`);
    assert.equal((await keep(ben)).json.contact.notes, "");
    assert.equal(await notesOf(ada), "From Ada");
  });

  test("a host has up to 5,000 contacts, and may still save those", async () => {
    const { id } = (await keep(ada)).json.contact;
    const { contacts } = clinic.ports;
    const kept = await contacts.find(id);
    assert.ok(kept);
    const host = await clinic.deeds.recogniseSession(ada.jar.get("__Host-session") ?? "");
    assert.ok(host);
    const more = Array.from({ length: 4_999 }, (_, n) => ({
      ...kept,
      id: (n + 1) as PersonId,
      mobileHash: undefined,
    }));
    await Promise.all(more.map((one) => contacts.add(one, host.person.id, clinic.time.now)));
    const refused = await keep(ada, { name: "Noa Ness" });
    assert.deepEqual([refused.status, refused.json.code], [422, "too-many-contacts"]);
    assert.equal((await keep(ada)).status, 200);
  });

  test("another name with the same number is another person: families share a phone", async () => {
    const first = await keep(ada);
    const son = await keep(ada, { name: "Milo Lind" });
    assert.equal(son.status, 201);
    assert.notEqual(son.json.contact.id, first.json.contact.id);
  });

  test("the same name with another number is another person", async () => {
    const first = await keep(ada);
    const other = await keep(ada, { mobile: "202 555 0143" });
    assert.equal(other.status, 201);
    assert.notEqual(other.json.contact.id, first.json.contact.id);
  });

  test("in another organisation the same person is another contact", async () => {
    const first = await keep(ada);
    const there = await keep(far);
    assert.equal(there.status, 201);
    assert.notEqual(there.json.contact.id, first.json.contact.id);
  });

  test("number, address, name and notes of a contact are in no log", async () => {
    await keep(ada, { email: "maya@post.example", notes: "Prefers mornings" });
    assert.doesNotMatch(clinic.logged.join(""), /5550142|maya@|Maya|mornings/);
  });

  for (const [entry, code, field] of [
    [{ name: "M" }, "name-too-short", "name"],
    [{ mobile: "", email: "" }, "contact-unreachable", "mobile"],
    [{ mobile: "+33 1 99 00 00 00" }, "mobile-abroad", "mobile"],
    [{ timeZone: "Nowhere" }, "time-zone-unknown", "timeZone"],
  ] as const) {
    test(`a contact is refused as ${code}, with a sentence, and is not kept`, async () => {
      const refused = await keep(ada, entry);
      assert.deepEqual([refused.status, refused.json.code, refused.json.field], [422, code, field]);
      assert.deepEqual(await listed(ada), []);
    });
  }
});

describe("finding people for a chat", () => {
  const find = async (by: HttpBrowser, query: string) =>
    (await by.ask("POST", "/api/people/find", { body: { query } })).json.people;

  test("own contacts are found beside people of the organisation, with what tells equal names apart", async () => {
    const one = (await keep(ada, { name: "Sam Ash" })).json.contact;
    const other = (await keep(ada, { name: "Sam Ash", mobile: "", email: "sam@post.example" })).json.contact;
    const colleague = await clinic.addPerson(here, "Samira Ash", ["participant"]);
    const { id, name, email } = colleague;
    const found = await find(ada, "sam");
    assert.deepEqual(
      new Set(found),
      new Set([
        { id: one.id, name: "Sam Ash", guest: true, email: null, lastFour: "0142" },
        { id: other.id, name: "Sam Ash", guest: true, email: "sam@post.example", lastFour: null },
        { id, name, guest: false, email, lastFour: null },
      ]),
    );
    assert.deepEqual(
      (await find(ben, "sam")).map((person: { guest: boolean }) => person.guest),
      [false],
    );
  });
});

test("who is no host has no contacts", async () => {
  const participant = await browserOf(clinic, await clinic.addPerson(here, `Pat ${here}`, ["participant"]));
  for (const answer of [
    await participant.ask("GET", "/api/contacts"),
    await keep(participant),
    await participant.ask("PUT", "/api/contacts/1", { body: MAYA }),
    await participant.ask("DELETE", "/api/contacts/1"),
    await participant.ask("POST", "/api/contacts/1/merge", { body: { into: 2 } }),
  ]) {
    assert.deepEqual([answer.status, answer.json.code], [403, "not-allowed"]);
  }
});

import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { firstAdministrator, setUpClinic } from "../../../test/harness/first-administrator.ts";
import { type HttpClinic, openHttpClinic } from "../../../test/harness/http-clinic.ts";
import { mailsTo } from "../../../test/harness/mailed.ts";
import type { Role } from "../../shared/protocol/parts.ts";
import type { Person } from "../domain/person.ts";
import type { Announcement } from "../ports/announcements.ts";

let clinic: HttpClinic;
let ona: Person;
let as: string;
let told: Announcement[];
let people = 0;

before(async () => {
  clinic = await openHttpClinic();
  await setUpClinic(clinic);
  ona = await firstAdministrator(clinic);
  as = await clinic.signedInAs(ona);
  clinic.ports.announcements.subscribe((announced) => told.push(announced));
});
after(() => clinic.close());
beforeEach(() => {
  told = [];
});

/** Somebody who has a password, and is signed in. */
async function colleague(name: string, roles: Role[] = ["host", "participant"]) {
  people += 1;
  const person = await clinic.addPerson(ona.organisationId, `${name} ${people}`, roles);
  await clinic.ports.people.setPassword(person.id, "$argon2id$", false);
  return { person, session: await clinic.signedInAs(person) };
}

const change = (id: number, body: object, by = as) =>
  clinic.ask("PATCH", `/api/colleagues/${id}`, { as: by, body });
const act = (id: number, deed: string, by = as) =>
  clinic.ask("POST", `/api/colleagues/${id}/${deed}`, { as: by });
const listed = async (id: number) =>
  (await clinic.ask("GET", "/api/colleagues", { as })).json.colleagues.find((one: Person) => one.id === id);

test("roles are combined freely, count from the next request on, and open screens are told", async () => {
  const { person, session } = await colleague("Ben Birch");
  assert.equal((await clinic.ask("GET", "/api/colleagues", { as: session })).status, 403);
  assert.equal((await change(person.id, { roles: ["administrator", "host"] })).status, 204);
  assert.deepEqual((await listed(person.id)).roles, ["administrator", "host", "participant"]);
  assert.equal((await clinic.ask("GET", "/api/colleagues", { as: session })).status, 200);
  assert.ok(told.some((one) => one.kind === "person-changed" && one.personId === person.id));
});

test("a role that is taken away during a session is gone with the next request", async () => {
  const { person, session } = await colleague("Cleo Cho", ["administrator", "participant"]);
  assert.equal((await change(person.id, { roles: [] })).status, 204);
  assert.equal((await change(ona.id, { roles: [] }, session)).json.code, "administrators-only");
  assert.equal(
    (await clinic.ask("POST", "/api/people/find", { as: session, body: { query: "be" } })).status,
    403,
  );
});

test("a colleague is given another name", async () => {
  const { person } = await colleague("Dan Dove");
  assert.equal((await change(person.id, { name: "  Daniel   Dove " })).status, 204);
  assert.equal((await listed(person.id)).name, "Daniel Dove");
  assert.equal((await change(person.id, { name: " " })).json.code, "name-missing");
});

for (const body of [
  { organisationId: 1 },
  { email: "other@riverside.example" },
  { roles: ["support"] },
  { support: true },
  { passwordHash: "$argon2id$" },
  { name: "Eve", deactivatedAt: null },
  { roles: "administrator" },
])
  test(`what is not an administrator's to set is refused as a whole: ${JSON.stringify(body)}`, async () => {
    const { person } = await colleague("Eve Elm");
    assert.equal((await change(person.id, { ...body })).json.code, "invalid-body");
    assert.deepEqual((await listed(person.id)).roles, person.roles);
  });

test("who is deactivated is out at once, and comes back as they were when they are restored", async () => {
  const { person, session } = await colleague("Fay Fern");
  assert.equal((await act(person.id, "deactivate")).status, 204);
  assert.ok(told.some(({ kind }) => kind === "session-ended"));
  assert.equal((await clinic.ask("GET", "/api/unread", { as: session })).status, 401);
  assert.equal((await listed(person.id)).deactivated, true);
  const found = await clinic.ask("POST", "/api/people/find", { as, body: { query: "Fay" } });
  assert.deepEqual(found.json.people, []);
  assert.equal((await act(person.id, "restore")).status, 204);
  const { deactivated, roles } = await listed(person.id);
  assert.deepEqual([deactivated, roles], [false, person.roles]);
  assert.equal(
    (await clinic.ask("GET", "/api/unread", { as: session })).status,
    401,
    "the session stays ended",
  );
});

test("somebody who never chose a password gets a new link when they are restored", async () => {
  const invited = await clinic.addPerson(ona.organisationId, "Gil Gray", ["participant"]);
  await act(invited.id, "deactivate");
  const { status, json } = await act(invited.id, "restore");
  assert.equal(status, 201);
  assert.match(json.link, /\/welcome#/);
});

test("contacts pass to the administrator with what was noted of them; notes on those whom a colleague keeps too are erased", async () => {
  const { deeds, ports } = clinic;
  const { person: hal } = await colleague("Hal Hart");
  const { person: liv } = await colleague("Liv Lund");
  const entry = (name: string, notes: string) => {
    const email = `${name.replace(" ", ".").toLowerCase()}@mail.example`;
    return { name, mobile: "", email, timeZone: "America/Chicago", notes };
  };
  const { contact: maya } = await deeds.keepContact(hal, entry("Maya Lind", "Prefers mornings"));
  await deeds.keepContact(hal, entry("Noor Lane", "Has two dogs"));
  await deeds.keepContact(liv, entry("Noor Lane", "Knee"));
  await deeds.deactivateColleague(ona, hal.id);
  await ports.later.settled();
  const own = (await deeds.findContacts(ona)).contacts.map(({ id, notes }) => [id, notes]);
  assert.deepEqual(own, [[maya.id, "Prefers mornings"]]);
  const kept = (await deeds.findContacts(liv)).contacts.map(({ name, notes }) => [name, notes]);
  assert.deepEqual(kept, [["Noor Lane", "Knee"]]);
});

test("the last administrator can neither demote nor deactivate themselves", async (t) => {
  const alone = await openHttpClinic();
  t.after(() => alone.close());
  const session = await setUpClinic(alone);
  const { id, organisationId } = await firstAdministrator(alone);
  await alone.addPerson(organisationId, "Ina Invited", ["administrator", "participant"]);
  const demoted = await alone.ask("PATCH", `/api/colleagues/${id}`, {
    as: session,
    body: { roles: ["host"] },
  });
  const left = await alone.ask("POST", `/api/colleagues/${id}/deactivate`, { as: session });
  for (const { status, json } of [demoted, left])
    assert.deepEqual([status, json.code], [409, "last-administrator"]);
  assert.equal((await alone.ask("GET", "/api/colleagues", { as: session })).status, 200);
});

test("a lost second factor is taken away by an administrator; the person is told and signed out everywhere", async () => {
  const { person, session } = await colleague("Ina Iris");
  clinic.sql("UPDATE people SET totp = ? WHERE id = ?", "sealed", person.id);
  assert.equal((await listed(person.id)).secondFactor, true);
  assert.equal((await act(person.id, "reset-second-factor")).status, 204);
  assert.equal((await listed(person.id)).secondFactor, false);
  assert.equal((await clinic.ask("GET", "/api/unread", { as: session })).status, 401);
  const [letter] = await mailsTo(clinic, person.email);
  assert.match(letter?.subject ?? "", /second factor was taken away/);
});

test("nobody takes their own second factor away this way", async () => {
  assert.equal((await act(ona.id, "reset-second-factor")).json.code, "own-account");
});

test("without a letter the link for a new password is the administrator's to hand over; who has left gets none", async () => {
  const { person } = await colleague("Jo June");
  assert.match((await act(person.id, "link")).json.link, /\/welcome#/);
  await act(person.id, "deactivate");
  assert.equal((await act(person.id, "link")).json.code, "person-not-found");
});

test("nobody but an administrator of the same organisation does any of it, and what is of another one is not there", async () => {
  const { person } = await colleague("Kim Kale");
  const host = (await colleague("Lou Lake")).session;
  const elsewhere = clinic.addOrganisation("Other Clinic");
  const stranger = await clinic.addPerson(elsewhere, "Mia Moss", ["administrator", "participant"]);
  const theirs = await clinic.signedInAs(stranger);
  for (const deed of ["deactivate", "restore", "reset-second-factor", "link"]) {
    assert.equal((await act(person.id, deed, host)).json.code, "administrators-only", deed);
    assert.equal((await act(person.id, deed, theirs)).json.code, "person-not-found", deed);
    assert.equal((await act(person.id, deed, "")).status, 401, deed);
  }
  assert.equal((await change(person.id, { name: "No" }, host)).json.code, "administrators-only");
  assert.equal((await change(person.id, { name: "No" }, theirs)).json.code, "person-not-found");
  assert.equal((await listed(person.id)).deactivated, false);
});

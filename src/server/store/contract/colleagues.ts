import assert from "node:assert/strict";
import { test } from "node:test";
import type { Role } from "../../../shared/protocol/parts.ts";
import type { PersonId } from "../../domain/identifiers.ts";
import type { Person } from "../../domain/person.ts";
import { type Clinic, NOW, refused } from "./clinic.ts";
import { signIn, withClinics } from "./guests.ts";
import type { Open } from "./opened.ts";

export function colleaguesContract(open: Open): void {
  withClinics(
    open,
    "who works here",
    changingSuite,
    refusedSuite,
    lastAdministratorSuite,
    atOnceSuite,
    restoringSuite,
    choosingSuite,
    notChosenSuite,
  );
}

const ADMINISTRATOR: Role[] = ["administrator", "participant"];

/** Somebody who can sign in. */
export async function account(clinic: Clinic, name: string, roles: Role[]): Promise<Person> {
  const person = await clinic.person(name, roles);
  await clinic.store.people.setPassword(person.id, "$argon2id$");
  return person;
}

async function administrators(clinic: Clinic): Promise<[Person, Person]> {
  return [await account(clinic, "Ona One", ADMINISTRATOR), await account(clinic, "Tia Two", ADMINISTRATOR)];
}

function changingSuite(given: () => Clinic): void {
  test("an administrator gives a colleague another name and other roles, and they are found by the new name", async () => {
    const clinic = given();
    const { colleagues, people } = clinic.store;
    const ona = await account(clinic, "Ona One", ADMINISTRATOR);
    const { ana, bo, threadId } = await clinic.pair();
    const roles: Role[] = ["administrator", "host", "participant"];
    assert.deepEqual(await colleagues.change(ona, ana.id, { name: "Anna Newname", roles }), [threadId]);
    assert.deepEqual(await people.byId(ana.id), { ...ana, name: "Anna Newname", roles });
    assert.deepEqual(await people.search(clinic.id, "newname", 5), [{ ...ana, name: "Anna Newname", roles }]);
    assert.deepEqual(await people.byId(bo.id), bo);
    await colleagues.change(ona, ana.id, { roles: ["participant"] });
    assert.deepEqual(await people.byId(ana.id), { ...ana, name: "Anna Newname", roles: ["participant"] });
  });
}

function refusedSuite(given: () => Clinic): void {
  test("people of another organisation, guests and nobody are no colleagues", async () => {
    const [clinic, other] = [given(), await given().another()];
    const { colleagues } = clinic.store;
    const ona = await account(clinic, "Ona One", ADMINISTRATOR);
    const stranger = await other.person();
    for (const id of [stranger.id, 1 as PersonId]) {
      assert.equal(await colleagues.find(clinic.id, id), undefined);
      await refused("person-not-found", colleagues.change(ona, id, { name: "No" }));
      await refused("person-not-found", colleagues.deactivate(ona, id, NOW));
      await refused("person-not-found", colleagues.restore(ona, id));
    }
    assert.deepEqual(await other.store.people.byId(stranger.id), stranger);
  });

  test("who is no administrator any more changes nobody", async () => {
    const clinic = given();
    const { colleagues, people } = clinic.store;
    const [ona, tia] = await administrators(clinic);
    await colleagues.change(tia, ona.id, { roles: ["participant"] });
    await refused("administrators-only", colleagues.change(ona, tia.id, { roles: ["participant"] }));
    await refused("administrators-only", colleagues.deactivate(ona, tia.id, NOW));
    await refused("administrators-only", colleagues.restore(ona, tia.id));
    assert.deepEqual(await people.byId(tia.id), tia);
  });
}

function lastAdministratorSuite(given: () => Clinic): void {
  test("the last administrator can neither demote nor deactivate themselves", async () => {
    const clinic = given();
    const { colleagues, people } = clinic.store;
    const ona = await account(clinic, "Ona One", ADMINISTRATOR);
    await account(clinic, "Hal Host", ["host", "participant"]);
    await refused("last-administrator", colleagues.change(ona, ona.id, { roles: ["host"] }));
    await refused("last-administrator", colleagues.deactivate(ona, ona.id, NOW));
    assert.deepEqual(await people.byId(ona.id), ona);
  });

  test("an administrator who never signed in, or was deactivated, does not count as another one", async () => {
    const clinic = given();
    const { colleagues } = clinic.store;
    const [ona, tia] = await administrators(clinic);
    await clinic.person("Ina Invited", ADMINISTRATOR);
    await colleagues.deactivate(ona, tia.id, NOW);
    assert.deepEqual(await colleagues.administrators(clinic.id), [ona.id]);
    await refused("last-administrator", colleagues.deactivate(ona, ona.id, NOW));
  });

  test("where there are two, one may leave", async () => {
    const clinic = given();
    const { colleagues, people } = clinic.store;
    const [ona, tia] = await administrators(clinic);
    await colleagues.deactivate(ona, ona.id, NOW);
    assert.equal(await people.byId(ona.id), undefined);
    assert.deepEqual(await colleagues.administrators(clinic.id), [tia.id]);
  });
}

function atOnceSuite(given: () => Clinic): void {
  test("of two administrators who demote each other at once, on two nodes, one is left", async () => {
    const clinic = given();
    const [ona, tia] = await administrators(clinic);
    const node = await clinic.opened.another();
    const roles: Role[] = ["participant"];
    const done = await Promise.allSettled([
      clinic.store.colleagues.change(ona, tia.id, { roles }),
      node.colleagues.change(tia, ona.id, { roles }),
    ]);
    assert.deepEqual(done.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
    assert.equal((await node.colleagues.administrators(clinic.id)).length, 1);
  });

  test("of two administrators who leave at once, on two nodes, one cannot", async () => {
    const clinic = given();
    const [ona, tia] = await administrators(clinic);
    const node = await clinic.opened.another();
    const done = await Promise.allSettled([
      clinic.store.colleagues.deactivate(ona, ona.id, NOW),
      node.colleagues.deactivate(tia, tia.id, NOW),
    ]);
    assert.deepEqual(done.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
    assert.equal((await node.colleagues.administrators(clinic.id)).length, 1);
  });
}

function restoringSuite(given: () => Clinic): void {
  test("who is restored is who they were, and nobody else is", async () => {
    const clinic = given();
    const { colleagues, people } = clinic.store;
    const ona = await account(clinic, "Ona One", ADMINISTRATOR);
    const hal = await account(clinic, "Hal Host", ["host", "participant"]);
    await colleagues.deactivate(ona, hal.id, NOW);
    const state = { invited: false, deactivated: false, secondFactor: false };
    assert.deepEqual(await colleagues.find(clinic.id, hal.id), { ...hal, ...state, deactivated: true });
    assert.deepEqual(await colleagues.restore(ona, hal.id), { ...hal, ...state });
    assert.deepEqual(await colleagues.find(clinic.id, hal.id), { ...hal, ...state });
    assert.deepEqual(await people.byId(hal.id), hal);
    assert.equal((await people.credentials(hal.email))?.passwordHash, "$argon2id$");
  });

  test("a name or roles of somebody who is deactivated are not changed", async () => {
    const clinic = given();
    const ona = await account(clinic, "Ona One", ADMINISTRATOR);
    const hal = await account(clinic, "Hal Host", ["host", "participant"]);
    await clinic.store.colleagues.deactivate(ona, hal.id, NOW);
    const change = { roles: ADMINISTRATOR };
    await refused("person-not-found", clinic.store.colleagues.change(ona, hal.id, change));
  });
}

function choosingSuite(given: () => Clinic): void {
  test("a password by a link ends the person's other links and all their sessions, and works once", async () => {
    const clinic = given();
    const { colleagues, links, people, sessions } = clinic.store;
    const [ona, hal] = [
      await account(clinic, "Ona One", ADMINISTRATOR),
      await account(clinic, "Hal Host", []),
    ];
    const [ofHal, ofOna] = [await signIn(clinic, hal), await signIn(clinic, ona)];
    await links.put("reset", { kind: "reset", personId: hal.id, mailed: true }, NOW + 10);
    await links.put("welcome", { kind: "welcome", personId: hal.id }, NOW + 10);
    await links.put("other", { kind: "welcome", personId: ona.id }, NOW + 10);
    const chosen = await colleagues.choosePassword("reset", "$new$", NOW);
    assert.deepEqual(chosen, { personId: hal.id, first: false, sessions: [ofHal.id] });
    assert.equal((await people.credentials(hal.email))?.passwordHash, "$new$");
    assert.equal(await sessions.find(ofHal.hash, NOW), undefined);
    assert.ok(await sessions.find(ofOna.hash, NOW));
    assert.equal(await links.look("welcome", NOW), undefined);
    assert.ok(await links.look("other", NOW));
    assert.equal(await colleagues.choosePassword("reset", "$again$", NOW), undefined);
  });
}

function notChosenSuite(given: () => Clinic): void {
  test("no password is chosen by a link that ended, that is for something else, or of who is deactivated", async () => {
    const clinic = given();
    const { colleagues, links, people } = clinic.store;
    const [ona, hal] = [
      await account(clinic, "Ona One", ADMINISTRATOR),
      await account(clinic, "Hal Host", []),
    ];
    await links.put("ended", { kind: "reset", personId: hal.id, mailed: true }, NOW);
    await links.put("set-up", { kind: "set-up" }, NOW + 10);
    assert.equal(await colleagues.choosePassword("ended", "$new$", NOW), undefined);
    assert.equal(await colleagues.choosePassword("set-up", "$new$", NOW), undefined);
    await colleagues.deactivate(ona, hal.id, NOW);
    await links.put("later", { kind: "reset", personId: hal.id, mailed: true }, NOW + 10);
    assert.equal(await colleagues.choosePassword("later", "$new$", NOW), undefined);
    await colleagues.restore(ona, hal.id);
    assert.equal((await people.credentials(hal.email))?.passwordHash, "$argon2id$");
  });

  test("of two who choose by one link at once, on two nodes, one does", async () => {
    const clinic = given();
    const { links } = clinic.store;
    const hal = await clinic.person("Hal Host");
    const node = await clinic.opened.another();
    await links.put("link", { kind: "welcome", personId: hal.id, mailed: true }, NOW + 10);
    const chosen = await Promise.all([
      clinic.store.colleagues.choosePassword("link", "$one$", NOW),
      node.colleagues.choosePassword("link", "$two$", NOW),
    ]);
    assert.equal(chosen.filter((one) => one?.first === true).length, 1);
    assert.equal(chosen.filter((one) => one === undefined).length, 1);
  });
}

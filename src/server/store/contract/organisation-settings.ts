import assert from "node:assert/strict";
import { test } from "node:test";
import type { OrganisationId } from "../../domain/identifiers.ts";
import { type Clinic, DAY, identifier, NOW } from "./clinic.ts";
import { bytes, hostAndGuest, signIn, withClinics } from "./guests.ts";
import type { Open } from "./opened.ts";

export function organisationSettingsContract(open: Open): void {
  withClinics(open, "settings and keys of an organisation", settingsSuite, keySuite);
  withClinics(open, "a guest's session", sessionSuite);
}

function settingsSuite(given: () => Clinic): void {
  test("letters name the organisation unless its administrator wants otherwise", async () => {
    const [clinic, other] = [given(), await given().another()];
    const { people } = clinic.store;
    assert.deepEqual(await people.settings(clinic.id), { namedInLetters: true });
    await people.saveSettings(clinic.id, { namedInLetters: false });
    assert.deepEqual(await people.settings(clinic.id), { namedInLetters: false });
    assert.deepEqual(await people.settings(other.id), { namedInLetters: true });
  });
}

function keySuite(given: () => Clinic): void {
  test("an organisation's wrapped key is the first that was put, for every node", async () => {
    const clinic = given();
    const { organisationKeys } = clinic.store;
    const node = await clinic.opened.another();
    assert.equal(await organisationKeys.wrappedKey(clinic.id), undefined);
    const stand = await Promise.all([
      organisationKeys.putWrappedKeyIfNone(clinic.id, bytes("one")),
      node.organisationKeys.putWrappedKeyIfNone(clinic.id, bytes("two")),
    ]);
    assert.deepEqual(stand[0], stand[1]);
    assert.deepEqual(await node.organisationKeys.wrappedKey(clinic.id), stand[0]);
    assert.ok((await node.organisationKeys.anyWrappedKey())?.wrapped);
    assert.deepEqual(await organisationKeys.putWrappedKeyIfNone(clinic.id, bytes("three")), stand[0]);
  });

  test("there is no key for an organisation that is not there", async () => {
    const { organisationKeys } = given().store;
    const nowhere = identifier<OrganisationId>();
    await assert.rejects(organisationKeys.putWrappedKeyIfNone(nowhere, bytes("key")), { code: "not-stored" });
  });
}

function sessionSuite(given: () => Clinic): void {
  test("a guest's session ends so long after their last activity", async () => {
    const clinic = given();
    const { sessions } = clinic.store;
    const { guest } = await hostAndGuest(clinic);
    const { id, hash } = await signIn(clinic, guest);
    await sessions.active(id, NOW + 10);
    await sessions.active(id, NOW + 5);
    const found = await sessions.find(hash, NOW);
    assert.deepEqual([found?.endsAt, found?.seenAt, found?.person], [NOW + 10 + DAY, NOW + 10, guest]);
  });

  test("activity does not bring back a session that has ended", async () => {
    const clinic = given();
    const { sessions } = clinic.store;
    const { guest } = await hostAndGuest(clinic);
    const { id, hash } = await signIn(clinic, guest);
    await sessions.active(id, NOW + DAY);
    assert.equal(await sessions.find(hash, NOW + DAY), undefined);
  });

  test("activity does not put off the end of a session that ends at a fixed time", async () => {
    const clinic = given();
    const { sessions } = clinic.store;
    const { id: personId } = await clinic.person();
    const [id, hash] = [identifier<Parameters<typeof sessions.active>[0]>(), `token ${identifier()}`];
    await sessions.start({ id, hash, personId, now: NOW, endsAt: NOW + 10 });
    await sessions.active(id, NOW + 5);
    assert.equal((await sessions.find(hash, NOW))?.endsAt, NOW + 10);
  });
}

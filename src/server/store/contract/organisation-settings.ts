import assert from "node:assert/strict";
import { test } from "node:test";
import type { OrganisationId } from "../../domain/identifiers.ts";
import { DEFAULT_SETTINGS } from "../../domain/organisation-settings.ts";
import { type Clinic, DAY, identifier, NOW } from "./clinic.ts";
import { bytes, hostAndGuest, signIn, withClinics } from "./guests.ts";
import type { Open } from "./opened.ts";

export function organisationSettingsContract(open: Open): void {
  withClinics(open, "settings and keys of an organisation", settingsSuite, keySuite);
  withClinics(open, "a guest's session", sessionSuite);
}

function settingsSuite(given: () => Clinic): void {
  test("an organisation has the defaults until an administrator sets something, and what is not set stays", async () => {
    const [clinic, other] = [given(), await given().another()];
    const { people } = clinic.store;
    const before = { name: "Clinic", emergencyNumber: "911", ...DEFAULT_SETTINGS };
    assert.deepEqual(await people.settings(clinic.id), before);
    const changed = {
      timeZone: "America/Chicago",
      namedInLetters: false,
      secondFactor: true,
      idleMs: 300_000,
    };
    await people.saveSettings(clinic.id, changed);
    assert.deepEqual(await people.settings(clinic.id), { ...before, ...changed });
    await people.saveSettings(clinic.id, { name: "River Clinic", emergencyNumber: "", longestMs: 3_600_000 });
    const later = { name: "River Clinic", emergencyNumber: "", longestMs: 3_600_000 };
    assert.deepEqual(await people.settings(clinic.id), { ...before, ...changed, ...later });
    const { retentionMs, id } = { retentionMs: DAY, id: clinic.id };
    assert.deepEqual(await people.organisation(id), {
      id,
      retentionMs,
      name: "River Clinic",
      emergencyNumber: "",
    });
    assert.deepEqual(await people.settings(other.id), before);
    assert.equal(await people.settings(identifier<OrganisationId>()), undefined);
  });

  test("of two who set different things at once, on two nodes, neither undoes what the other set", async () => {
    const clinic = given();
    const node = await clinic.opened.another();
    await Promise.all([
      clinic.store.people.saveSettings(clinic.id, { secondFactor: true }),
      node.people.saveSettings(clinic.id, { namedInLetters: false }),
    ]);
    const settings = await node.people.settings(clinic.id);
    assert.deepEqual([settings?.secondFactor, settings?.namedInLetters], [true, false]);
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

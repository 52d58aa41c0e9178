import assert from "node:assert/strict";
import { test } from "node:test";
import type { PersonId } from "../../domain/identifiers.ts";
import type { Person } from "../../domain/person.ts";
import type { ComesFromProvider } from "../../ports/sign-on-store.ts";
import { type Clinic, identifier, NOW } from "./clinic.ts";
import { bytes, withClinics } from "./guests.ts";
import type { Open } from "./opened.ts";

export function signOnContract(open: Open): void {
  withClinics(open, "an organisation's own provider", settingsSuite, domainsSuite);
  withClinics(open, "who comes from the provider", comingSuite, turnedBackSuite, rolesSuite);
}

const sealed = bytes("sealed settings");

/** An administrator with a way to sign in, whose address is in a domain of their own. */
async function administrator(clinic: Clinic): Promise<Person & { domain: string }> {
  const domain = `d${identifier()}.example`;
  const ona = await clinic.person("Ona Office", ["administrator", "host", "participant"], `ona@${domain}`);
  await clinic.store.people.setPassword(ona.id, "a hash");
  return { ...ona, domain };
}

function coming(clinic: Clinic, over: Partial<ComesFromProvider> = {}): ComesFromProvider {
  const newId = identifier<PersonId>();
  const email = `p${newId}@clinic.example`;
  const whom = { organisationId: clinic.id, newId, email, subjectHash: `subject-${newId}` };
  return { ...whom, roles: undefined, name: "Sam Sample", now: NOW, ...over };
}

const allow = ({ id: organisationId, store }: Clinic, personId: PersonId, subjectHash: string) =>
  store.signOn.link({ personId, organisationId, subjectHash, now: NOW });

function settingsSuite(given: () => Clinic): void {
  test("what is saved is there whole, and what is removed is gone", async () => {
    const clinic = given();
    const { signOn } = clinic.store;
    const { domain, ...ona } = await administrator(clinic);
    assert.deepEqual(await signOn.of(clinic.id), { sealed: undefined, domains: [], localSignIn: true });
    await signOn.save(ona, { sealed, domains: [domain, `b.${domain}`], localSignIn: false }, true);
    const saved = await signOn.of(clinic.id);
    assert.deepEqual(Buffer.from(saved.sealed ?? []), Buffer.from(sealed));
    assert.deepEqual([saved.domains, saved.localSignIn], [[`b.${domain}`, domain].toSorted(), false]);
    assert.equal(await signOn.organisationOf(domain), clinic.id);
    await signOn.save(ona, { sealed: undefined, domains: [], localSignIn: true }, true);
    assert.deepEqual(await signOn.of(clinic.id), { sealed: undefined, domains: [], localSignIn: true });
    assert.equal(await signOn.organisationOf(domain), undefined);
  });

  test("only who is an administrator at that moment saves anything", async () => {
    const clinic = given();
    await administrator(clinic);
    const hugo = await clinic.person("Hugo Host");
    const record = { sealed, domains: [`d${identifier()}.example`], localSignIn: false };
    await assert.rejects(clinic.store.signOn.save(hugo, record, true), { code: "administrators-only" });
    assert.equal((await clinic.store.signOn.of(clinic.id)).sealed, undefined);
  });

  test("with another issuer who was whom is forgotten, in this organisation alone", async () => {
    const clinic = given();
    const other = await clinic.another();
    const { signOn } = clinic.store;
    const { domain, ...ona } = await administrator(clinic);
    const [here, there] = [coming(clinic), coming(other)];
    for (const one of [here, there]) await signOn.comeIn(one);
    await signOn.save(ona, { sealed, domains: [domain], localSignIn: true }, false);
    assert.deepEqual([await signOn.hasCome(here.newId), await signOn.hasCome(there.newId)], [true, true]);
    await signOn.save(ona, { sealed, domains: [domain], localSignIn: true }, true);
    assert.deepEqual([await signOn.hasCome(here.newId), await signOn.hasCome(there.newId)], [false, true]);
  });
}

function domainsSuite(given: () => Clinic): void {
  test("of two organisations that want a domain at once, on two nodes, one has it, and the other nothing", async () => {
    const clinics = [given(), await given().another()];
    const nodes = [given().store, await given().opened.another()];
    const domain = `shared${identifier()}.example`;
    const wishes = clinics.map(async (clinic, n) => {
      const { domain: own, ...ona } = await administrator(clinic);
      return nodes[n]?.signOn.save(ona, { sealed, domains: [own, domain], localSignIn: true }, true);
    });
    const ended = await Promise.allSettled(wishes);
    assert.deepEqual(ended.map(({ status }) => status).toSorted(), ["fulfilled", "rejected"]);
    const has = await Promise.all(clinics.map(({ id }) => given().store.signOn.of(id)));
    assert.deepEqual(has.map(({ domains }) => domains.length).toSorted(), [0, 2]);
  });

  test("a domain in which somebody of another organisation has their address is taken", async () => {
    const clinic = given();
    const other = await administrator(await clinic.another());
    const { domain, ...ona } = await administrator(clinic);
    const record = { sealed, domains: [domain, other.domain], localSignIn: true };
    await assert.rejects(clinic.store.signOn.save(ona, record, true), { code: "domain-taken" });
    assert.deepEqual((await clinic.store.signOn.of(clinic.id)).domains, []);
  });
}

function comingSuite(given: () => Clinic): void {
  test("a new account is made once, also when its person comes twice at once, on two nodes", async () => {
    const clinic = given();
    const nodes = [clinic.store, await clinic.opened.another()];
    const first = coming(clinic);
    const twice = [first, { ...first, newId: identifier<PersonId>() }];
    const came = await Promise.all(twice.map((one, n) => nodes[n]?.signOn.comeIn(one)));
    const accounts = came.map((one) => one && "account" in one && one.account);
    assert.deepEqual(accounts.toSorted(), ["known", "made"]);
    const ids = new Set(came.map((one) => one?.personId));
    assert.equal(ids.size, 1);
  });

  test("who has the address is linked once; of another subject the address opens nothing any more", async () => {
    const clinic = given();
    const { signOn } = clinic.store;
    const ana = await clinic.person();
    const first = coming(clinic, { email: ana.email });
    const nothingNew = { personId: ana.id, roles: undefined, threads: [] };
    assert.deepEqual(await signOn.comeIn(first), { ...nothingNew, account: "linked" });
    assert.deepEqual(await signOn.comeIn({ ...first, email: undefined }), {
      ...nothingNew,
      account: "known",
    });
    const other = await signOn.comeIn(coming(clinic, { email: ana.email }));
    assert.deepEqual(other, { refused: "other-subject", personId: ana.id });
  });
}

function turnedBackSuite(given: () => Clinic): void {
  test("an account that is in use is opened by its address only once its person has allowed it, for one subject", async () => {
    const clinic = given();
    const { signOn, people } = clinic.store;
    const ana = await clinic.person();
    await people.setPassword(ana.id, "a hash");
    const comes = coming(clinic, { email: ana.email });
    assert.deepEqual(await signOn.comeIn(comes), { refused: "confirm", personId: ana.id });
    assert.equal(await signOn.hasCome(ana.id), false);
    const elsewhere = await clinic.another();
    assert.equal(await allow(elsewhere, ana.id, comes.subjectHash), false);
    assert.equal(await allow(clinic, ana.id, comes.subjectHash), true);
    const came = await signOn.comeIn(comes);
    assert.deepEqual(came, { personId: ana.id, account: "known", roles: undefined, threads: [] });
    const bo = await clinic.person("Bo Sample");
    assert.equal(await allow(clinic, ana.id, "another subject"), false);
    assert.equal(await allow(clinic, bo.id, comes.subjectHash), false);
  });

  test("nobody comes in who was deactivated, is of another organisation, or is unknown and without an address", async () => {
    const clinic = given();
    const { signOn, colleagues } = clinic.store;
    const ona = await administrator(clinic);
    const bo = await clinic.person("Bo Sample");
    await colleagues.deactivate(ona, bo.id, NOW);
    const gone = { refused: "deactivated", personId: bo.id };
    assert.deepEqual(await signOn.comeIn(coming(clinic, { email: bo.email })), gone);
    const eve = await (await clinic.another()).person("Eve Elsewhere");
    const elsewhere = { refused: "elsewhere", personId: eve.id };
    assert.deepEqual(await signOn.comeIn(coming(clinic, { email: eve.email })), elsewhere);
    const unknown = await signOn.comeIn(coming(clinic, { email: undefined }));
    assert.deepEqual(unknown, { refused: "no-address" });
  });
}

function rolesSuite(given: () => Clinic): void {
  test("roles follow what the provider gives, and are left alone where it gives none", async () => {
    const clinic = given();
    const { signOn, people } = clinic.store;
    await administrator(clinic);
    const { ana, bo } = await clinic.pair();
    const comes = coming(clinic, { email: ana.email });
    const asHost = await signOn.comeIn({ ...comes, roles: ["participant", "administrator"] });
    assert.ok("account" in asHost);
    assert.deepEqual(asHost.roles, ["participant", "administrator"]);
    assert.equal(asHost.threads.length, 1);
    await signOn.comeIn({ ...comes, roles: undefined });
    assert.ok((await people.byId(ana.id))?.roles.includes("administrator"));
    await signOn.comeIn({ ...comes, roles: ["participant"] });
    assert.deepEqual((await people.byId(ana.id))?.roles, ["participant"]);
    assert.deepEqual((await people.byId(bo.id))?.roles.toSorted(), bo.roles.toSorted());
  });

  test("of two administrators whose group is gone, coming in at once on two nodes, one stays an administrator", async () => {
    const clinic = given();
    const nodes = [clinic.store, await clinic.opened.another()];
    const both = [await administrator(clinic), await administrator(clinic)];
    const comers = both.map(({ email }) => coming(clinic, { email, roles: ["participant"] }));
    for (const [n, { id: personId }] of both.entries())
      await allow(clinic, personId, comers[n]?.subjectHash ?? "");
    await Promise.all(comers.map((one, n) => nodes[n]?.signOn.comeIn(one)));
    assert.equal((await clinic.store.colleagues.administrators(clinic.id)).length, 1);
  });
}

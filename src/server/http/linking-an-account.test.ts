import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import type { HttpBrowser } from "../../../test/harness/http-browser.ts";
import { sentTo } from "../../../test/harness/http-browser.ts";
import type { HttpClinic } from "../../../test/harness/http-clinic.ts";
import { LoopbackProvider } from "../../../test/harness/open-id-provider.ts";
import {
  begin,
  comeBack,
  confirmLinkOf,
  openSignOnClinic,
  REDIRECT_URI,
  save,
  settings,
  stranger,
  whoIsIn,
} from "../../../test/harness/sign-on.ts";
import type { Person } from "../domain/person.ts";

const LETTER = "/sign-in#single-sign-on-letter";
const FAILED = "/sign-in#single-sign-on-failed";
const PATH = "/api/organisation/single-sign-on";

let clinic: HttpClinic;
let ona: Person;
let office: HttpBrowser;
let provider: LoopbackProvider;
before(async () => {
  ({ clinic, ona, office } = await openSignOnClinic());
  provider = await LoopbackProvider.open(REDIRECT_URI);
});
after(async () => {
  await provider.close();
  await clinic.close();
});
beforeEach(async () => {
  await office.ask("DELETE", PATH);
  await save(office, settings(provider.issuer));
});

/** Somebody who has signed in here with a password before. */
async function colleague(name: string): Promise<Person> {
  const one = await clinic.addPerson(ona.organisationId, name, ["host", "participant"]);
  await clinic.ports.people.setPassword(one.id, "a hash");
  return one;
}

async function comeAs({ id, email }: Person, sub = `subject-${id}`) {
  provider.person = { sub, email, email_verified: true };
  const browser = await stranger(clinic);
  const url = await begin(browser, email);
  return { browser, place: await comeBack(browser, await provider.visit(url.href)) };
}

async function subjectsOf({ email }: Person): Promise<string[]> {
  return (await sentTo(clinic, email)).map(({ subject }) => subject ?? "");
}

const confirm = (secret: string) =>
  stranger(clinic).then((browser) => browser.ask("POST", "/api/sign-on/link", { body: { secret } }));

const linked = ({ id }: Person) =>
  clinic.row("SELECT subject_hash AS hash FROM people WHERE id = ?", id).hash !== null;

test("a provider that says it is somebody who has an account does not open it until they allow that from their own mail", async () => {
  const hugo = await colleague("Hugo Heron");
  const { browser, place } = await comeAs(hugo);
  assert.deepEqual([place, await whoIsIn(clinic, browser), linked(hugo)], [LETTER, null, false]);
  assert.equal((await confirm(await confirmLinkOf(clinic, hugo))).status, 204);
  assert.equal((await whoIsIn(clinic, (await comeAs(hugo)).browser))?.id, hugo.id);
  assert.ok((await subjectsOf(hugo)).some((subject) => subject.includes("A new way to sign in")));
  const row = clinic.row("SELECT * FROM audit WHERE action = 'account.changed' ORDER BY seq DESC LIMIT 1");
  assert.deepEqual([row.actor_id, row.object_id, row.detail], [hugo.id, hugo.id, '{"way":"provider"}']);
});

test("a new issuer forgets who was whom, and opens nobody's account without a letter either", async (t) => {
  const sam = await clinic.addPerson(ona.organisationId, "Sam Sample", ["participant"]);
  assert.equal((await whoIsIn(clinic, (await comeAs(sam)).browser))?.id, sam.id);
  const other = await LoopbackProvider.open(REDIRECT_URI);
  t.after(() => other.close());
  await save(office, settings(other.issuer));
  other.person = { sub: "another", email: sam.email, email_verified: true };
  const browser = await stranger(clinic);
  const back = await other.visit((await begin(browser, sam.email)).href);
  assert.deepEqual([await comeBack(browser, back), await whoIsIn(clinic, browser)], [LETTER, null]);
});

test("the link works for an hour", async () => {
  const hugo = await colleague("Hugo Hour");
  await comeAs(hugo);
  const secret = await confirmLinkOf(clinic, hugo);
  const now = clinic.time.now;
  clinic.time.now += 3_600_000;
  assert.equal((await confirm(secret)).json.code, "link-ended");
  clinic.time.now = now;
  assert.equal(linked(hugo), false);
});

test("the link works for the provider that it was asked for", async () => {
  const hugo = await colleague("Hugo Other");
  await comeAs(hugo);
  const secret = await confirmLinkOf(clinic, hugo);
  await office.ask("DELETE", PATH);
  assert.equal((await confirm(secret)).json.code, "link-ended");
  assert.equal(linked(hugo), false);
});

test("the link works once, and then for one subject", async () => {
  const hugo = await colleague("Hugo Once");
  await comeAs(hugo);
  const secret = await confirmLinkOf(clinic, hugo);
  assert.equal((await confirm(secret)).status, 204);
  assert.equal((await confirm(secret)).json.code, "link-ended");
  assert.equal((await comeAs(hugo, "another subject")).place, FAILED);
  assert.equal((await confirm("nonsense")).json.code, "link-ended");
});

test("who comes again and again is sent one letter within two minutes", async () => {
  const hugo = await colleague("Hugo Often");
  for (const _ of [1, 2, 3]) assert.equal((await comeAs(hugo)).place, LETTER);
  const letters = (await subjectsOf(hugo)).filter((subject) => subject.includes("Please confirm"));
  assert.equal(letters.length, 1);
});

test("every administrator is told by mail that the organisation's sign-in was set, changed or removed", async () => {
  const told = async () =>
    (await subjectsOf(ona)).filter((subject) => subject.includes("own sign-in was changed")).length;
  const before = await told();
  await save(office, settings(provider.issuer, { domains: ["riverside.example", "lab.example"] }));
  assert.equal(await told(), before + 1);
  await office.ask("DELETE", PATH);
  assert.equal(await told(), before + 2);
});

for (const domain of ["gmail.com", "outlook.com", "Yahoo.com"])
  test(`a domain in which anybody has an address is nobody's: ${domain}`, async () => {
    const body = settings(provider.issuer, { domains: ["riverside.example", domain] });
    const { status, json } = await office.ask("PUT", PATH, { body });
    assert.deepEqual([status, json.code, json.field], [422, "domain-public", "domains"]);
  });

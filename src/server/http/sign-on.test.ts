import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import type { HttpBrowser } from "../../../test/harness/http-browser.ts";
import type { HttpClinic } from "../../../test/harness/http-clinic.ts";
import { type AtProvider, LoopbackProvider } from "../../../test/harness/open-id-provider.ts";
import {
  begin,
  comeBack,
  linkByLetter,
  openSignOnClinic,
  REDIRECT_URI,
  save,
  settings,
  stranger,
  whoIsIn,
} from "../../../test/harness/sign-on.ts";
import type { Person } from "../domain/person.ts";

const FAILED = "/sign-in#single-sign-on-failed";
const GROUPS = [
  { group: "doctors", roles: ["host" as const] },
  { group: "it", roles: ["administrator" as const] },
];

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
beforeEach(() => save(office, settings(provider.issuer)));

let people = 0;
function somebody(over: Partial<AtProvider> = {}): AtProvider & { email: string } {
  people += 1;
  const email = `somebody.${people}@riverside.example`;
  return { sub: `subject-${people}`, email, email_verified: true, name: `Sam Sample ${people}`, ...over };
}

/** The whole way, in a browser that nobody knows. @returns it, and where it was sent */
async function comeIn(person: AtProvider, next?: string) {
  provider.person = person;
  const browser = await stranger(clinic);
  const url = await begin(browser, "somebody@riverside.example", next);
  return { browser, place: await comeBack(browser, await provider.visit(url.href)) };
}

test("who comes for the first time gets an account with the name and address that the provider gives", async () => {
  const { name = "", ...sam } = somebody();
  const { browser, place } = await comeIn({ ...sam, name });
  assert.equal(place, "/");
  const me = await whoIsIn(clinic, browser);
  assert.deepEqual([me?.name, me?.email, me?.roles], [name, sam.email, ["participant"]]);
  assert.equal(clinic.row("SELECT password_hash AS hash FROM people WHERE id = ?", me?.id ?? 0).hash, null);
});

test("who comes again is the same person, also under another name and address, and changes neither here", async () => {
  const sam = somebody();
  const first = await whoIsIn(clinic, (await comeIn(sam)).browser);
  const again = { ...sam, name: "Sam Other", email: "other@elsewhere.example", email_verified: false };
  assert.deepEqual(await whoIsIn(clinic, (await comeIn(again)).browser), first);
});

test("who was given an account here and has never used it is linked to it by the verified address, and keeps their roles", async () => {
  const eve = await clinic.addPerson(ona.organisationId, "Eve Example", ["host", "participant"]);
  const { browser } = await comeIn(somebody({ email: "Eve.Example@Riverside.example" }));
  const me = await whoIsIn(clinic, browser);
  assert.deepEqual([me?.id, me?.roles], [eve.id, eve.roles]);
});

test("an account that belongs to one subject is not given to another that claims its address", async () => {
  const sam = somebody();
  await comeIn(sam);
  const { browser, place } = await comeIn({ ...sam, sub: "somebody-else" });
  assert.deepEqual([place, await whoIsIn(clinic, browser)], [FAILED, null]);
});

for (const [title, over] of [
  ["that is not verified", { email_verified: false }],
  ["of which is not said that it is verified", { email_verified: undefined }],
  ["of a domain that is not the organisation's", { email: "sam@elsewhere.example" }],
  ["of a domain beneath the organisation's", { email: "sam@sub.riverside.example" }],
  ["that is none", { email: "riverside.example" }],
] as const)
  test(`an address ${title} opens no account and makes none`, async () => {
    const eve = await clinic.addPerson(ona.organisationId, `Eve ${people}`, ["participant"]);
    const before = clinic.row("SELECT count(*) AS count FROM people").count;
    const { browser, place } = await comeIn(somebody({ email: eve.email, ...over }));
    assert.deepEqual([place, await whoIsIn(clinic, browser)], [FAILED, null]);
    assert.equal(clinic.row("SELECT count(*) AS count FROM people").count, before);
    assert.equal(clinic.row("SELECT subject_hash AS hash FROM people WHERE id = ?", eve.id).hash, null);
  });

test("an address of somebody of another organisation opens nothing", async () => {
  const other = clinic.addOrganisation("Hillside Clinic");
  const eve = await clinic.addPerson(other, "Eve Elsewhere", ["host", "participant"]);
  clinic.sql("UPDATE people SET email = 'eve@riverside.example' WHERE id = ?", eve.id);
  const { browser, place } = await comeIn(somebody({ email: "eve@riverside.example" }));
  assert.deepEqual([place, await whoIsIn(clinic, browser)], [FAILED, null]);
  clinic.sql("UPDATE people SET email = 'eve@hillside.example' WHERE id = ?", eve.id);
});

test("a subject that is known in another organisation does not come in here", async () => {
  const sam = somebody();
  const me = await whoIsIn(clinic, (await comeIn(sam)).browser);
  const other = clinic.addOrganisation("Valley Clinic");
  clinic.sql(
    "UPDATE people SET organisation_id = ?, email = 'sam@valley.example' WHERE id = ?",
    other,
    me?.id ?? 0,
  );
  const { browser, place } = await comeIn(sam);
  assert.deepEqual([place, await whoIsIn(clinic, browser)], [FAILED, null]);
});

test("who was deactivated stays out, known by the subject or by the address", async () => {
  const sam = somebody();
  const id = (await whoIsIn(clinic, (await comeIn(sam)).browser))?.id as Person["id"];
  await clinic.deeds.deactivateColleague(ona, id);
  assert.equal((await comeIn(sam)).place, FAILED);
  clinic.sql("UPDATE people SET subject_hash = NULL WHERE id = ?", id);
  const { browser, place } = await comeIn(sam);
  assert.deepEqual([place, await whoIsIn(clinic, browser)], [FAILED, null]);
});

test("groups give roles at each sign-in: one that is gone takes its role away, unknown ones give none", async () => {
  await save(office, settings(provider.issuer, { groups: GROUPS }));
  const sam = somebody();
  const rolesWith = async (groups: string[]) =>
    (await whoIsIn(clinic, (await comeIn({ ...sam, groups })).browser))?.roles.toSorted();
  assert.deepEqual(await rolesWith(["doctors", "it", "football"]), ["administrator", "host", "participant"]);
  assert.deepEqual(await rolesWith(["doctors"]), ["host", "participant"]);
  assert.deepEqual(await rolesWith(["football"]), ["participant"]);
  assert.deepEqual(await rolesWith([]), ["participant"]);
  assert.deepEqual(await rolesWith(["it"]), ["administrator", "participant"]);
});

test("groups that the ID token carries itself count as those of UserInfo do", async (t) => {
  const generous = await LoopbackProvider.open(REDIRECT_URI, true);
  t.after(() => generous.close());
  await save(office, settings(generous.issuer, { groups: GROUPS }));
  generous.person = somebody({ groups: ["doctors"] });
  const browser = await stranger(clinic);
  const url = await begin(browser, "somebody@riverside.example");
  assert.equal(await comeBack(browser, await generous.visit(url.href)), "/");
  assert.deepEqual((await whoIsIn(clinic, browser))?.roles.toSorted(), ["host", "participant"]);
});

test("the last administrator stays one, whatever the groups say", async () => {
  await save(office, settings(provider.issuer, { groups: GROUPS }));
  clinic.sql("UPDATE people SET roles = 2 WHERE id <> ? AND guest = 0", ona.id);
  const doctor = somebody({ email: ona.email, groups: ["doctors"] });
  await comeIn(doctor);
  await linkByLetter(clinic, ona);
  const { browser } = await comeIn(doctor);
  const me = await whoIsIn(clinic, browser);
  assert.equal(me?.id, ona.id);
  assert.deepEqual(me?.roles.toSorted(), ["administrator", "host", "participant"]);
});

for (const [next, place] of [
  ["/chat/17?list", "/chat/17?list"],
  ["https://evil.example/", "/"],
  ["//evil.example/", "/"],
  ["/\\evil.example/", "/"],
  ["/\t/evil.example/", "/"],
  ["/.//evil.example", "/"],
  ["javascript:alert(1)", "/"],
  ["chat/17", "/"],
  ["/api/account", "/"],
  [`/${"a".repeat(600)}`, "/"],
] as const)
  test(`who wanted to go to ${JSON.stringify(next.slice(0, 30))} is sent to ${place}`, async () => {
    assert.equal((await comeIn(somebody(), next)).place, place);
  });

test("a code and the address with it work once, and in no other browser", async () => {
  provider.person = somebody();
  const browser = await stranger(clinic);
  const back = await provider.visit((await begin(browser, "sam@riverside.example")).href);
  const other = await stranger(clinic);
  assert.equal(await comeBack(other, back), "/sign-in#sign-in-over");
  await begin(other, "sam@riverside.example");
  assert.equal(await comeBack(other, back), FAILED);
  assert.equal(await whoIsIn(clinic, other), null);
  assert.equal(await comeBack(browser, back), "/");
  assert.equal(await comeBack(browser, back), "/sign-in#sign-in-over");
  assert.ok(await whoIsIn(clinic, browser));
});

test("a visit is over after ten minutes", async () => {
  provider.person = somebody();
  const browser = await stranger(clinic);
  const back = await provider.visit((await begin(browser, "sam@riverside.example")).href);
  const start = clinic.time.now;
  clinic.time.now += 10 * 60_000;
  assert.equal(await comeBack(browser, back), "/sign-in#sign-in-over");
  clinic.time.now = start;
});

test("who turns back at the provider is told so, and is nobody", async () => {
  const browser = await stranger(clinic);
  const url = await begin(browser, "sam@riverside.example");
  const state = url.searchParams.get("state");
  const back = new URL(`${REDIRECT_URI}?error=access_denied&state=${state}&iss=${provider.issuer}`);
  assert.deepEqual([await comeBack(browser, back), await whoIsIn(clinic, browser)], [FAILED, null]);
});

test("a program that only looks at the address uses nothing up", async () => {
  provider.person = somebody();
  const browser = await stranger(clinic);
  const back = await provider.visit((await begin(browser, "sam@riverside.example")).href);
  assert.equal((await browser.ask("HEAD", back.pathname + back.search)).status, 404);
  assert.equal(await comeBack(browser, back), "/");
});

test("an address of another domain is told apart, and one of the domain is answered alike with and without an account", async () => {
  const browser = await stranger(clinic);
  for (const email of ["sam@elsewhere.example", "sam", "sam@sub.riverside.example"]) {
    const { status, json } = await browser.ask("POST", "/api/sign-on/begin", { body: { email } });
    assert.deepEqual([status, json.code, json.field], [404, "single-sign-on-unknown", "email"]);
  }
  const there = await begin(browser, ona.email);
  const not = await begin(browser, "nobody@riverside.example");
  assert.deepEqual(
    [there.pathname, [...there.searchParams.keys()]],
    [not.pathname, [...not.searchParams.keys()]],
  );
});

test("what is sent along binds the answer: PKCE by S256, a state and a nonce of 256 bits, other ones each time", async () => {
  const browser = await stranger(clinic);
  const [one, other] = [await begin(browser, ona.email), await begin(browser, ona.email)];
  assert.equal(one.searchParams.get("code_challenge_method"), "S256");
  assert.equal(one.searchParams.get("response_type"), "code");
  assert.equal(one.searchParams.get("redirect_uri"), REDIRECT_URI);
  for (const name of ["code_challenge", "state", "nonce"]) {
    assert.match(one.searchParams.get(name) ?? "", /^[A-Za-z0-9_-]{43}$/);
    assert.notEqual(one.searchParams.get(name), other.searchParams.get(name));
  }
});

test("the cookie of the visit is out of reach for scripts and other sites, and goes when it was used", async () => {
  provider.person = somebody();
  const browser = await stranger(clinic);
  const body = { email: "sam@riverside.example" };
  const begun = await browser.ask("POST", "/api/sign-on/begin", { body });
  assert.match(
    String(begun.headers["set-cookie"]),
    /^__Host-sign-on=[A-Za-z0-9_-]{43}; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax; Secure$/,
  );
  await comeBack(browser, await provider.visit(begun.json.url));
  assert.deepEqual([...browser.jar.keys()], ["__Host-session"]);
});

test("neither the code nor the state, neither token nor address come into the program's log, and no referrer leaves", async () => {
  provider.person = somebody();
  const browser = await stranger(clinic);
  const url = await begin(browser, provider.person.email ?? "");
  const back = await provider.visit(url.href);
  const answer = await browser.ask("GET", back.pathname + back.search);
  assert.equal(answer.headers["referrer-policy"], "no-referrer");
  await browser.ask("GET", back.pathname + back.search);
  const log = clinic.logged.join("");
  for (const name of ["code", "state"]) assert.ok(!log.includes(back.searchParams.get(name) ?? "?"), name);
  for (const secret of [
    url.searchParams.get("nonce") ?? "?",
    provider.person.email ?? "?",
    ...browser.jar.values(),
  ])
    assert.ok(!log.includes(secret));
  assert.ok(log.includes("/api/sign-on/callback"));
});

test("the log of the organisation has who came in by the provider, what roles that gave, and who was turned back", async () => {
  await save(office, settings(provider.issuer, { groups: GROUPS }));
  const sam = somebody({ groups: ["doctors"] });
  const me = await whoIsIn(clinic, (await comeIn(sam)).browser);
  const last = (action: string) =>
    clinic.row("SELECT * FROM audit WHERE action = ? ORDER BY seq DESC LIMIT 1", action);
  const came = last("sign-in.done");
  assert.deepEqual(
    [came.actor_id, came.outcome, came.detail],
    [me?.id, "done", '{"account":"made","way":"provider"}'],
  );
  assert.deepEqual(last("role.changed").detail, '{"roles":"host participant","way":"provider"}');
  await clinic.deeds.deactivateColleague(ona, me?.id as Person["id"]);
  await comeIn(sam);
  const refused = last("sign-in.done");
  assert.deepEqual(
    [refused.actor_kind, refused.object_id, refused.outcome, refused.organisation_id],
    ["nobody", me?.id, "single-sign-on-failed", ona.organisationId],
  );
});

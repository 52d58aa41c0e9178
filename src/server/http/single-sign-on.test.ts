import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { browserOf, type HttpBrowser } from "../../../test/harness/http-browser.ts";
import type { HttpClinic } from "../../../test/harness/http-clinic.ts";
import { json, LyingProvider } from "../../../test/harness/lying-provider.ts";
import { LoopbackProvider } from "../../../test/harness/open-id-provider.ts";
import {
  begin,
  comeBack,
  linkByLetter,
  openSignOnClinic,
  prove,
  REDIRECT_URI,
  save,
  settings,
  stranger,
  whoIsIn,
} from "../../../test/harness/sign-on.ts";
import type { SaveSignOn } from "../../shared/protocol/sign-on-bodies.ts";
import type { Person } from "../domain/person.ts";

const PATH = "/api/organisation/single-sign-on";
const ISSUER = "https://login.riverside.example";

let clinic: HttpClinic;
let ona: Person;
let office: HttpBrowser;
before(async () => {
  ({ clinic, ona, office } = await openSignOnClinic());
});
after(() => clinic.close());
beforeEach(() => office.ask("DELETE", PATH));

const look = async () => (await office.ask("GET", PATH)).json;
const put = (body: unknown, by = office) => by.ask("PUT", PATH, { body });

test("before it is set up there is no provider, and everybody signs in here", async () => {
  assert.deepEqual(await look(), {
    provider: null,
    localSignIn: true,
    redirectUri: REDIRECT_URI,
    cameFromThere: false,
  });
});

test("what was saved is shown, but for the secret, which is nowhere in the database in plain words", async () => {
  const groups = [{ group: "doctors", roles: ["host" as const] }];
  await save(
    office,
    settings(ISSUER, { groups, domains: ["Riverside.example ", "@lab.example", "lab.example"] }),
  );
  const { provider } = await look();
  assert.deepEqual(provider, {
    issuer: ISSUER,
    clientId: "clinical-chat",
    hasSecret: true,
    domains: ["lab.example", "riverside.example"],
    groupsClaim: "groups",
    groups: [{ group: "doctors", roles: ["participant", "host"].toSorted() }],
  });
  const { sealed } = clinic.row(
    "SELECT single_sign_on AS sealed FROM organisations WHERE id = ?",
    ona.organisationId,
  );
  const kept = Buffer.from(sealed as Uint8Array).toString("latin1");
  for (const word of ["secret", "login.riverside", "doctors"]) assert.ok(!kept.includes(word));
});

test("the secret stays with the issuer and client that it was entered for, and is not sent elsewhere", async () => {
  await save(office, settings(ISSUER));
  const { clientSecret: _, ...without } = settings(ISSUER, { domains: ["lab.example"] });
  assert.equal((await put(without)).status, 200);
  assert.equal((await look()).provider.hasSecret, true);
  for (const other of [{ issuer: "https://evil.example" }, { clientId: "other" }]) {
    const { status, json } = await put({ ...without, ...other });
    assert.deepEqual([status, json.code, json.field], [422, "settings-invalid", "clientSecret"]);
  }
});

for (const [field, over, code] of [
  ["issuer", { issuer: "login.riverside.example" }, "single-sign-on-invalid"],
  ["issuer", { issuer: "file:///etc/passwd" }, "single-sign-on-invalid"],
  ["issuer", { issuer: "https://ona:pw@login.example" }, "single-sign-on-invalid"],
  ["issuer", { issuer: "https://login.example/?a=b" }, "single-sign-on-invalid"],
  ["issuer", { issuer: "https://login.example/#a" }, "single-sign-on-invalid"],
  ["issuer", { issuer: "https://login.example/.well-known/other" }, "single-sign-on-invalid"],
  ["clientId", { clientId: " " }, "settings-invalid"],
  ["domains", { domains: [] }, "settings-invalid"],
  ["domains", { domains: ["riverside"] }, "settings-invalid"],
  ["domains", { domains: ["%.example"] }, "settings-invalid"],
  ["domains", { domains: ["a@riverside.example"] }, "settings-invalid"],
  ["groupsClaim", { groupsClaim: "" }, "settings-invalid"],
  ["groups", { groups: [{ group: "", roles: ["host"] }] }, "settings-invalid"],
  ["localSignIn", { localSignIn: false }, "single-sign-on-invalid"],
] as const)
  test(`settings that cannot be are refused, and nothing is saved: ${JSON.stringify(over)}`, async () => {
    const { status, json } = await put({ ...settings(ISSUER), ...(over as Partial<SaveSignOn>) });
    assert.deepEqual([status, json.code, json.field], [422, code, field]);
    assert.equal((await look()).provider, null);
  });

test("an unknown role or a further field is refused", async () => {
  for (const over of [{ groups: [{ group: "a", roles: ["support"] }] }, { organisationId: 1 }])
    assert.equal((await put({ ...settings(ISSUER), ...over })).json.code, "invalid-body");
});

test("the address of the discovery document is taken for the issuer that it is of", async () => {
  await save(office, settings(`${ISSUER}/.well-known/openid-configuration`));
  assert.equal((await look()).provider.issuer, ISSUER);
});

test("a domain is one organisation's: neither another's, nor one in which people of another have their address", async () => {
  const other = clinic.addOrganisation("Hillside Clinic");
  const hal = await clinic.addPerson(other, "Hal Hillside", ["administrator", "host", "participant"]);
  clinic.sql("UPDATE people SET email = 'hal@hillside.example', password_hash = 'x' WHERE id = ?", hal.id);
  const there = await browserOf(clinic, hal);
  prove(clinic, hal);
  assert.equal((await put(settings(ISSUER, { domains: ["shared.example"] }), there)).status, 200);
  for (const domain of ["shared.example", "hillside.example"]) {
    const { status, json } = await put(settings(ISSUER, { domains: ["riverside.example", domain] }));
    assert.deepEqual([status, json.code, json.field], [409, "domain-taken", "domains"]);
  }
  assert.equal((await look()).provider, null);
  assert.equal((await put(settings(ISSUER), there)).json.code, "domain-taken");
});

test("only administrators see, change, test or remove it, and change it only when they have proved lately who they are", async () => {
  const hugo = await browserOf(
    clinic,
    await clinic.addPerson(ona.organisationId, "Hugo Host", ["host", "participant"]),
  );
  const ask = [
    ["GET", PATH, undefined],
    ["PUT", PATH, settings(ISSUER)],
    ["DELETE", PATH, undefined],
    ["POST", `${PATH}/test`, { issuer: ISSUER }],
  ] as const;
  for (const [method, path, body] of ask) {
    const { status, json } = await hugo.ask(method, path, { body });
    assert.deepEqual([status, json.code], [403, "administrators-only"], method);
    assert.equal((await (await stranger(clinic)).ask(method, path, { body })).status, 401);
  }
  clinic.sql("UPDATE sessions SET proved_at = 0 WHERE person_id = ?", ona.id);
  for (const [method, path, body] of ask.slice(1)) {
    const { status, json } = await office.ask(method, path, { body });
    assert.deepEqual([status, json.code], [403, "prove-again"], method);
  }
  prove(clinic, ona);
});

test("the test says in words what is wrong with a provider", async (t) => {
  const provider = await LyingProvider.open();
  t.after(() => provider.close());
  const test = async (issuer = provider.issuer) => {
    const { status, json } = await office.ask("POST", `${PATH}/test`, { body: { issuer } });
    return status === 204 ? "works" : /do not work: (.*)\. Please/.exec(json.sentence)?.[1];
  };
  const discovery = "/.well-known/openid-configuration";
  assert.equal(await test(), "works");
  assert.match((await test("http://login.example")) ?? "", /does not begin with https/);
  assert.match((await test(`${provider.issuer}/other`)) ?? "", /not an OpenID provider/);
  assert.match((await test("https://127.0.0.1:1")) ?? "", /nobody answers/);
  provider.metadata = { issuer: "https://evil.example" };
  assert.match((await test()) ?? "", /calls itself by another address/);
  provider.metadata = { token_endpoint: undefined };
  assert.match((await test()) ?? "", /no address to sign in at/);
  for (const name of ["authorization_endpoint", "token_endpoint", "jwks_uri"]) {
    provider.metadata = { [name]: "http://metadata.example/latest" };
    assert.match((await test()) ?? "", /does not begin with https/, name);
  }
  provider.instead.set(discovery, (response) => void response.writeHead(302, { location: "/x" }).end());
  assert.match((await test()) ?? "", /sends to another address/);
  provider.instead.set(discovery, (response) => json(response, { filler: "x".repeat(1_000_001) }));
  assert.match((await test()) ?? "", /larger than 1 MB/);
  provider.instead.set(discovery, () => {});
  assert.match((await test()) ?? "", /did not answer/);
  provider.instead.set(discovery, (response) => void response.writeHead(200).end("hello"));
  assert.match((await test()) ?? "", /not an OpenID provider/);
});

test("sign-in with a password ends only when who asks has come in by the provider, and administrators keep it", async (t) => {
  const provider = await LoopbackProvider.open(REDIRECT_URI);
  t.after(() => provider.close());
  await save(office, settings(provider.issuer));
  const off = settings(provider.issuer, { localSignIn: false });
  assert.equal((await put(off)).json.field, "localSignIn");
  provider.person = { sub: "ona", email: ona.email, email_verified: true };
  const browser = await stranger(clinic);
  const come = async () => comeBack(browser, await provider.visit((await begin(browser, ona.email)).href));
  assert.equal(await come(), "/sign-in#single-sign-on-letter");
  await linkByLetter(clinic, ona);
  assert.equal(await come(), "/");
  assert.equal((await whoIsIn(clinic, browser))?.id, ona.id);
  assert.equal((await look()).cameFromThere, true);
  await save(office, off);
  assert.equal((await look()).localSignIn, false);

  const password = "the grey heron stands still";
  const hugo = await clinic.addPerson(ona.organisationId, "Hugo Heron", ["host", "participant"]);
  await clinic.ports.people.setPassword(hugo.id, await clinic.ports.passwords.hash(password));
  const signIn = async ({ email }: Person) =>
    (await stranger(clinic)).ask("POST", "/api/sign-in", { body: { email, password } });
  const refused = await signIn(hugo);
  assert.deepEqual([refused.status, refused.json.code], [403, "single-sign-on-only"]);
  assert.equal((await signIn(ona)).status, 204);

  const elsewhere = await put(settings(ISSUER, { localSignIn: false }));
  assert.equal(elsewhere.json.field, "localSignIn");
  assert.equal((await office.ask("DELETE", PATH)).status, 204);
  assert.equal((await signIn(hugo)).status, 204);
  assert.equal((await look()).cameFromThere, false);
});

test("the log has that it was changed or removed, and nothing of what was entered", async () => {
  await save(office, settings(ISSUER));
  const { detail, outcome } = clinic.row(
    "SELECT * FROM audit WHERE action = 'setting.changed' ORDER BY seq DESC LIMIT 1",
  );
  assert.deepEqual([outcome, detail], ["done", '{"localSignIn":true,"singleSignOn":"changed"}']);
});

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { firstAdministrator, setUpClinic } from "../../../test/harness/first-administrator.ts";
import { BEHIND_A_PROXY, browserOf, type HttpBrowser, sentTo } from "../../../test/harness/http-browser.ts";
import { type HttpClinic, openHttpClinic } from "../../../test/harness/http-clinic.ts";
import type { Person } from "../domain/person.ts";

let clinic: HttpClinic;
let ona: Person;
let hugo: Person;
let office: HttpBrowser;
before(async () => {
  clinic = await openHttpClinic({ ...BEHIND_A_PROXY, publicUrl: "https://chat.clinic.example" });
  await setUpClinic(clinic);
  ona = await firstAdministrator(clinic);
  hugo = await clinic.addPerson(ona.organisationId, "Hugo Heron", ["host", "participant"]);
  office = await browserOf(clinic, ona);
});
after(() => clinic.close());

const provedAt = (at: number) => clinic.sql("UPDATE sessions SET proved_at = ?", at);
const email = () => `new.${Math.random()}@clinic.example`;

test("the gravest deeds of administrators ask for a proof of who they are, and are done with one", async () => {
  const one = `/api/colleagues/${hugo.id}`;
  const grave = [
    ["POST", "/api/colleagues", { name: "New", email: email(), roles: ["host", "participant"] }, 201],
    [
      "POST",
      "/api/colleagues",
      { name: "New", email: email(), roles: ["administrator", "participant"] },
      201,
    ],
    ["PATCH", one, { roles: ["host", "participant"] }, 204],
    ["POST", `${one}/reset-second-factor`, {}, 204],
    ["POST", `${one}/deactivate`, {}, 204],
    ["POST", `${one}/restore`, {}, 201],
    ["PUT", "/api/organisation", { secondFactor: false }, 200],
    ["PUT", "/api/organisation", { idleMs: 900_000 }, 200],
    ["PUT", "/api/organisation", { longestMs: 43_200_000 }, 200],
    ["GET", "/api/audit/csv", undefined, 200],
    ["GET", "/api/audit/fhir", undefined, 200],
    ["POST", "/api/organisation/chat-request", { wish: "off" }, 204],
    ["GET", "/api/account/proof", undefined, 204],
  ] as const;
  for (const [method, path, body, done] of grave) {
    provedAt(0);
    const refused = await office.ask(method, path, { body });
    assert.deepEqual([refused.status, refused.json.code], [403, "prove-again"], path);
    provedAt(clinic.time.now);
    assert.equal((await office.ask(method, path, { body })).status, done, path);
  }
});

test("a new participant, another name and other settings ask for none", async () => {
  provedAt(0);
  const body = { name: "New", email: email(), roles: ["participant"] };
  assert.equal((await office.ask("POST", "/api/colleagues", { body })).status, 201);
  const named = await office.ask("PATCH", `/api/colleagues/${hugo.id}`, { body: { name: "Hugo H" } });
  assert.equal(named.status, 204);
  assert.equal(
    (await office.ask("PUT", "/api/organisation", { body: { namedInLetters: true } })).status,
    200,
  );
});

test("who is no administrator is told that, and not asked for a proof", async () => {
  const host = await browserOf(clinic, hugo);
  provedAt(0);
  const { json } = await host.ask("POST", `/api/colleagues/${ona.id}/deactivate`, { body: {} });
  assert.equal(json.code, "administrators-only");
});

test("every administrator is told by mail when somebody becomes one", async () => {
  const told = async () =>
    (await sentTo(clinic, ona.email)).filter(({ subject }) => subject?.includes("became an administrator"))
      .length;
  provedAt(clinic.time.now);
  const before = await told();
  const path = `/api/colleagues/${hugo.id}`;
  await office.ask("PATCH", path, { body: { roles: ["administrator", "participant"] } });
  assert.equal(await told(), before + 1);
  await office.ask("PATCH", path, { body: { roles: ["administrator", "host", "participant"] } });
  assert.equal(await told(), before + 1);
});

test("a changed password is told by mail to its person", async () => {
  provedAt(clinic.time.now);
  const body = { password: "nine grey herons stand still" };
  assert.equal((await office.ask("POST", "/api/account/password", { body })).status, 204);
  const letters = await sentTo(clinic, ona.email);
  assert.ok(letters.some(({ subject }) => subject?.includes("Your password was changed")));
});

test("renewed recovery codes and a removed authenticator app are told by mail to their person", async () => {
  clinic.sql("UPDATE people SET totp = x'00' WHERE id = ?", ona.id);
  provedAt(clinic.time.now);
  const told = async () =>
    (await sentTo(clinic, ona.email)).filter(({ subject }) => subject?.includes("How you prove who you are"))
      .length;
  assert.equal((await office.ask("POST", "/api/account/recovery-codes", { body: {} })).status, 200);
  assert.equal(await told(), 1);
  assert.equal((await office.ask("DELETE", "/api/account/totp")).status, 204);
  assert.equal(await told(), 2);
});

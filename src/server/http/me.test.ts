import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { FORM, setUpClinic } from "../../../test/harness/first-administrator.ts";
import { type HttpClinic, openHttpClinic } from "../../../test/harness/http-clinic.ts";

let clinic: HttpClinic;

before(async () => {
  clinic = await openHttpClinic();
});
after(() => clinic.close());

test("whoever is signed in is told as whom", async () => {
  const as = await setUpClinic(clinic);
  const { status, json } = await clinic.ask("GET", "/api/me", { as });
  assert.deepEqual([status, json], [200, { me: { name: FORM.name, guest: false }, here: null }]);
});

test("to a stranger nobody is named", async () => {
  const { status, json } = await clinic.ask("GET", "/api/me");
  assert.deepEqual([status, json], [200, { me: null, here: null }]);
});

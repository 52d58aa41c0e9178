import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { visit } from "../../../test/harness/guest-visit.ts";
import { BEHIND_A_PROXY, browserOf, type HttpBrowser } from "../../../test/harness/http-browser.ts";
import { type HttpClinic, openHttpClinic } from "../../../test/harness/http-clinic.ts";
import type { PersonId } from "../domain/identifiers.ts";

let clinic: HttpClinic;
let administrator: HttpBrowser;
let maya: number;
before(async () => {
  clinic = await openHttpClinic(BEHIND_A_PROXY);
  const { here, maya: guest } = await visit(clinic);
  maya = guest;
  administrator = await browserOf(clinic, await clinic.addPerson(here, "Ona Orr", ["administrator"]));
});
after(() => clinic.close());

test("an administrator gets no link with which to come in as a guest", async () => {
  const refused = await administrator.ask("POST", `/api/colleagues/${maya}/link`);
  assert.deepEqual([refused.status, refused.json.code], [404, "person-not-found"]);
});

test("a welcome link that is a guest's all the same opens nothing, and shows nothing", async () => {
  const { links, secrets } = clinic.ports;
  const secret = secrets.token();
  const purpose = { kind: "welcome", personId: maya as PersonId } as const;
  await links.put(secrets.hashToken(secret), purpose, clinic.time.now + 60_000);
  const stranger = await browserOf(clinic);
  const password = "kelp otter basin 77";
  for (const [url, body] of [
    ["/api/links/look", { secret }],
    ["/api/welcome", { secret, password }],
  ] as const) {
    const refused = await stranger.ask("POST", url, { body });
    assert.deepEqual([refused.status, refused.json.code], [410, "link-ended"]);
  }
  assert.equal(stranger.jar.size, 0);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { writeLetter } from "../../src/server/actions/write-letter.ts";
import { fillDemo } from "../../src/server/demo/fill-demo.ts";
import type { Person } from "../../src/server/domain/person.ts";
import { keepContact, madeUpMobile } from "../harness/contacts.ts";
import { type OpenClinic, openClinic } from "../harness/open-clinic.ts";
import { overHttp } from "../harness/over-http.ts";

async function invite(house: OpenClinic, host: Person, mobile: string): Promise<void> {
  const { id: personId, organisationId } = await keepContact(house, host, "Nia Example", { mobile });
  await writeLetter(house.clinic.ports)({ personId, organisationId, kind: "invitation" });
  await house.deeds.lettersLeave.turn();
  await house.deeds.lettersLeave.idle();
}

test("in the demo anybody on this machine sees the letters, and the link of their own invitation", async (t) => {
  const house = await openClinic(t, { demo: true });
  await fillDemo(house.clinic);
  const account = await house.clinic.ports.people.credentials("ada.ames@riverside.example");
  const ada = account && (await house.clinic.ports.people.byId(account.personId));
  assert.ok(ada);
  const mobile = madeUpMobile();
  await invite(house, ada, mobile);
  const { status, body } = await overHttp(house.url, ["GET", "/api/outbox"]);
  assert.equal(status, 200);
  const { letters } = body as { letters: { to: string; text: string; channel: string }[] };
  const letter = letters.find(({ to }) => to === mobile);
  assert.equal(letter?.channel, "sms");
  assert.match(
    letter?.text ?? "",
    /^Riverside Clinic has opened a secure chat for you: http:\/\/localhost:\d+\/i#/,
  );
});

test("where there is a real organisation, --demo opens nobody's letters", async (t) => {
  const house = await openClinic(t, { demo: true });
  const host = await house.setUp();
  await fillDemo(house.clinic);
  await invite(house, host, madeUpMobile());
  assert.equal((await overHttp(house.url, ["GET", "/api/outbox"])).status, 404);
});

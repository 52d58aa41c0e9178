import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { keepContact, madeUpMobile } from "../../../test/harness/contacts.ts";
import { guestCookieOf } from "../../../test/harness/guest-cookie.ts";
import { openClinic } from "../../../test/harness/open-clinic.ts";
import { overHttp } from "../../../test/harness/over-http.ts";
import type { LetterId } from "../domain/identifiers.ts";

async function openRig(t: TestContext) {
  const house = await openClinic(t);
  const administrator = await house.setUp();
  const host = await house.add(administrator.organisationId, "Dr. Ada Ames", ["host"]);
  const mobile = madeUpMobile();
  const maya = await keepContact(house, host, "Maya Lind", { mobile });
  return { house, administrator, host, maya, mobile };
}

/** A letter that was not delivered. */
async function loseALetter({ house, maya, mobile }: Awaited<ReturnType<typeof openRig>>): Promise<LetterId> {
  const { letters, details, secrets } = house.clinic.ports;
  const id = secrets.identifier() as LetterId;
  const { organisationId } = maya;
  const content = JSON.stringify({ to: mobile, subject: "", text: "A chat.", order: {} });
  const sealed = await details.seal({ organisationId, kind: "letter", id }, content);
  const about = {
    kind: "invitation",
    channel: "sms",
    invitationId: undefined,
    appointmentId: undefined,
  } as const;
  const now = house.clock.now();
  await letters.put({ id, organisationId, personId: maya.id, ...about, sealed, nextAt: now, madeAt: now });
  await letters.undelivered(id, now, "address-refused");
  return id;
}

test("an administrator sees what did not arrive, sends it again, or takes it from the list", async (t) => {
  const rig = await openRig(t);
  const { house, administrator, mobile } = rig;
  const id = await loseALetter(rig);
  const cookie = await house.cookieOf(administrator);
  const list = await overHttp(house.url, ["GET", "/api/letters"], { cookie });
  const letter = { id, kind: "invitation", channel: "sms", name: "Maya Lind", to: `…${mobile.slice(-4)}` };
  const problem = "The number or address was refused: it may be wrong, or no longer in use.";
  const undelivered = [{ ...letter, madeAt: house.clock.now(), problem }];
  assert.deepEqual(list.body, { undelivered, waiting: 0 });
  assert.equal((await overHttp(house.url, ["POST", `/api/letters/${id}/again`], { cookie })).status, 202);
  assert.equal((await overHttp(house.url, ["POST", `/api/letters/${id}/again`], { cookie })).status, 404);
  const second = await loseALetter(rig);
  assert.equal((await overHttp(house.url, ["DELETE", `/api/letters/${second}`], { cookie })).status, 204);
  assert.equal((await overHttp(house.url, ["DELETE", `/api/letters/${second}`], { cookie })).status, 404);
  const { body } = await overHttp(house.url, ["GET", "/api/letters"], { cookie });
  assert.deepEqual(body, { undelivered: [], waiting: 1 });
});

test("nobody but an administrator of the same organisation sees letters or changes anything about them", async (t) => {
  const rig = await openRig(t);
  const { house, host, maya } = rig;
  const id = await loseALetter(rig);
  const asked: [string, string, unknown?][] = [
    ["GET", "/api/letters"],
    ["POST", `/api/letters/${id}/again`],
    ["DELETE", `/api/letters/${id}`],
  ];
  for (const [method, path, body] of asked) {
    for (const cookie of [await house.cookieOf(host), await guestCookieOf(house, maya)]) {
      const { status } = await overHttp(house.url, [method, path], { cookie, body });
      assert.equal(status, 403, `${method} ${path}`);
    }
    assert.equal((await overHttp(house.url, [method, path], { body })).status, 401, `${method} ${path}`);
  }
});

test("the outbox, which holds links that let people in, is shown in the demo alone", async (t) => {
  const { house } = await openRig(t);
  assert.equal((await overHttp(house.url, ["GET", "/api/outbox"])).status, 404);
});

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { everyRoute, filled, type Route } from "../../../test/harness/every-route.ts";
import {
  codeOf,
  HOUR,
  MAYAS_MOBILE,
  openLink,
  say,
  textsIn,
  type Visit,
  visit,
} from "../../../test/harness/guest-visit.ts";
import {
  BEHIND_A_PROXY,
  browserOf,
  type HttpBrowser,
  secretTo,
  sentTo,
} from "../../../test/harness/http-browser.ts";
import { type HttpClinic, openHttpClinic } from "../../../test/harness/http-clinic.ts";
import { turnChat } from "../../../test/harness/support-people.ts";
import type { PersonId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";

const OFF = [403, "chat-disabled"];

let clinic: HttpClinic;
let here: Visit;
let ona: Person;
let office: HttpBrowser;

before(async () => {
  clinic = await openHttpClinic(BEHIND_A_PROXY);
});
after(() => clinic.close());

/** An organisation of its own, with an administrator, whose chat is turned off when `deed` begins. */
async function whileOff(prepare: () => Promise<void>, deed: () => Promise<void>): Promise<void> {
  here = await visit(clinic);
  ona = await clinic.addPerson(here.here, `Ona ${here.here}`, ["administrator"]);
  office = await browserOf(clinic, ona);
  await prepare();
  await turnChat(clinic, ona, "off");
  await deed();
}
const nothing = async () => {};

/** Of the routes that only those who are signed in may ask: those that are the chat. */
async function routesOfTheChat(): Promise<Route[]> {
  const goesOn =
    /^\/api\/(account|attention|audit|chat|colleagues|letters|organisation|sign-out|support)(\/|$)/;
  const found: Route[] = [];
  for (const route of everyRoute(clinic.app)) {
    const { status } = await (await browserOf(clinic)).ask(route.method, filled(route), { body: {} });
    if (status === 401 && !goesOn.test(route.url)) found.push(route);
  }
  return found;
}

test("every route that is not named as going on answers so, to hosts and to guests", async () => {
  const prepare = async () => {
    await openLink(here.phone, await secretTo(clinic, MAYAS_MOBILE));
  };
  await whileOff(prepare, async () => {
    const routes = await routesOfTheChat();
    assert.ok(routes.some(({ url }) => url === "/api/threads/:id/messages"));
    assert.ok(routes.length > 30);
    for (const route of routes) {
      for (const by of [here.ada, here.phone]) {
        const { status, json } = await by.ask(route.method, filled(route), { body: {} });
        assert.deepEqual([status, json?.code ?? "chat-disabled"], OFF, `${route.method} ${route.url}`);
      }
    }
  });
});

test("a link says so, with whom to call, is used up by nothing, and lets in when it is turned on again", async () => {
  let secret = "";
  const prepare = async () => {
    secret = await secretTo(clinic, MAYAS_MOBILE);
  };
  await whileOff(prepare, async () => {
    const refused = await openLink(here.phone, secret);
    assert.deepEqual(codeOf(refused), OFF);
    assert.equal(refused.json.sentence, "Chat is turned off for this organisation");
    assert.deepEqual(refused.json.clinic, { name: "Riverside Clinic", emergencyNumber: "911" });
    await turnChat(clinic, ona, "on");
    const another = await browserOf(clinic);
    assert.equal((await openLink(another, secret)).status, 200);
  });
});

test("a right code says so, and a wrong one says what it always says", async () => {
  let code = "";
  const prepare = async () => {
    const path = `/api/threads/${here.threadId}/members/${here.maya}/code`;
    code = (await here.ada.ask("POST", path)).json.code;
  };
  await whileOff(prepare, async () => {
    const right = await here.phone.ask("POST", "/api/join", { body: { code } });
    assert.deepEqual(codeOf(right), OFF);
    assert.equal(right.json.clinic.emergencyNumber, "911");
    const wrong = await here.phone.ask("POST", "/api/join", { body: { code: "000000000" } });
    assert.deepEqual(codeOf(wrong), [404, "code-wrong"]);
  });
});

test("administration and one's own account go on", () =>
  whileOff(nothing, async () => {
    for (const path of ["/api/organisation", "/api/colleagues", "/api/letters", "/api/account"])
      assert.equal((await office.ask("GET", path)).status, 200, path);
    assert.equal((await office.ask("GET", "/api/organisation")).json.chatEnabled, false);
    assert.equal((await office.ask("POST", "/api/sign-out")).status, 204);
  }));

test("a colleague's welcome link goes on working", () =>
  whileOff(nothing, async () => {
    const body = { name: "Cleo Cole", email: `cleo-${here.here}@riverside.example`, roles: ["host"] };
    const { json } = await office.ask("POST", "/api/colleagues", { body });
    const secret = /#(.+)$/.exec(json.link)?.[1];
    const password = "the grey heron stands still";
    const cleo = await browserOf(clinic);
    assert.equal((await cleo.ask("POST", "/api/welcome", { body: { secret, password } })).status, 204);
  }));

test("whose page has no socket is told who they are by request, and asked again nobody is", () =>
  whileOff(nothing, async () => {
    const { json } = await here.ada.ask("GET", "/api/me");
    assert.equal(json.here.organisation.emergencyNumber, "911");
    assert.deepEqual(json.here.me.roles, ["host"]);
    assert.equal(json.here.support, false);
    await turnChat(clinic, ona, "on");
    assert.equal((await here.ada.ask("GET", "/api/me")).json.here, null);
    assert.deepEqual((await here.ada.ask("GET", "/api/chat")).json, { on: true });
  }));

test("who waits for it to be turned on is told when it is", () =>
  whileOff(nothing, async () => {
    const waiting = here.ada.ask("GET", "/api/chat");
    await turnChat(clinic, ona, "on");
    assert.deepEqual((await waiting).json, { on: true });
  }));

test("letters that lead to it wait, those about accounts do not, and what waited leaves when it is on", async () => {
  const prepare = async () => {
    await openLink(here.phone, await secretTo(clinic, MAYAS_MOBILE));
    clinic.time.now += 1;
    await clinic.ports.notifications.seen(here.maya as PersonId, clinic.time.now);
    await say(here.ada, here.threadId, "Is the swelling less today?");
  };
  await whileOff(prepare, async () => {
    const before = (await sentTo(clinic, MAYAS_MOBILE)).length;
    clinic.time.now += 2 * 60_000;
    await clinic.deeds.sendNotifications();
    assert.equal((await sentTo(clinic, MAYAS_MOBILE)).length, before);
    await office.ask("POST", "/api/organisation/chat-request", { body: { wish: "on" } });
    assert.match((await sentTo(clinic, ona.email))[0]?.text ?? "", /\/confirm#/);
    await turnChat(clinic, ona, "on");
    await clinic.deeds.sendNotifications();
    assert.equal((await sentTo(clinic, MAYAS_MOBILE)).length, before + 1);
  });
});

test("what is there expires on time, and what lives by then is back when it is turned on", async () => {
  let ada = ona;
  const prepare = async () => {
    const session = await clinic.deeds.recogniseSession(here.ada.jar.get("__Host-session") ?? "");
    ada = session?.person ?? ona;
    await say(here.ada, here.threadId, "early");
    clinic.time.now += 10 * HOUR;
    await say(here.ada, here.threadId, "late");
  };
  await whileOff(prepare, async () => {
    clinic.time.now += 15 * HOUR;
    assert.ok((await clinic.deeds.expireMessages()) >= 1);
    await turnChat(clinic, ona, "on");
    assert.deepEqual(await textsIn(await browserOf(clinic, ada), here.threadId), ["late"]);
  });
});

test("administrators read their log on, take it out and have deletions certified", () =>
  whileOff(nothing, async () => {
    const day = new Date(clinic.time.now).toISOString().slice(0, 10);
    for (const path of ["", "/csv", "/fhir", `/certificate/${day}`])
      assert.equal((await office.ask("GET", `/api/audit${path}`)).status, 200, path);
  }));

test("another organisation's chat stays on", async () => {
  const other = await visit(clinic);
  await whileOff(nothing, async () => {
    assert.equal((await other.ada.ask("GET", "/api/threads")).status, 200);
  });
});

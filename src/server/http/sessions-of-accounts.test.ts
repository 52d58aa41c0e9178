import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { everyRoute, filled } from "../../../test/harness/every-route.ts";
import { FORM, firstAdministrator, setUpClinic, tokenIn } from "../../../test/harness/first-administrator.ts";
import { type HttpClinic, openHttpClinic } from "../../../test/harness/http-clinic.ts";
import type { Person } from "../domain/person.ts";
import type { Announcement } from "../ports/announcements.ts";

const MINUTE = 60_000;
const SECOND = 1_000;
const WINDOWS =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

let clinic: HttpClinic;
let ona: Person;
before(async () => {
  clinic = await openHttpClinic();
  await setUpClinic(clinic);
  ona = await firstAdministrator(clinic);
});
after(() => clinic.close());

const signIn = async (headers: Record<string, string> = {}): Promise<string> => {
  const body = { email: FORM.email, password: FORM.password };
  return tokenIn(await clinic.ask("POST", "/api/sign-in", { body, headers }));
};
const devicesOf = async (as: string) => (await clinic.ask("GET", "/api/account", { as })).json.devices;
const isIn = async (as: string) => (await clinic.ask("GET", "/api/unread", { as })).status === 200;

/** What is announced until the answer is there. */
async function announcedBy(deed: () => Promise<unknown>): Promise<Announcement[]> {
  const told: Announcement[] = [];
  const stop = clinic.ports.announcements.subscribe((announcement) => told.push(announcement));
  await deed();
  stop();
  return told;
}

test("what changes something is input and puts the end off; what only asks is not", async () => {
  const as = await signIn();
  clinic.time.now += 10 * MINUTE;
  assert.equal((await clinic.ask("POST", "/api/people/find", { as, body: { query: "on" } })).status, 200);
  clinic.time.now += 10 * MINUTE;
  assert.ok(await isIn(as));
  clinic.time.now += 5 * MINUTE;
  assert.ok(!(await isIn(as)));
});

test("of input that comes at once one is kept, and the pages of the session are told when it ends now", async () => {
  const as = await signIn();
  clinic.time.now += MINUTE;
  const search = () => clinic.ask("POST", "/api/people/find", { as, body: { query: "on" } });
  const told = await announcedBy(async () => {
    await search();
    clinic.time.now += 9 * SECOND;
    await search();
  });
  const moved = told.filter((one) => one.kind === "session-moved");
  assert.deepEqual(
    moved.map(({ personId, endsAt }) => [personId, endsAt]),
    [[ona.id, clinic.time.now - 9 * SECOND + 15 * MINUTE]],
  );
});

test("a cookie that is replayed after its session was signed out opens nothing, at whatever route", async () => {
  const as = await signIn();
  await clinic.ask("POST", "/api/sign-out", { as });
  const secured = everyRoute(clinic.app).filter(({ method }) => method !== "HEAD");
  assert.ok(secured.length > 50);
  const own = new Set<string>();
  for (const route of secured) {
    const { status } = await clinic.ask(route.method, filled(route), { as, body: {} });
    const stranger = await clinic.ask(route.method, filled(route), { body: {} });
    assert.equal(status, stranger.status, `${route.method} ${route.url}`);
    if (status === 401) own.add(route.url);
  }
  assert.ok(own.has("/api/unread") && own.has("/api/account") && own.has("/api/threads"));
});

test("another website carries nothing out in somebody's name, at whatever route, and does not keep them signed in", async () => {
  const as = await signIn();
  clinic.time.now += MINUTE;
  const told = await announcedBy(async () => {
    for (const route of everyRoute(clinic.app)) {
      if (route.method === "GET" || route.method === "HEAD") continue;
      for (const headers of [{ origin: "https://evil.example" }, { "sec-fetch-site": "cross-site" }]) {
        const { status, json } = await clinic.ask(route.method, filled(route), { as, headers, body: {} });
        assert.deepEqual([status, json.code], [403, "wrong-origin"], `${route.method} ${route.url}`);
      }
    }
  });
  assert.deepEqual(told, []);
});

test("what a form of another website can send without asking is not read", async () => {
  const as = await signIn();
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"]) {
    const headers = { "content-type": type };
    const answer = await clinic.ask("POST", "/api/people/find", { as, headers, raw: '{"query":"on"}' });
    assert.deepEqual([answer.status, answer.json.code], [415, "not-json"], type);
  }
});

test("one's devices are told by browser and system, the newest first, and which of them asks", async () => {
  await clinic.deeds.endSessions(ona.id);
  const old = await signIn({ "user-agent": "curl/8.15.0 of-nobody" });
  clinic.time.now += MINUTE;
  const here = await signIn({ "user-agent": WINDOWS });
  const devices = await devicesOf(here);
  assert.deepEqual(
    devices.map(({ device, current, startedAt, seenAt }: Record<string, unknown>) => [
      ...[device, current],
      ...[startedAt, seenAt],
    ]),
    [
      ["Chrome on Windows", true, clinic.time.now, clinic.time.now],
      ["", false, clinic.time.now - MINUTE, clinic.time.now - MINUTE],
    ],
  );
  assert.ok(await isIn(old));
});

test("one device is ended from another, and its sockets close at once", async () => {
  await clinic.deeds.endSessions(ona.id);
  const [lost, here] = [await signIn(), await signIn()];
  const [{ id }] = (await devicesOf(here)).filter(({ current }: { current: boolean }) => !current);
  const told = await announcedBy(async () => {
    assert.equal((await clinic.ask("DELETE", `/api/account/devices/${id}`, { as: here })).status, 204);
  });
  assert.deepEqual(told, [{ kind: "session-ended", sessionId: id }]);
  assert.deepEqual([await isIn(lost), await isIn(here)], [false, true]);
  const again = await clinic.ask("DELETE", `/api/account/devices/${id}`, { as: here });
  assert.deepEqual([again.status, again.json.code], [404, "not-found"]);
});

test("every other device is ended at once, and this one stays", async () => {
  await clinic.deeds.endSessions(ona.id);
  const others = [await signIn(), await signIn()];
  const here = await signIn();
  const told = await announcedBy(async () => {
    assert.equal((await clinic.ask("DELETE", "/api/account/devices", { as: here })).status, 204);
  });
  assert.deepEqual(
    told.map(({ kind }) => kind),
    ["session-ended", "session-ended"],
  );
  for (const other of others) assert.ok(!(await isIn(other)));
  assert.equal((await devicesOf(here)).length, 1);
});

test("nobody ends the device of somebody else", async () => {
  await clinic.deeds.endSessions(ona.id);
  const hers = await signIn();
  const [{ id }] = await devicesOf(hers);
  const other = await clinic.addPerson(ona.organisationId, "Otto Other", ["administrator", "participant"]);
  const as = await clinic.signedInAs(other);
  for (const wrong of [String(id), "0", "1", "nonsense", "9007199254740993"]) {
    const answer = await clinic.ask("DELETE", `/api/account/devices/${wrong}`, { as });
    assert.deepEqual([answer.status, answer.json.code], [404, "not-found"], wrong);
  }
  assert.ok(await isIn(hers));
});

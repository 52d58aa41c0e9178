import assert from "node:assert/strict";
import { test } from "node:test";
import type { AdmissionId, AppointmentId } from "../../src/server/domain/identifiers.ts";
import { APPOINTMENT_MS } from "../../src/server/domain/periods.ts";
import type { Person } from "../../src/server/domain/person.ts";
import type { Appointment } from "../../src/shared/protocol/guest-bodies.ts";
import { keepContact } from "../harness/contacts.ts";
import { guestCookieOf } from "../harness/guest-cookie.ts";
import { MINUTE } from "../harness/movable-clock.ts";
import type { OpenClinic } from "../harness/open-clinic.ts";
import { lettersOf, nextList, openSession, wait } from "../harness/open-session.ts";
import { overHttp } from "../harness/over-http.ts";
import { Page } from "../harness/page.ts";

async function connect(house: OpenClinic, cookie: string, { id }: Appointment, personId: number) {
  return overHttp(house.url, ["POST", `/api/appointments/${id}/connect`], { cookie, body: { personId } });
}

test("Connect lets the guest in: every page of theirs is told, and they are off the list (M16)", async (t) => {
  const session = await openSession(t);
  const { house, appointment, guest, hostCookie } = session;
  const host = await session.arriveAsHost();
  const pages = [await session.arriveAsGuest(), await session.arriveAsGuest()] as const;
  await wait(pages[0], appointment);
  await nextList(host);
  assert.equal((await connect(house, hostCookie, appointment, guest.id)).status, 204);
  for (const page of pages) await page.hear("waiting-room", ({ state }) => state === "connected");
  assert.deepEqual(await nextList(host), []);
  assert.equal((await wait(pages[1], appointment)).state, "connected");
  const [listed] = (await house.deeds.listAppointments(session.host)).appointments;
  assert.equal(listed?.people[0]?.connectedAt, house.clock.now());
});

test("who is let in before they come need not wait", async (t) => {
  const { house, appointment, guest, hostCookie, arriveAsGuest } = await openSession(t);
  assert.equal((await connect(house, hostCookie, appointment, guest.id)).status, 204);
  assert.equal((await wait(await arriveAsGuest(), appointment)).state, "connected");
});

test("nobody but its participants may wait for a session, and nobody but its host connects, reminds or ends", async (t) => {
  const { house, host, guest, appointment, about, arriveAsHost } = await openSession(t);
  const elsewhere = await strangers(house, host);
  for (const cookie of Object.values(elsewhere)) {
    const page = await Page.arrive(house.url, cookie);
    page.say({ type: "wait", appointmentId: appointment.id });
    const refused = await page.hear("refused");
    assert.deepEqual([refused.code, refused.re.type], ["appointment-not-found", "wait"]);
    const look = await overHttp(house.url, ["GET", `/api/waiting-room/${appointment.id}`], { cookie });
    assert.equal(look.status, 404);
  }
  const { otherGuest, colleague, ...hosts } = elsewhere;
  for (const cookie of [otherGuest, colleague, await guestCookieOf(house, guest)]) {
    assert.equal((await connect(house, cookie, appointment, guest.id)).status, 403);
    assert.equal((await overHttp(house.url, [about[0], `${about[1]}/remind`], { cookie })).status, 403);
    assert.equal((await overHttp(house.url, ["DELETE", about[1]], { cookie })).status, 403);
    assert.equal((await overHttp(house.url, ["GET", "/api/appointments"], { cookie })).status, 403);
  }
  for (const cookie of Object.values(hosts)) {
    assert.equal((await connect(house, cookie, appointment, guest.id)).status, 404);
    assert.equal((await overHttp(house.url, [about[0], `${about[1]}/remind`], { cookie })).status, 404);
    assert.equal((await overHttp(house.url, ["DELETE", about[1]], { cookie })).status, 404);
  }
  const page = await arriveAsHost();
  page.say({ type: "wait", appointmentId: appointment.id });
  assert.equal((await page.hear("refused")).code, "appointment-not-found");
});

/** The cookies of people who have no part in it. */
async function strangers(house: OpenClinic, host: Person) {
  const secondHost = await house.add(host.organisationId, "Sam Example", ["host", "participant"]);
  const colleague = await house.add(host.organisationId, "Pat Example");
  const otherGuest = await keepContact(house, host, "Ira Example", { email: "ira@patient.example" });
  const elsewhere = await house.addOrganisation("Hilltop Clinic", "Lee Example");
  return {
    secondHost: await house.cookieOf(secondHost),
    colleague: await house.cookieOf(colleague),
    otherGuest: await guestCookieOf(house, otherGuest),
    ofAnotherOrganisation: await house.cookieOf(elsewhere),
  };
}

test("only somebody of the session can be connected", async (t) => {
  const { house, host, appointment, hostCookie } = await openSession(t);
  const other = await keepContact(house, host, "Ira Example", { email: "ira@patient.example" });
  const answer = await connect(house, hostCookie, appointment, other.id);
  assert.deepEqual([answer.status, (answer.body as { code: string }).code], [404, "person-not-found"]);
});

test("a session that is ended is ended for those who wait, and its codes and letters with it", async (t) => {
  const session = await openSession(t);
  const { house, host, guest, appointment, hostCookie, guestCookie, about } = session;
  const watching = await session.arriveAsHost();
  const page = await session.arriveAsGuest();
  await wait(page, appointment);
  await nextList(watching);
  const ended = await overHttp(house.url, ["DELETE", about[1]], { cookie: hostCookie });
  assert.equal(ended.status, 204);
  await page.hear("waiting-room", ({ state }) => state === "ended");
  assert.deepEqual(await nextList(watching), []);
  assert.deepEqual((await house.deeds.listAppointments(host)).appointments, []);
  const { codes } = house.clinic.ports;
  const of = { appointmentId: appointment.id as AppointmentId };
  assert.deepEqual(await codes.living(of, house.clock.now()), []);
  assert.deepEqual(await lettersOf(house, guest, "invitation"), []);
  const look = await overHttp(house.url, ["GET", `/api/waiting-room/${appointment.id}`], {
    cookie: guestCookie,
  });
  assert.equal((look.body as { state: string }).state, "ended");
  assert.equal((await wait(page, appointment)).state, "ended");
  assert.equal((await connect(house, hostCookie, appointment, guest.id)).status, 404);
});

test("a contact who is deleted while they wait is off the list", async (t) => {
  const { house, host, guest, appointment, arriveAsHost, arriveAsGuest } = await openSession(t);
  const watching = await arriveAsHost();
  await wait(await arriveAsGuest(), appointment);
  await nextList(watching);
  await house.deeds.deleteContact(host, guest.id);
  assert.deepEqual(await nextList(watching), []);
});

test("a session that nobody ends is over by itself, for both sides", async (t) => {
  const { house, host, appointment, arriveAsGuest } = await openSession(t);
  const page = await arriveAsGuest();
  await wait(page, appointment);
  house.clock.pass(APPOINTMENT_MS - MINUTE);
  // A sign-in lasts no longer than this session: the host has signed in anew meanwhile.
  const watching = await Page.arrive(house.url, await house.cookieOf(host));
  assert.equal((await nextList(watching)).length, 1);
  house.clock.pass(MINUTE);
  await page.hear("waiting-room", ({ state }) => state === "ended");
  assert.deepEqual(await nextList(watching), []);
});

test("who stands at the door is on the host's list until the time to let them in is over", async (t) => {
  const { house, host, appointment, arriveAsHost } = await openSession(t);
  const { codes, details, secrets, clock } = house.clinic.ports;
  const watching = await arriveAsHost();
  assert.deepEqual((await watching.hear("admissions")).asking, []);
  const [code] = await codes.living({ appointmentId: appointment.id as AppointmentId }, clock.now());
  assert.ok(code);
  const id = secrets.identifier() as AdmissionId;
  const place = { organisationId: host.organisationId, kind: "admission", id } as const;
  const now = clock.now();
  const name = await details.seal(place, "Gale E.");
  await codes.ask({
    id,
    codeId: code.id,
    hash: secrets.hashToken(secrets.token()),
    name,
    now,
    endsAt: now + MINUTE,
  });
  house.clinic.ports.announcements.announce({ kind: "admissions", hostId: host.id });
  const asking = [{ id, says: "Gale E.", contact: "Gale Example", at: now }];
  assert.deepEqual((await watching.hear("admissions")).asking, asking);
  house.clock.pass(MINUTE);
  assert.deepEqual((await watching.hear("admissions")).asking, []);
});

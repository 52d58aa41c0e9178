import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { AppointmentId } from "../../src/server/domain/identifiers.ts";
import { APPOINTMENT_MS } from "../../src/server/domain/periods.ts";
import type { Person } from "../../src/server/domain/person.ts";
import type { FrameDownOf } from "../../src/shared/protocol/frames-down.ts";
import type { Appointment } from "../../src/shared/protocol/guest-bodies.ts";
import { PRESENT_MS } from "../../src/shared/protocol/limits.ts";
import { keepContact, madeUpMobile } from "../harness/contacts.ts";
import { guestCookieOf } from "../harness/guest-cookie.ts";
import { HOUR, MINUTE, MovableClock } from "../harness/movable-clock.ts";
import { type OpenClinic, openClinic } from "../harness/open-clinic.ts";
import { overHttp } from "../harness/over-http.ts";
import { Page } from "../harness/page.ts";
import { temporaryFolder } from "../harness/temporary-folder.ts";

interface SessionOptions {
  readonly folder?: string;
  readonly clock?: MovableClock;
}

/** A host's session that begins now, with one guest. */
async function openSession(t: TestContext, options: SessionOptions = {}) {
  const house = await openClinic(t, options);
  const host = await house.setUp();
  const guest = await keepContact(house, host, "Gale Example", { mobile: madeUpMobile() });
  const hostCookie = await house.cookieOf(host);
  const guestCookie = await guestCookieOf(house, guest);
  const appointment = await house.deeds.makeAppointment(host, { startsAt: null, people: [guest.id] });
  const arrive = (cookie: string) => Page.arrive(house.url, cookie);
  return {
    house,
    host,
    guest,
    hostCookie,
    guestCookie,
    appointment,
    /** Nobody waits yet. */
    async arriveAsHost() {
      const page = await arrive(hostCookie);
      assert.deepEqual(await nextList(page), []);
      return page;
    },
    arriveLater: () => arrive(hostCookie),
    arriveAsGuest: () => arrive(guestCookie),
    about: ["POST", `/api/appointments/${appointment.id}`] as const,
  };
}

/** Goes into the waiting room. @returns how it stands */
async function wait(page: Page, { id }: Pick<Appointment, "id">): Promise<FrameDownOf<"waiting-room">> {
  page.say({ type: "wait", appointmentId: id });
  return page.hear("waiting-room");
}

/** The list of who waits that the host's page hears next. */
async function nextList(page: Page): Promise<FrameDownOf<"waiting">["people"]> {
  return (await page.hear("waiting")).people;
}

async function connect(house: OpenClinic, cookie: string, { id }: Appointment, personId: number) {
  return overHttp(house.url, ["POST", `/api/appointments/${id}/connect`], { cookie, body: { personId } });
}

async function lettersOf(house: OpenClinic, person: Person, kind: string) {
  const all = await house.clinic.ports.letters.due(house.clock.now() + 1000 * HOUR, 1000);
  return all.filter((letter) => letter.personId === person.id && letter.kind === kind);
}

test("whoever says that they wait is on their host's list, in every page and since when (M16)", async (t) => {
  const { house, appointment, guest, arriveAsHost, arriveLater, arriveAsGuest } = await openSession(t);
  const pages = [await arriveAsHost(), await arriveAsHost()];
  house.clock.pass(MINUTE);
  const since = house.clock.now();
  const { id, threadId } = appointment;
  assert.deepEqual(await wait(await arriveAsGuest(), appointment), {
    type: "waiting-room",
    appointmentId: id,
    state: "waiting",
    told: "here",
  });
  const listed = [{ appointmentId: id, threadId, personId: guest.id, name: "Gale Example", since }];
  for (const page of pages) assert.deepEqual(await nextList(page), listed);
  assert.deepEqual(await nextList(await arriveLater()), listed, "and one that comes later");
});

test("a reload keeps the place in the waiting room; the last page that goes ends it", async (t) => {
  const { house, appointment, arriveAsHost, arriveLater, arriveAsGuest } = await openSession(t);
  const host = await arriveAsHost();
  const first = await arriveAsGuest();
  await wait(first, appointment);
  const [before] = await nextList(host);
  await first.close();
  house.clock.pass(1_000);
  const again = await arriveAsGuest();
  await wait(again, appointment);
  const late = await arriveLater();
  assert.deepEqual(await nextList(late), [before]);
  await again.close();
  assert.deepEqual(await nextList(late), []);
});

test("who waits in two pages waits until the second is gone", async (t) => {
  const { house, host, appointment, arriveAsHost, arriveAsGuest } = await openSession(t);
  const second = await keepContact(house, host, "Hale Example", { email: "hale@patient.example" });
  const other = await house.deeds.makeAppointment(host, { startsAt: null, people: [second.id] });
  const watching = await arriveAsHost();
  const pages = [await arriveAsGuest(), await arriveAsGuest()] as const;
  for (const page of pages) await wait(page, appointment);
  await nextList(watching);
  const third = await Page.arrive(house.url, await guestCookieOf(house, second));
  await wait(third, other);
  await nextList(watching);
  await pages[0].close();
  await third.close(); // later, so that whoever else had gone would be gone before
  const [left] = await nextList(watching);
  assert.equal(left?.name, "Gale Example");
});

test("a phone that sleeps in the waiting room waits no longer, and does again when it wakes", async (t) => {
  const { house, appointment, arriveAsHost, arriveAsGuest } = await openSession(t);
  const host = await arriveAsHost();
  const guest = await arriveAsGuest();
  await wait(guest, appointment);
  await nextList(host);
  house.clock.pass(PRESENT_MS);
  assert.deepEqual(await nextList(host), []);
  guest.say({ type: "ping" });
  const [again] = await nextList(host);
  assert.equal(again?.since, house.clock.now());
});

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

test("a session that nobody ends is over by itself, for both sides", async (t) => {
  const { house, appointment, arriveAsHost, arriveAsGuest } = await openSession(t);
  const watching = await arriveAsHost();
  const page = await arriveAsGuest();
  await wait(page, appointment);
  await nextList(watching);
  house.clock.pass(APPOINTMENT_MS);
  await page.hear("waiting-room", ({ state }) => state === "ended");
  assert.deepEqual(await nextList(watching), []);
});

test("a host who is away is written to when somebody waits, once an hour for one session", async (t) => {
  const { house, host, appointment, arriveAsGuest } = await openSession(t);
  assert.equal((await wait(await arriveAsGuest(), appointment)).told, "letter");
  assert.equal((await lettersOf(house, host, "waiting")).length, 1);
  const { appointments } = house.clinic.ports;
  const comeAgain = async () => {
    await appointments.setWaiting(
      appointment.id as AppointmentId,
      appointment.people[0]?.id as never,
      undefined,
    );
    assert.equal((await wait(await arriveAsGuest(), appointment)).told, "letter");
  };
  house.clock.pass(HOUR - 1);
  await comeAgain();
  assert.equal((await lettersOf(house, host, "waiting")).length, 1);
  house.clock.pass(1);
  await comeAgain();
  assert.equal((await lettersOf(house, host, "waiting")).length, 2);
});

test("a restart of the server costs nobody their place, unless they do not come back", async (t) => {
  const folder = temporaryFolder(t);
  const clock = new MovableClock();
  const session = await openSession(t, { folder, clock });
  const { host, guest, appointment } = session;
  const absent = await keepContact(session.house, host, "Hale Example", { email: "hale@patient.example" });
  const theirs = await session.house.deeds.makeAppointment(host, { startsAt: null, people: [absent.id] });
  const since = clock.now();
  await wait(await session.arriveAsGuest(), appointment);
  await wait(await Page.arrive(session.house.url, await guestCookieOf(session.house, absent)), theirs);
  await session.house.close();

  const house = await openClinic(t, { folder, clock });
  const watching = await Page.arrive(house.url, session.hostCookie);
  assert.deepEqual((await nextList(watching)).length, 2);
  clock.pass(MINUTE);
  await wait(await Page.arrive(house.url, session.guestCookie), appointment);
  clock.pass(MINUTE);
  const [left] = await nextList(watching);
  assert.deepEqual([left?.personId, left?.since], [guest.id, since]);
});

test("the waiting room says who the host is and when it begins, in the participant's own time zone", async (t) => {
  const { house, host, guest, appointment, guestCookie } = await openSession(t);
  const look = async () =>
    (await overHttp(house.url, ["GET", `/api/waiting-room/${appointment.id}`], { cookie: guestCookie })).body;
  const { id, threadId, startsAt } = appointment;
  const expected = {
    id,
    threadId,
    hostName: host.name,
    startsAt,
    timeZone: "America/New_York",
    state: "waiting",
  };
  assert.deepEqual(await look(), expected);
  const { notifications } = house.clinic.ports;
  const settings = { channel: undefined, quiet: undefined, mobile: undefined, timeZone: "America/Denver" };
  await notifications.save(guest.id, settings);
  assert.deepEqual(await look(), { ...expected, timeZone: "America/Denver" });
});

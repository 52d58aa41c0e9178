import assert from "node:assert/strict";
import { test } from "node:test";
import type { AppointmentId } from "../../src/server/domain/identifiers.ts";
import { PRESENT_MS } from "../../src/shared/protocol/limits.ts";
import { keepContact } from "../harness/contacts.ts";
import { guestCookieOf } from "../harness/guest-cookie.ts";
import { HOUR, MINUTE, MovableClock } from "../harness/movable-clock.ts";
import { openClinic } from "../harness/open-clinic.ts";
import { lettersOf, nextList, openSession, wait } from "../harness/open-session.ts";
import { overHttp } from "../harness/over-http.ts";
import { Page } from "../harness/page.ts";
import { temporaryFolder } from "../harness/temporary-folder.ts";

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

test("who waits is told when their host comes, or wakes, after a letter had to be sent", async (t) => {
  const { house, host, appointment, arriveLater, arriveAsGuest } = await openSession(t);
  const guest = await arriveAsGuest();
  assert.equal((await wait(guest, appointment)).told, "letter");
  const page = await arriveLater();
  assert.deepEqual(await guest.hear("waiting-room"), {
    type: "waiting-room",
    appointmentId: appointment.id,
    state: "waiting",
    told: "here",
  });
  house.clock.pass(PRESENT_MS);
  await guest.roundTrip();
  await guest.hear("presence", ({ offline }) => offline.includes(host.id));
  page.say({ type: "ping" });
  assert.equal((await guest.hear("waiting-room", ({ told }) => told === "here")).state, "waiting");
});

test("a host to whom nobody can write is not said to be written to: they see it when they come", async (t) => {
  const { house, host, appointment, arriveLater, arriveAsGuest } = await openSession(t);
  t.mock.method(house.clinic.ports.postOffice.channels, "has", () => false);
  const guest = await arriveAsGuest();
  assert.equal((await wait(guest, appointment)).told, "later");
  assert.equal((await lettersOf(house, host, "waiting")).length, 0);
  const [listed] = await nextList(await arriveLater());
  assert.equal(listed?.name, "Gale Example");
  assert.equal((await guest.hear("waiting-room")).told, "here");
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

test("until an hour before the beginning it is too early to wait, and the host is told nothing", async (t) => {
  const { house, host, guest, arriveAsHost, arriveAsGuest } = await openSession(t);
  const startsAt = house.clock.now() + 3 * HOUR;
  const tomorrow = await house.deeds.makeAppointment(host, { startsAt, people: [guest.id] });
  const page = await arriveAsGuest();
  house.clock.pass(2 * HOUR - 1);
  assert.equal((await wait(page, tomorrow)).state, "early");
  assert.equal((await lettersOf(house, host, "waiting")).length, 0);
  const watching = await arriveAsHost();
  house.clock.pass(1);
  assert.equal((await wait(page, tomorrow)).state, "waiting");
  const [listed] = await nextList(watching);
  assert.deepEqual([listed?.appointmentId, listed?.personId], [tomorrow.id, guest.id]);
});

test("who is invited to sessions finds them, with an account or as a guest, until they are over", async (t) => {
  const { house, host, guest, appointment, guestCookie, hostCookie } = await openSession(t);
  const colleague = await house.add(host.organisationId, "Pat Example");
  const startsAt = house.clock.now() + 3 * HOUR;
  const later = await house.deeds.makeAppointment(host, { startsAt, people: [guest.id, colleague.id] });
  const rooms = async (cookie?: string) =>
    overHttp(house.url, ["GET", "/api/waiting-rooms"], cookie === undefined ? {} : { cookie });
  const first = { id: appointment.id, hostName: host.name, startsAt: appointment.startsAt, state: "waiting" };
  const second = { id: later.id, hostName: host.name, startsAt, state: "early" };
  assert.deepEqual((await rooms(guestCookie)).body, { rooms: [first, second] });
  assert.deepEqual((await rooms(await house.cookieOf(colleague))).body, { rooms: [second] });
  assert.deepEqual((await rooms(hostCookie)).body, { rooms: [] });
  assert.equal((await rooms()).status, 401);
  await house.deeds.endAppointment(host, later.id as AppointmentId);
  assert.deepEqual((await rooms(await house.cookieOf(colleague))).body, { rooms: [] });
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

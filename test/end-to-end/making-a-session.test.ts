import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { Person } from "../../src/server/domain/person.ts";
import type { Appointment } from "../../src/shared/protocol/guest-bodies.ts";
import { keepContact, madeUpMobile } from "../harness/contacts.ts";
import { guestCookieOf } from "../harness/guest-cookie.ts";
import { DAY, HOUR, MINUTE } from "../harness/movable-clock.ts";
import { type OpenClinic, openClinic } from "../harness/open-clinic.ts";
import { overHttp } from "../harness/over-http.ts";
import { Page } from "../harness/page.ts";

async function openHouse(t: TestContext) {
  const house = await openClinic(t);
  const host = await house.setUp();
  const cookie = await house.cookieOf(host);
  const guest = await keepContact(house, host, "Gale Example", { mobile: madeUpMobile() });
  const colleague = await house.add(host.organisationId, "Pat Example");
  const ask = async (body: unknown, as = cookie) => {
    const answer = await overHttp(house.url, ["POST", "/api/appointments"], { cookie: as, body });
    return { ...answer, body: answer.body as { appointment: Appointment; code: string; field: string } };
  };
  return { house, host, cookie, guest, colleague, ask };
}

/** What waits to be sent to somebody, the first first. */
async function lettersOf(house: OpenClinic, { id }: Person) {
  const all = await house.clinic.ports.letters.due(house.clock.now() + 1000 * DAY, 1000);
  return all.filter(({ personId }) => personId === id).sort((a, b) => a.nextAt - b.nextAt);
}

test("a session that begins now: a chat, a code for the guest, and a letter to everybody (M16)", async (t) => {
  const { house, host, cookie, guest, colleague, ask } = await openHouse(t);
  const page = await Page.arrive(house.url, await house.cookieOf(colleague));
  const { status, body } = await ask({ startsAt: null, people: [guest.id, colleague.id] });
  assert.equal(status, 201);
  const { id, threadId, startsAt, endsAt, people } = body.appointment;
  const now = house.clock.now();
  assert.deepEqual([startsAt, endsAt], [now, now + 12 * HOUR]);
  const [theirs, others] = [guest, colleague].map(({ id }) => people.find((person) => person.id === id));
  assert.match(theirs?.code?.code ?? "", /^\d{9}$/);
  assert.equal(theirs?.code?.endsAt, endsAt);
  assert.deepEqual(
    [theirs?.name, theirs?.guest, theirs?.invitation?.state],
    ["Gale Example", true, "waiting"],
  );
  assert.deepEqual([others?.name, others?.guest, others?.code], ["Pat Example", false, null]);
  assert.equal(others?.invitation?.state, "waiting", "their letter, which carries no link");
  const { thread } = await page.hear("thread");
  assert.equal(thread.id, threadId);
  assert.equal(threadId, await house.threadOf(host, guest, colleague));
  for (const person of [guest, colleague]) {
    const letters = await lettersOf(house, person);
    assert.deepEqual(
      letters.map(({ kind, appointmentId, nextAt }) => [kind, appointmentId, nextAt]),
      [["invitation", id, now]],
    );
  }
  assert.deepEqual((await overHttp(house.url, ["GET", "/api/appointments"], { cookie })).body, {
    appointments: [body.appointment],
  });
});

test("a session more than 20 hours ahead, whose first link will have ended by then, has a second letter an hour before", async (t) => {
  const { house, guest, ask } = await openHouse(t);
  const now = house.clock.now();
  await ask({ startsAt: now + 20 * HOUR, people: [guest.id] });
  assert.deepEqual(
    (await lettersOf(house, guest)).map(({ kind }) => kind),
    ["invitation"],
  );
  const startsAt = now + 20 * HOUR + 1;
  await ask({ startsAt, people: [guest.id] });
  assert.deepEqual(
    (await lettersOf(house, guest)).map(({ kind, nextAt }) => [kind, nextAt]),
    [
      ["invitation", now],
      ["invitation", now],
      ["reminder", startsAt - HOUR],
    ],
  );
});

test("the first of the two letters says that a new link comes, and the only one of a nearer session does not", async (t) => {
  const { house, guest, ask } = await openHouse(t);
  const { details } = house.clinic.ports;
  const now = house.clock.now();
  for (const hours of [20, 21]) await ask({ startsAt: now + hours * HOUR, people: [guest.id] });
  const says = [];
  for (const { id, organisationId, kind, sealed } of await lettersOf(house, guest)) {
    const opened = await details.open({ organisationId, kind: "letter", id }, sealed);
    says.push([kind, /a new one comes an hour before/.test(opened ?? "")]);
  }
  assert.deepEqual(says.sort(), [
    ["invitation", false],
    ["invitation", true],
    ["reminder", false],
  ]);
});

test("the host is shown what became of the link that is out, and not that a reminder is still to leave", async (t) => {
  const { house, host, guest, ask } = await openHouse(t);
  const { letters } = house.clinic.ports;
  const now = house.clock.now();
  for (let times = 0; times < 8; times += 1) await ask({ startsAt: now + 2 * DAY, people: [guest.id] });
  for (const { id, nextAt } of await lettersOf(house, guest)) {
    if (nextAt === now && (await letters.handOver(id))) await letters.sent(id, now, now + DAY);
  }
  const { appointments } = await house.deeds.listAppointments(host);
  const states = appointments.map(({ people }) => people[0]?.invitation?.state);
  assert.deepEqual(states, Array(8).fill("sent"));
});

test("a session begins from now on and within a year", async (t) => {
  const { house, guest, ask } = await openHouse(t);
  const now = house.clock.now();
  const people = [guest.id];
  assert.equal((await ask({ startsAt: now - 5 * MINUTE, people })).status, 201);
  const late = await ask({ startsAt: now - 5 * MINUTE - 1, people });
  assert.deepEqual(
    [late.status, late.body.code, late.body.field],
    [422, "appointment-in-the-past", "startsAt"],
  );
  assert.equal((await ask({ startsAt: now + 365 * DAY, people })).status, 201);
  const far = await ask({ startsAt: now + 367 * DAY, people });
  assert.deepEqual([far.status, far.body.code, far.body.field], [422, "appointment-too-far", "startsAt"]);
});

test("only a host makes sessions, with their own contacts and people of their organisation", async (t) => {
  const { house, host, guest, colleague, ask } = await openHouse(t);
  const code = async (people: readonly { id: number }[], as?: string) => {
    const { status, body } = await ask({ startsAt: null, people: people.map(({ id }) => id) }, as);
    return status === 201 ? 201 : body.code;
  };
  assert.equal(await code([guest], await house.cookieOf(colleague)), "not-allowed");
  assert.equal(await code([host], await guestCookieOf(house, guest)), "not-allowed");
  assert.equal(await code([]), "nobody-chosen");
  assert.equal(await code([host]), "nobody-chosen");
  assert.equal(await code([{ id: 12345 }]), "person-not-found");
  const secondHost = await house.add(host.organisationId, "Sam Example", ["host", "participant"]);
  const theirContact = await keepContact(house, secondHost, "Ira Example", { email: "ira@patient.example" });
  assert.equal(await code([guest, theirContact]), "person-not-found");
  const elsewhere = await house.addOrganisation("Hilltop Clinic", "Lee Example");
  assert.equal(await code([elsewhere]), "person-not-found");
  assert.equal(await code([host, guest, colleague, secondHost]), 201);
  const all = await house.deeds.listAppointments(host);
  assert.equal(all.appointments.length, 1, "what was refused left nothing");
  assert.equal(all.appointments[0]?.people.length, 3);
});

test("Remind writes to everybody who is not there, and to each at most once in two minutes", async (t) => {
  const { house, host, cookie, guest, colleague, ask } = await openHouse(t);
  const waits = await keepContact(house, host, "Hale Example", { email: "hale@patient.example" });
  const people = [guest.id, colleague.id, waits.id];
  const { id } = (await ask({ startsAt: null, people })).body.appointment;
  const page = await Page.arrive(house.url, await guestCookieOf(house, waits));
  page.say({ type: "wait", appointmentId: id });
  await page.hear("waiting-room");
  const remind = async () => {
    const answer = await overHttp(house.url, ["POST", `/api/appointments/${id}/remind`], { cookie });
    assert.equal(answer.status, 202);
    const reminders = async (person: Person) =>
      (await lettersOf(house, person)).filter(({ kind }) => kind === "reminder").length;
    return [await reminders(guest), await reminders(colleague), await reminders(waits)];
  };
  assert.deepEqual(await remind(), [1, 1, 0]);
  house.clock.pass(2 * MINUTE - 1);
  assert.deepEqual(await remind(), [1, 1, 0]);
  house.clock.pass(1);
  assert.deepEqual(await remind(), [2, 2, 0]);
});

test("a guest who cannot be written to still has a code to be read out", async (t) => {
  const { house, host, ask } = await openHouse(t);
  const mobile = madeUpMobile();
  const guest = await keepContact(house, host, "Jo Example", { mobile });
  const { notifications, details } = house.clinic.ports;
  await notifications.optOut(details.hashForAll("opt-out", mobile), "stop", house.clock.now());
  const { appointment } = (await ask({ startsAt: null, people: [guest.id] })).body;
  assert.match(appointment.people[0]?.code?.code ?? "", /^\d{9}$/);
  assert.equal(appointment.people[0]?.invitation, null);
  assert.deepEqual(await lettersOf(house, guest), []);
});

test("a session's invitation counts as a letter about its chat: none follows for what is said right after", async (t) => {
  const { house, host, guest, ask } = await openHouse(t);
  const { threadId } = (await ask({ startsAt: null, people: [guest.id] })).body.appointment;
  const page = await Page.arrive(house.url, await house.cookieOf(host));
  await page.post(threadId, "See you in a moment");
  house.clock.pass(2 * MINUTE);
  const { notifications } = house.clinic.ports;
  const unnotified = await notifications.unnotified(house.clock.now() - MINUTE, house.clock.now(), 10);
  assert.ok(!unnotified.some(({ personId }) => personId === guest.id));
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { type Clinic, NOW } from "./clinic.ts";
import { appoint, codeFor, hostAndGuest, letterTo, withClinics } from "./guests.ts";
import type { Open } from "./opened.ts";

export function appointmentsContract(open: Open): void {
  withClinics(
    open,
    "appointments",
    keepingSuite,
    leftSuite,
    hostsSuite,
    waitingSuite,
    endingSuite,
    erasingSuite,
  );
}

function keepingSuite(given: () => Clinic): void {
  test("an appointment is found with its people, guests by their sealed names, until its end", async () => {
    const clinic = given();
    const { appointments, contacts } = clinic.store;
    const { host, guest, threadId } = await hostAndGuest(clinic);
    const colleague = await clinic.person("Cole League");
    const made = await appoint(clinic, host, threadId, [guest, colleague], { endsAt: NOW + 10 });
    const apart = { waitingSince: undefined, connectedAt: undefined };
    const sealedName = (await contacts.find(guest.id))?.sealedName;
    const expected = {
      ...made,
      people: [
        { personId: guest.id, guest: true, name: "", sealedName, ...apart },
        { personId: colleague.id, guest: false, name: "Cole League", sealedName: undefined, ...apart },
      ],
    };
    assert.deepEqual(await appointments.find(made.id, NOW + 9), expected);
    assert.deepEqual(await appointments.ofHost(host.id, NOW + 9), [expected]);
    assert.equal(await appointments.find(made.id, NOW + 10), undefined);
    assert.deepEqual(await appointments.ofHost(host.id, NOW + 10), []);
    assert.deepEqual(await appointments.ofHost(guest.id, NOW), []);
  });

  test("who takes part finds their living appointments, the first first, and nobody else's", async () => {
    const clinic = given();
    const { appointments, threads } = clinic.store;
    const { host, guest, threadId } = await hostAndGuest(clinic);
    const later = await appoint(clinic, host, threadId, [guest], { startsAt: NOW + 2 });
    const sooner = await appoint(clinic, host, threadId, [guest], { startsAt: NOW + 1 });
    await appoint(clinic, host, threadId, [await clinic.person()]);
    await appoint(clinic, host, threadId, [guest], { endsAt: NOW });
    assert.deepEqual(
      (await appointments.ofPerson(guest.id, NOW)).map(({ id }) => id),
      [sooner.id, later.id],
    );
    assert.deepEqual(await appointments.ofPerson(host.id, NOW), []);
    await threads.removeMember(threadId, guest.id, NOW);
    assert.deepEqual(await appointments.ofPerson(guest.id, NOW), []);
  });

  test("a host's appointments come in the order of their beginnings", async () => {
    const clinic = given();
    const { host, guest, threadId } = await hostAndGuest(clinic);
    for (const startsAt of [NOW + 3, NOW + 1, NOW + 2]) {
      await appoint(clinic, host, threadId, [guest], { startsAt });
    }
    const listed = await clinic.store.appointments.ofHost(host.id, NOW);
    assert.deepEqual(
      listed.map(({ startsAt }) => startsAt),
      [NOW + 1, NOW + 2, NOW + 3],
    );
  });
}

function leftSuite(given: () => Clinic): void {
  test("a host who has left the chat has no appointment in it any more, whenever it was made", async () => {
    const clinic = given();
    const { appointments, threads } = clinic.store;
    const { host, guest, threadId } = await hostAndGuest(clinic);
    await threads.removeMember(threadId, host.id, NOW);
    await appoint(clinic, host, threadId, [guest]);
    assert.deepEqual(await appointments.ofHost(host.id, NOW), []);
  });
}

const JOINING = { seesAfter: undefined, most: 9, now: NOW };

function hostsSuite(given: () => Clinic): void {
  test("with a host end their appointments in the chat, and the codes of it that they have seen", async () => {
    const clinic = given();
    const { store } = clinic;
    const { host, guest, threadId } = await hostAndGuest(clinic);
    const other = await clinic.person();
    await store.threads.addMembers(threadId, [other.id], JOINING);
    const [ends, stays] = [
      await appoint(clinic, host, threadId, [guest]),
      await appoint(clinic, other, threadId, [guest]),
    ];
    const codes = [
      codeFor(guest, threadId),
      codeFor(guest, threadId, { appointmentId: ends.id }),
      codeFor(guest, threadId, { appointmentId: stays.id }),
    ];
    for (const code of codes) await store.codes.put(code);
    await store.threads.removeMember(threadId, host.id, NOW);
    const found = await Promise.all(codes.map(({ hash }) => store.codes.tryCode(hash, 1, NOW)));
    assert.deepEqual(
      found.map(({ code }) => code?.appointmentId),
      [undefined, undefined, stays.id],
    );
    assert.equal(found[0]?.code, undefined);
    assert.equal(await store.appointments.find(ends.id, NOW), undefined);
    assert.ok(await store.appointments.find(stays.id, NOW));
  });

  test("of a colleague who is no host nothing ends but their own", async () => {
    const clinic = given();
    const { store } = clinic;
    const { guest, threadId } = await hostAndGuest(clinic);
    const colleague = await clinic.person("Cole League", ["participant"]);
    await store.threads.addMembers(threadId, [colleague.id], JOINING);
    const code = codeFor(guest, threadId);
    await store.codes.put(code);
    await store.threads.removeMember(threadId, colleague.id, NOW);
    assert.deepEqual((await store.codes.tryCode(code.hash, 1, NOW)).code, code);
  });
}

function waitingSuite(given: () => Clinic): void {
  test("who waits keeps the time since when, until they are gone", async () => {
    const clinic = given();
    const { appointments } = clinic.store;
    const { host, guest, threadId } = await hostAndGuest(clinic);
    const { id } = await appoint(clinic, host, threadId, [guest]);
    const since = async () => (await appointments.find(id, NOW))?.people[0]?.waitingSince;
    assert.equal(await appointments.setWaiting(id, guest.id, NOW + 1), true);
    assert.equal(await appointments.setWaiting(id, guest.id, NOW + 2), false);
    assert.equal(await since(), NOW + 1);
    assert.deepEqual(
      (await appointments.everybodyWaiting(NOW)).filter(({ appointmentId }) => appointmentId === id),
      [{ appointmentId: id, personId: guest.id }],
    );
    assert.equal(await appointments.setWaiting(id, guest.id, undefined), true);
    assert.equal(await appointments.setWaiting(id, guest.id, undefined), false);
    assert.equal(await since(), undefined);
    assert.equal(await appointments.setWaiting(id, host.id, NOW), false);
  });

  test("who was connected waits no more, and it is known since when", async () => {
    const clinic = given();
    const { appointments } = clinic.store;
    const { host, guest, threadId } = await hostAndGuest(clinic);
    const { id } = await appoint(clinic, host, threadId, [guest]);
    await appointments.setWaiting(id, guest.id, NOW + 1);
    assert.equal(await appointments.connect(id, guest.id, NOW + 2), true);
    const [person] = (await appointments.find(id, NOW))?.people ?? [];
    assert.deepEqual([person?.waitingSince, person?.connectedAt], [undefined, NOW + 2]);
    assert.equal(await appointments.connect(id, host.id, NOW), false);
  });
}

function endingSuite(given: () => Clinic): void {
  test("with an appointment end its codes, its waiting, and letters that have not left", async () => {
    const clinic = given();
    const { appointments, codes, letters } = clinic.store;
    const { host, guest, threadId } = await hostAndGuest(clinic);
    const { id: appointmentId } = await appoint(clinic, host, threadId, [guest]);
    const [session, chat] = [codeFor(guest, threadId, { appointmentId }), codeFor(guest, threadId)];
    for (const code of [session, chat]) await codes.put(code);
    const [reminder, other] = [letterTo(guest, { appointmentId, kind: "reminder" }), letterTo(guest)];
    for (const letter of [reminder, other]) await letters.put(letter);
    await appointments.setWaiting(appointmentId, guest.id, NOW);
    await appointments.end(appointmentId, NOW + 1);
    assert.equal(await appointments.find(appointmentId, NOW + 1), undefined);
    assert.equal((await codes.tryCode(session.hash, 1, NOW)).code, undefined);
    assert.deepEqual((await codes.tryCode(chat.hash, 1, NOW)).code, chat);
    assert.equal(await letters.handOver(reminder.id), false);
    assert.equal(await letters.handOver(other.id), true);
    const waiting = await appointments.everybodyWaiting(0);
    assert.ok(!waiting.some((one) => one.appointmentId === appointmentId));
  });
}

function erasingSuite(given: () => Clinic): void {
  test("an appointment that ended before stays at its end", async () => {
    const clinic = given();
    const { appointments } = clinic.store;
    const { host, guest, threadId } = await hostAndGuest(clinic);
    const { id } = await appoint(clinic, host, threadId, [guest], { endsAt: NOW + 10 });
    await appointments.end(id, NOW + 20);
    assert.ok(await appointments.find(id, NOW + 9));
    assert.equal(await appointments.find(id, NOW + 10), undefined);
  });

  test("appointments that ended long ago are erased with all that was of them, and others are not", async () => {
    const clinic = given();
    const { appointments, codes } = clinic.store;
    const { host, guest, threadId } = await hostAndGuest(clinic);
    await appointments.eraseEnded(NOW);
    const ended = await appoint(clinic, host, threadId, [guest], { endsAt: NOW });
    const lives = await appoint(clinic, host, threadId, [guest], { endsAt: NOW + 1 });
    const code = codeFor(guest, threadId, { appointmentId: ended.id });
    await codes.put(code);
    assert.equal(await appointments.eraseEnded(NOW), 1);
    assert.equal(await appointments.find(ended.id, 0), undefined);
    assert.equal((await codes.tryCode(code.hash, 1, NOW)).code, undefined);
    assert.equal((await appointments.find(lives.id, NOW))?.people.length, 1);
  });
}

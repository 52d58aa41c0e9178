import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Millis, PersonId, SessionId } from "../../domain/identifiers.ts";
import type { FirstFactor } from "../../ports/people-store.ts";
import { rolesToBits } from "../roles.ts";
import { Clinic, DAY, identifier, NOW } from "./clinic.ts";
import { hostAndGuest } from "./guests.ts";
import type { Open, Opened } from "./opened.ts";

const MINUTE: Millis = 60_000;
const HOUR: Millis = 60 * MINUTE;
const IDLE = 15 * MINUTE;
const LONGEST = 12 * HOUR;

export function sessionsContract(open: Open): void {
  describe("sessions of account holders", () => {
    let opened: Opened;
    before(async () => {
      opened = await open();
    });
    after(() => opened.close());
    endsSuite(() => Clinic.found(opened));
    peopleSuite(() => Clinic.found(opened));
    firstFactorSuite(() => Clinic.found(opened));
    restrictionSuite(() => Clinic.found(opened));
    settingsSuite(() => Clinic.found(opened));
    devicesSuite(() => Clinic.found(opened));
    endingSuite(() => Clinic.found(opened));
  });
}

async function signIn(
  { store }: Clinic,
  { id: personId }: { id: PersonId },
  { now = NOW, firstFactor = {} }: { now?: Millis; firstFactor?: FirstFactor } = {},
) {
  const session = { id: identifier<SessionId>(), hash: `token ${identifier()}` };
  const ends = await store.sessions.startOfAccount({ ...session, personId, now, firstFactor });
  return { ...session, ends };
}

async function hasTotp({ store }: Clinic, { id }: { id: PersonId }): Promise<void> {
  const sealed = Buffer.from("sealed");
  await store.secondFactors.putPendingTotp(id, sealed);
  await store.secondFactors.confirmTotp(id, sealed, 1);
}

function setTimes(clinic: Clinic, idleMs: Millis, longestMs: Millis): Promise<unknown> {
  const set = "UPDATE organisations SET idle_ms = $2, longest_ms = $3 WHERE id = $1";
  return clinic.opened.sql(set, clinic.id, idleMs, longestMs);
}

function endsSuite(found: () => Promise<Clinic>): void {
  test("one ends as the organisation has set it, and by default after 15 minutes and after 12 hours", async () => {
    const clinic = await found();
    const person = await clinic.person();
    const byDefault = await signIn(clinic, person);
    assert.deepEqual(byDefault.ends, { endsAt: NOW + IDLE, longestEndsAt: NOW + LONGEST });
    await setTimes(clinic, 5 * MINUTE, HOUR);
    const asSet = await signIn(clinic, person);
    assert.deepEqual(asSet.ends, { endsAt: NOW + 5 * MINUTE, longestEndsAt: NOW + HOUR });
    await setTimes(clinic, 2 * HOUR, HOUR);
    const { ends } = await signIn(clinic, person);
    assert.deepEqual(ends, { endsAt: NOW + HOUR, longestEndsAt: NOW + HOUR });
  });

  test("input puts the end off, up to the longest", async () => {
    const clinic = await found();
    const { sessions } = clinic.store;
    const person = await clinic.person();
    await setTimes(clinic, IDLE, 20 * MINUTE);
    const { id, hash } = await signIn(clinic, person);
    const longestEndsAt = NOW + 20 * MINUTE;
    assert.deepEqual(await sessions.active(id, NOW + MINUTE), { endsAt: NOW + 16 * MINUTE, longestEndsAt });
    assert.equal(await sessions.active(id, NOW), undefined);
    assert.deepEqual(await sessions.active(id, NOW + 10 * MINUTE), { endsAt: longestEndsAt, longestEndsAt });
    assert.deepEqual(await sessions.find(hash, NOW + 20 * MINUTE - 1), {
      ...{ id, endsAt: longestEndsAt, longestEndsAt, person },
      ...{ seenAt: NOW + 10 * MINUTE, provedAt: NOW, restricted: false },
    });
    assert.equal(await sessions.find(hash, NOW + 20 * MINUTE), undefined);
  });

  test("input does not bring back a session that has ended", async () => {
    const clinic = await found();
    const { sessions } = clinic.store;
    const { id, hash } = await signIn(clinic, await clinic.person());
    assert.equal(await sessions.active(id, NOW + IDLE), undefined);
    assert.equal(await sessions.find(hash, NOW + IDLE), undefined);
  });
}

function peopleSuite(found: () => Promise<Clinic>): void {
  test("there is none for a guest, for somebody who was deactivated, and for nobody", async () => {
    const clinic = await found();
    const { guest } = await hostAndGuest(clinic);
    const gone = await clinic.person();
    await clinic.opened.sql("UPDATE people SET deactivated_at = $2 WHERE id = $1", gone.id, NOW);
    for (const one of [guest, gone, { id: identifier<PersonId>() }]) {
      const { hash, ends } = await signIn(clinic, one);
      assert.equal(ends, undefined);
      assert.equal(await clinic.store.sessions.find(hash, NOW), undefined);
    }
  });

  test("one of somebody who is deactivated is found no more", async () => {
    const clinic = await found();
    const person = await clinic.person();
    const { hash } = await signIn(clinic, person);
    assert.ok(await clinic.store.sessions.find(hash, NOW));
    await clinic.opened.sql("UPDATE people SET deactivated_at = $2 WHERE id = $1", person.id, NOW);
    assert.equal(await clinic.store.sessions.find(hash, NOW), undefined);
  });

  test("when somebody last proved who they are is known", async () => {
    const clinic = await found();
    const { sessions } = clinic.store;
    const { id, hash } = await signIn(clinic, await clinic.person());
    await sessions.proved(id, NOW + 5);
    assert.equal((await sessions.find(hash, NOW))?.provedAt, NOW + 5);
  });
}

function firstFactorSuite(found: () => Promise<Clinic>): void {
  test("none begins with a password that was changed meanwhile, or with that alone beside a second factor", async () => {
    const clinic = await found();
    const person = await clinic.person();
    const begins = async (firstFactor: FirstFactor) =>
      (await signIn(clinic, person, { firstFactor })).ends !== undefined;
    const [old, fresh] = ["$argon2id$old", "$argon2id$new"];
    await clinic.store.people.setPassword(person.id, old);
    assert.equal(await begins({ passwordHash: old, alone: true }), true);
    await clinic.store.people.setPassword(person.id, fresh);
    assert.equal(await begins({ passwordHash: old, alone: true }), false);
    assert.equal(await begins({ passwordHash: fresh, alone: true }), true);
    await hasTotp(clinic, person);
    assert.equal(await begins({ passwordHash: fresh, alone: true }), false);
    assert.equal(await begins({ passwordHash: fresh }), true);
  });

  test("none begins by a provider that knows its person no more", async () => {
    const clinic = await found();
    const person = await clinic.person();
    const subjectHash = `subject ${person.id}`;
    const begins = async () =>
      (await signIn(clinic, person, { firstFactor: { subjectHash } })).ends !== undefined;
    await clinic.opened.sql("UPDATE people SET subject_hash = $2 WHERE id = $1", person.id, subjectHash);
    assert.equal(await begins(), true);
    await clinic.opened.sql("UPDATE people SET subject_hash = NULL WHERE id = $1", person.id);
    assert.equal(await begins(), false);
  });

  test("of a change of the password and a sign-in with the old one at once, no session is left", async () => {
    const clinic = await found();
    const { people, sessions } = clinic.store;
    const person = await clinic.person();
    for (let round = 0; round < 10; round += 1) {
      await people.setPassword(person.id, `$argon2id$${round}`);
      const firstFactor = { passwordHash: `$argon2id$${round}`, alone: true };
      const changed = async () => {
        await people.setPassword(person.id, "$argon2id$changed");
        await sessions.endAllOf(person.id);
      };
      await Promise.all([
        signIn(clinic, person, { firstFactor }),
        changed(),
        signIn(clinic, person, { firstFactor }),
      ]);
      assert.deepEqual(await sessions.listOf(person.id, NOW), []);
    }
  });
}

function restrictionSuite(found: () => Promise<Clinic>): void {
  test("one is restricted as soon as and as long as a second factor is required of its person and there is none", async () => {
    const clinic = await found();
    const { sql } = clinic.opened;
    const person = await clinic.person();
    const { hash } = await signIn(clinic, person);
    const isRestricted = async () => (await clinic.store.sessions.find(hash, NOW))?.restricted;
    await sql("UPDATE people SET roles = $2 WHERE id = $1", person.id, rolesToBits(["participant"]));
    assert.equal(await isRestricted(), false);
    await sql("UPDATE organisations SET second_factor = 1 WHERE id = $1", clinic.id);
    assert.equal(await isRestricted(), false);
    await sql("UPDATE people SET roles = $2 WHERE id = $1", person.id, rolesToBits(["host"]));
    assert.equal(await isRestricted(), true);
    await hasTotp(clinic, person);
    assert.equal(await isRestricted(), false);
    await sql("UPDATE people SET totp = NULL WHERE id = $1", person.id);
    await sql("UPDATE organisations SET second_factor = 0 WHERE id = $1", clinic.id);
    assert.equal(await isRestricted(), false);
    await clinic.store.people.setPassword(person.id, "$argon2id$", true);
    assert.equal(await isRestricted(), true);
  });

  test("at the organisation's provider its rules count", async () => {
    const clinic = await found();
    const person = await clinic.person();
    const subjectHash = `subject ${person.id}`;
    await clinic.opened.sql(
      "UPDATE people SET subject_hash = $2, roles = $3 WHERE id = $1",
      person.id,
      subjectHash,
      rolesToBits(["host"]),
    );
    await clinic.opened.sql("UPDATE organisations SET second_factor = 1 WHERE id = $1", clinic.id);
    const { hash } = await signIn(clinic, person, { firstFactor: { subjectHash } });
    assert.equal((await clinic.store.sessions.find(hash, NOW))?.restricted, false);
  });
}

function settingsSuite(found: () => Promise<Clinic>): void {
  test("what the organisation sets counts for its open sessions, by their last input and their beginning", async () => {
    const clinic = await found();
    const { sessions } = clinic.store;
    const person = await clinic.person();
    const { id, hash } = await signIn(clinic, person);
    await sessions.active(id, NOW + 10 * MINUTE);
    await setTimes(clinic, 5 * MINUTE, HOUR);
    const ends = { endsAt: NOW + 15 * MINUTE, longestEndsAt: NOW + HOUR };
    const moved = { id, personId: person.id, seenAt: NOW + 10 * MINUTE, ...ends };
    assert.deepEqual(await sessions.applyLogOffTimes(clinic.id, NOW + 12 * MINUTE), [moved]);
    assert.ok(await sessions.find(hash, NOW + 15 * MINUTE - 1));
    assert.equal(await sessions.find(hash, NOW + 15 * MINUTE), undefined);
    assert.equal((await sessions.active(id, NOW + 13 * MINUTE))?.endsAt, NOW + 18 * MINUTE);
  });

  test("it brings none back, and changes none of another organisation and none of a guest", async () => {
    const [clinic, other] = [await found(), await found()];
    const { sessions } = clinic.store;
    const ended = await signIn(clinic, await clinic.person());
    const elsewhere = await signIn(other, await other.person());
    const { guest } = await hostAndGuest(clinic);
    const guests = { id: identifier<SessionId>(), hash: `token ${identifier()}`, personId: guest.id };
    await sessions.start({ ...guests, now: NOW, endsAt: NOW + DAY, idleMs: DAY });
    await setTimes(clinic, HOUR, 24 * HOUR);
    await sessions.applyLogOffTimes(clinic.id, NOW + IDLE);
    assert.equal(await sessions.find(ended.hash, NOW + IDLE), undefined);
    assert.equal((await sessions.find(elsewhere.hash, NOW))?.endsAt, NOW + IDLE);
    assert.equal((await sessions.find(guests.hash, NOW))?.endsAt, NOW + DAY);
  });
}

function devicesSuite(found: () => Promise<Clinic>): void {
  test("a person's devices are those whose sessions live, the newest first, each by its name", async () => {
    const clinic = await found();
    const { sessions } = clinic.store;
    const person = await clinic.person();
    await signIn(clinic, await clinic.person());
    const ended = await signIn(clinic, person);
    const first = await signIn(clinic, person, { now: NOW + 10 });
    const second = await signIn(clinic, person, { now: NOW + 20 });
    await sessions.nameDevice(second.id, "Chrome on Windows");
    await sessions.active(first.id, NOW + 30);
    assert.deepEqual(await sessions.listOf(person.id, NOW + IDLE), [
      { id: second.id, device: "Chrome on Windows", startedAt: NOW + 20, seenAt: NOW + 20 },
      { id: first.id, device: "", startedAt: NOW + 10, seenAt: NOW + 30 },
    ]);
    assert.equal(await sessions.find(ended.hash, NOW + IDLE), undefined);
  });
}

function endingSuite(found: () => Promise<Clinic>): void {
  test("one is ended by its person alone", async () => {
    const clinic = await found();
    const { sessions } = clinic.store;
    const [person, other] = [await clinic.person(), await clinic.person()];
    const { id, hash } = await signIn(clinic, person);
    assert.equal(await sessions.endOf(other.id, id), false);
    assert.ok(await sessions.find(hash, NOW));
    assert.equal(await sessions.endOf(person.id, id), true);
    assert.equal(await sessions.endOf(person.id, id), false);
    assert.equal(await sessions.find(hash, NOW), undefined);
  });

  test("all the others are ended, or all; those of somebody else stay", async () => {
    const clinic = await found();
    const { sessions } = clinic.store;
    const [person, other] = [await clinic.person(), await clinic.person()];
    const [here, there, elsewhere] = [
      await signIn(clinic, person),
      await signIn(clinic, person),
      await signIn(clinic, person),
    ];
    const theirs = await signIn(clinic, other);
    const ended = await sessions.endOthers(person.id, here.id);
    assert.deepEqual([...ended].sort(), [there.id, elsewhere.id].sort());
    assert.equal((await sessions.listOf(person.id, NOW)).length, 1);
    assert.deepEqual(await sessions.endAllOf(person.id), [here.id]);
    assert.deepEqual(await sessions.endAllOf(person.id), []);
    assert.ok(await sessions.find(theirs.hash, NOW));
  });
}

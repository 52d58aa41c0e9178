import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import type { PersonId, SessionId } from "../../domain/identifiers.ts";
import type { LinkPurpose } from "../../ports/people-store.ts";
import { Clinic, identifier, NOW } from "./clinic.ts";
import type { Open, Opened } from "./opened.ts";

/** Sessions and one-time links. */
export function admissionContract(open: Open): void {
  describe("admission", () => {
    let opened: Opened;
    let clinic: Clinic;
    before(async () => {
      opened = await open();
    });
    after(() => opened.close());
    beforeEach(async () => {
      await opened.store.sessions.eraseEnded(Number.MAX_SAFE_INTEGER);
      clinic = await Clinic.found(opened);
    });
    sessionSuite(() => clinic);
    linkSuite(() => clinic);
    endedSuite(() => clinic);
  });
}

async function startSession(clinic: Clinic, endsAt: number) {
  const person = await clinic.person();
  const [id, hash] = [identifier<SessionId>(), `hash${identifier()}`];
  await clinic.store.sessions.start({ id, hash, personId: person.id, now: NOW, endsAt });
  return { id, hash, person };
}

function sessionSuite(given: () => Clinic): void {
  test("a session is found by its token's hash, with its person, until the very millisecond of its end", async () => {
    const clinic = given();
    const { id, hash, person } = await startSession(clinic, NOW + 10);
    const { sessions } = clinic.store;
    assert.deepEqual(await sessions.find(hash, NOW + 9), {
      ...{ id, endsAt: NOW + 10, longestEndsAt: undefined, person },
      ...{ seenAt: NOW, provedAt: NOW, restricted: false },
    });
    assert.equal(await sessions.find(hash, NOW + 10), undefined);
    assert.equal(await sessions.find("another", NOW), undefined);
  });

  test("a session that was ended is not found, and others are", async () => {
    const clinic = given();
    const [one, other] = [await startSession(clinic, NOW + 10), await startSession(clinic, NOW + 10)];
    await clinic.store.sessions.end(one.id);
    assert.equal(await clinic.store.sessions.find(one.hash, NOW), undefined);
    assert.ok(await clinic.store.sessions.find(other.hash, NOW));
  });

  test("no two sessions share a token's hash", async () => {
    const clinic = given();
    const { hash, person } = await startSession(clinic, NOW + 10);
    const again = { id: identifier<SessionId>(), hash, personId: person.id, now: NOW, endsAt: NOW + 10 };
    await assert.rejects(clinic.store.sessions.start(again), { code: "not-stored" });
  });
}

function linkSuite(given: () => Clinic): void {
  const SET_UP: LinkPurpose = { kind: "set-up" };

  test("looking at a link does not use it up, taking it does", async () => {
    const { links } = given().store;
    const purpose: LinkPurpose = { kind: "welcome", personId: identifier<PersonId>() };
    await links.put("hash", purpose, NOW + 10);
    assert.deepEqual(await links.look("hash", NOW), purpose);
    assert.deepEqual(await links.look("hash", NOW), purpose);
    assert.deepEqual(await links.take("hash", NOW), purpose);
    assert.equal(await links.look("hash", NOW), undefined);
    assert.equal(await links.take("hash", NOW), undefined);
  });

  test("a link works until the very millisecond of its end", async () => {
    const { links } = given().store;
    await links.put("hash", SET_UP, NOW + 10);
    assert.equal(await links.look("hash", NOW + 10), undefined);
    assert.equal(await links.take("hash", NOW + 10), undefined);
    assert.deepEqual(await links.take("hash", NOW + 9), SET_UP);
  });

  test("of many who take a link at once, on two nodes, exactly one gets it", async () => {
    const clinic = given();
    const stores = [clinic.store, await clinic.opened.another()];
    await clinic.store.links.put("hash", SET_UP, NOW + 10);
    const takers = Array.from({ length: 10 }, (_, n) => stores[n % 2]?.links.take("hash", NOW));
    const taken = await Promise.all(takers);
    assert.equal(taken.filter((purpose) => purpose !== undefined).length, 1);
  });

  test("a new link replaces the earlier one of the same purpose, and no other", async () => {
    const { links } = given().store;
    const [one, other] = [identifier<PersonId>(), identifier<PersonId>()];
    await links.put("set-up", SET_UP, NOW + 10);
    await links.put("one", { kind: "welcome", personId: one }, NOW + 10);
    await links.put("other", { kind: "welcome", personId: other }, NOW + 10);
    await links.put("newer", { kind: "welcome", personId: one }, NOW + 20);
    assert.equal(await links.take("one", NOW), undefined);
    assert.deepEqual(await links.take("newer", NOW + 19), { kind: "welcome", personId: one });
    assert.deepEqual(await links.take("other", NOW), { kind: "welcome", personId: other });
    assert.deepEqual(await links.take("set-up", NOW), SET_UP);
  });
}

function endedSuite(given: () => Clinic): void {
  test("ended sessions and links are erased and counted, and those that go on are not", async () => {
    const clinic = given();
    const { sessions, links } = clinic.store;
    await startSession(clinic, NOW);
    const lives = await startSession(clinic, NOW + 1);
    await links.put("ended", { kind: "set-up" }, NOW);
    await links.put("lives", { kind: "welcome", personId: lives.person.id }, NOW + 1);
    assert.equal((await sessions.eraseEnded(NOW)).rows, 2);
    assert.equal((await sessions.eraseEnded(NOW)).rows, 0);
    assert.ok(await sessions.find(lives.hash, NOW));
    assert.ok(await links.look("lives", NOW));
  });
}

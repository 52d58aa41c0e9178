import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { PersonId } from "../../domain/identifiers.ts";
import type { Ceremony } from "../../ports/ceremony-store.ts";
import { Clinic, identifier, NOW } from "./clinic.ts";
import type { Open, Opened } from "./opened.ts";

const newHash = () => `hash-${identifier()}`;
const ofNobody: Ceremony = { kind: "passkey", personId: undefined, state: "{}" };

export function ceremoniesContract(open: Open): void {
  describe("ceremonies", () => {
    let opened: Opened;
    before(async () => {
      opened = await open();
    });
    after(() => opened.close());
    suite(() => opened);
    halfSuite(() => opened);
    endingSuite(() => opened);
    countingSuite(() => opened);
  });
}

function suite(opened: () => Opened): void {
  test("a ceremony is found by its token and kind as it was begun, until it ends", async () => {
    const { ceremonies } = opened().store;
    const { id } = await (await Clinic.found(opened())).person();
    const ceremony: Ceremony = { kind: "sign-in", personId: id, state: '{"challenge":"c"}' };
    const [hash, other] = [newHash(), newHash()];
    await ceremonies.put(hash, ceremony, NOW);
    await ceremonies.put(other, ofNobody, NOW);
    assert.deepEqual(await ceremonies.look(hash, "sign-in", NOW - 1), ceremony);
    assert.deepEqual(await ceremonies.look(other, "passkey", NOW - 1), ofNobody);
    assert.equal(await ceremonies.look(hash, "passkey", NOW - 1), undefined);
    for (const ask of ["look", "take"] as const) {
      assert.equal(await ceremonies[ask](hash, "sign-in", NOW), undefined);
    }
    assert.equal(await ceremonies.answer(hash, "sign-in", NOW, 5), undefined);
    assert.equal(await ceremonies.look(newHash(), "sign-in", NOW - 1), undefined);
  });

  test("a ceremony is used once: of many at once, on two nodes, by one", async () => {
    const nodes = [opened().store, await opened().another()];
    const hash = newHash();
    await opened().store.ceremonies.put(hash, ofNobody, NOW);
    assert.equal(await opened().store.ceremonies.take(hash, "sign-in", NOW - 1), undefined);
    const takes = Array.from({ length: 8 }, (_, n) =>
      nodes[n % 2]?.ceremonies.take(hash, "passkey", NOW - 1),
    );
    assert.equal((await Promise.all(takes)).filter(Boolean).length, 1);
  });
}

function halfSuite(opened: () => Opened): void {
  test("a sign-in is half done only with the password that is the person's at that moment", async () => {
    const { ceremonies, people } = opened().store;
    const { id: personId } = await (await Clinic.found(opened())).person();
    await people.setPassword(personId, "$argon2id$new");
    const ceremony = { kind: "sign-in" as const, personId, state: "{}" };
    const put = (hash: string, passwordHash: string) =>
      ceremonies.putHalfSignIn(hash, ceremony, NOW + 10, { passwordHash });
    const [late, now] = [newHash(), newHash()];
    assert.equal(await put(late, "$argon2id$old"), false);
    assert.equal(await ceremonies.look(late, "sign-in", NOW), undefined);
    assert.equal(await put(now, "$argon2id$new"), true);
    assert.deepEqual(await ceremonies.look(now, "sign-in", NOW), ceremony);
  });
}

function endingSuite(opened: () => Opened): void {
  test("ceremonies of a person end with a new password, those of others go on; ended ones are erased", async () => {
    const { ceremonies } = opened().store;
    const clinic = await Clinic.found(opened());
    const [ana, bo] = [await clinic.person(), await clinic.person()];
    const [first, second] = [newHash(), newHash()];
    const of = (personId: PersonId): Ceremony => ({ kind: "sign-in", personId, state: "{}" });
    await ceremonies.put(first, of(ana.id), NOW + 10);
    await ceremonies.put(second, of(bo.id), NOW + 10);
    await clinic.store.people.setPassword(ana.id, "$argon2id$");
    assert.equal(await ceremonies.look(first, "sign-in", NOW), undefined);
    assert.ok(await ceremonies.look(second, "sign-in", NOW));
    await ceremonies.eraseEnded(NOW + 9);
    assert.ok(await ceremonies.look(second, "sign-in", NOW));
    assert.ok((await ceremonies.eraseEnded(NOW + 10)) >= 1);
    assert.equal(await ceremonies.look(second, "sign-in", NOW), undefined);
  });
}

function countingSuite(opened: () => Opened): void {
  test("so many answers are let through as there may be, also of many at once on two nodes", async () => {
    const nodes = [opened().store, await opened().another()];
    const hash = newHash();
    await opened().store.ceremonies.put(hash, ofNobody, NOW);
    const answers = Array.from({ length: 12 }, (_, n) =>
      nodes[n % 2]?.ceremonies.answer(hash, "passkey", NOW - 1, 5),
    );
    assert.equal((await Promise.all(answers)).filter(Boolean).length, 5);
    assert.ok(await opened().store.ceremonies.look(hash, "passkey", NOW - 1));
  });

  test("a ceremony that is begun again under its token is a new one: its state, its end and its answers", async () => {
    const { ceremonies } = opened().store;
    const hash = newHash();
    await ceremonies.put(hash, ofNobody, NOW);
    await ceremonies.answer(hash, "passkey", NOW - 1, 1);
    await ceremonies.setState(hash, '{"challenge":"second"}');
    assert.equal((await ceremonies.look(hash, "passkey", NOW - 1))?.state, '{"challenge":"second"}');
    await ceremonies.put(hash, ofNobody, NOW + 5);
    assert.deepEqual(await ceremonies.answer(hash, "passkey", NOW + 4, 1), ofNobody);
  });
}

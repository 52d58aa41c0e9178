import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { PasskeyId, PersonId } from "../../domain/identifiers.ts";
import type { PasskeyRecord } from "../../ports/second-factor-store.ts";
import { Clinic, identifier, NOW, refused } from "./clinic.ts";
import { hostAndGuest } from "./guests.ts";
import type { Open, Opened } from "./opened.ts";

const [ONE, TWO] = [Uint8Array.of(1, 2, 3), Uint8Array.of(4, 5, 6)];

function newPasskey(personId: PersonId, counter = 0): Omit<PasskeyRecord, "usedAt"> {
  const id = identifier<PasskeyId>();
  return {
    ...{ id, personId, counter },
    credentialId: `credential-${id}`,
    publicKey: Uint8Array.of(7, 8, 9),
    transports: ["internal", "hybrid"],
    name: "Laptop",
    madeAt: NOW,
  };
}

export function secondFactorsContract(open: Open): void {
  describe("second factors", () => {
    let opened: Opened;
    before(async () => {
      opened = await open();
    });
    after(() => opened.close());
    standingSuite(() => Clinic.found(opened));
    nobodySuite(() => Clinic.found(opened));
    totpSuite(() => Clinic.found(opened));
    recoverySuite(() => Clinic.found(opened));
    passkeySuite(() => Clinic.found(opened));
    usedPasskeySuite(() => Clinic.found(opened));
    lastFactorSuite(() => Clinic.found(opened));
  });
}

const HAS_NOTHING = {
  ...{ hasPassword: false, passwordHash: undefined, shortPassword: false },
  ...{ totp: false, passkeys: 0, recoveryLeft: 0 },
};
const HAS_ALL = {
  ...{ hasPassword: true, passwordHash: "$argon2id$", shortPassword: true },
  ...{ totp: true, passkeys: 1, recoveryLeft: 2 },
};

function standingSuite(found: () => Promise<Clinic>): void {
  test("how somebody may sign in is told in one look, with what their organisation asks for", async () => {
    const clinic = await found();
    const { secondFactors, passkeys, people } = clinic.store;
    const { id, roles } = await clinic.person();
    const bare = {
      ...{ personId: id, organisationId: clinic.id, roles, support: false },
      ...HAS_NOTHING,
      ...{ secondFactorAsked: false, localSignIn: true },
    };
    assert.deepEqual(await secondFactors.standing(id), bare);
    await people.setPassword(id, "$argon2id$", true);
    await secondFactors.putPendingTotp(id, ONE);
    await secondFactors.confirmTotp(id, ONE, 1);
    await passkeys.add(newPasskey(id), 20);
    await secondFactors.putRecoveryCodes(id, ["a", "b"]);
    await clinic.opened.sql(
      "UPDATE organisations SET second_factor = 1, local_sign_in = 0 WHERE id = $1",
      clinic.id,
    );
    assert.deepEqual(await secondFactors.standing(id), {
      ...bare,
      ...HAS_ALL,
      ...{ secondFactorAsked: true, localSignIn: false },
    });
    await people.setPassword(id, "$argon2id$longer");
    assert.equal((await secondFactors.standing(id))?.shortPassword, false);
  });
}

function nobodySuite(found: () => Promise<Clinic>): void {
  test("guests, and who was deactivated, have no way to sign in, and their passkeys are not found", async () => {
    const clinic = await found();
    const { secondFactors, passkeys } = clinic.store;
    const { host, guest } = await hostAndGuest(clinic);
    assert.equal(await secondFactors.standing(guest.id), undefined);
    assert.equal(await secondFactors.standing(identifier<PersonId>()), undefined);
    const passkey = newPasskey(host.id);
    await passkeys.add(passkey, 20);
    await clinic.opened.sql("UPDATE people SET deactivated_at = $2 WHERE id = $1", host.id, NOW);
    assert.equal(await secondFactors.standing(host.id), undefined);
    assert.equal(await passkeys.find(passkey.credentialId), undefined);
  });
}

function totpSuite(found: () => Promise<Clinic>): void {
  test("a secret of an app is in use when it was confirmed, and the one before until then", async () => {
    const clinic = await found();
    const { secondFactors } = clinic.store;
    const { id } = await clinic.person();
    assert.deepEqual(await secondFactors.totpSecrets(id), {});
    await secondFactors.putPendingTotp(id, ONE);
    assert.equal((await secondFactors.standing(id))?.totp, false);
    assert.equal(await secondFactors.confirmTotp(id, ONE, 100), true);
    assert.deepEqual(await secondFactors.totpSecrets(id), { inUse: ONE });
    await secondFactors.putPendingTotp(id, TWO);
    assert.deepEqual(await secondFactors.totpSecrets(id), { inUse: ONE, pending: TWO });
    assert.equal(await secondFactors.confirmTotp(id, ONE, 101), false);
    assert.equal(await secondFactors.confirmTotp(id, TWO, 101), true);
    assert.equal(await secondFactors.confirmTotp(id, TWO, 102), false);
  });

  test("a time step is used once, the one of the confirmation too, and none before it afterwards", async () => {
    const clinic = await found();
    const { secondFactors } = clinic.store;
    const { id } = await clinic.person();
    assert.equal(await secondFactors.useTotpStep(id, 99), false); // no app at all
    await secondFactors.putPendingTotp(id, ONE);
    await secondFactors.confirmTotp(id, ONE, 100);
    const used = [];
    for (const step of [99, 100, 102, 102, 101, 103]) used.push(await secondFactors.useTotpStep(id, step));
    assert.deepEqual(used, [false, false, true, false, false, true]);
  });

  test("of many with one code at once, on two nodes, one uses it", async () => {
    const clinic = await found();
    const { id } = await clinic.person();
    const nodes = [clinic.store, await clinic.opened.another()];
    await clinic.store.secondFactors.putPendingTotp(id, ONE);
    await clinic.store.secondFactors.confirmTotp(id, ONE, 100);
    const tries = Array.from({ length: 8 }, (_, n) => nodes[n % 2]?.secondFactors.useTotpStep(id, 101));
    assert.equal((await Promise.all(tries)).filter(Boolean).length, 1);
  });
}

function recoverySuite(found: () => Promise<Clinic>): void {
  test("a recovery code works once, for its person alone; new ones take the place of all before", async () => {
    const clinic = await found();
    const { secondFactors } = clinic.store;
    const [{ id }, other] = [await clinic.person(), await clinic.person()];
    await secondFactors.putRecoveryCodes(id, ["a", "b"]);
    await secondFactors.putRecoveryCodes(other.id, ["a"]);
    assert.equal(await secondFactors.useRecoveryCode(id, "a"), true);
    assert.equal(await secondFactors.useRecoveryCode(id, "a"), false);
    await secondFactors.putRecoveryCodes(id, ["c"]);
    assert.equal(await secondFactors.useRecoveryCode(id, "b"), false);
    assert.equal((await secondFactors.standing(id))?.recoveryLeft, 1);
    assert.equal(await secondFactors.useRecoveryCode(other.id, "a"), true);
  });

  test("of many with one recovery code at once, on two nodes, one uses it", async () => {
    const clinic = await found();
    const { id } = await clinic.person();
    const nodes = [clinic.store, await clinic.opened.another()];
    await clinic.store.secondFactors.putRecoveryCodes(id, ["a"]);
    const tries = Array.from({ length: 8 }, (_, n) => nodes[n % 2]?.secondFactors.useRecoveryCode(id, "a"));
    assert.equal((await Promise.all(tries)).filter(Boolean).length, 1);
  });
}

function passkeySuite(found: () => Promise<Clinic>): void {
  test("a passkey is found by its credential as it was added, and listed, the oldest first", async () => {
    const clinic = await found();
    const { passkeys } = clinic.store;
    const [{ id }, other] = [await clinic.person(), await clinic.person()];
    const [young, old] = [newPasskey(id, 5), { ...newPasskey(id), madeAt: NOW - 1 }];
    for (const passkey of [young, old, newPasskey(other.id)]) await passkeys.add(passkey, 20);
    assert.deepEqual(await passkeys.find(young.credentialId), { ...young, usedAt: null });
    assert.deepEqual(
      (await passkeys.of(id)).map((passkey) => passkey.id),
      [old.id, young.id],
    );
    assert.equal(await passkeys.find("credential-of-nobody"), undefined);
  });

  test("a credential is one person's, and nobody has more passkeys than they may, also of many at once", async () => {
    const clinic = await found();
    const { passkeys } = clinic.store;
    const [{ id }, other] = [await clinic.person(), await clinic.person()];
    const passkey = newPasskey(id);
    await passkeys.add(passkey, 3);
    for (const personId of [id, other.id]) {
      const twin = { ...newPasskey(personId), credentialId: passkey.credentialId };
      await refused("passkey-known", passkeys.add(twin, 3));
    }
    const nodes = [clinic.store, await clinic.opened.another()];
    const more = Array.from({ length: 6 }, (_, n) => nodes[n % 2]?.passkeys.add(newPasskey(id), 3));
    await Promise.allSettled(more);
    assert.equal((await passkeys.of(id)).length, 3);
    await refused("too-many-passkeys", passkeys.add(newPasskey(id), 3));
  });
}

function usedPasskeySuite(found: () => Promise<Clinic>): void {
  test("a counter grows with each use; one that stays or goes back is refused, unless it never counted", async () => {
    const clinic = await found();
    const { passkeys } = clinic.store;
    const { id } = await clinic.person();
    const [counting, still] = [newPasskey(id, 5), newPasskey(id, 0)];
    for (const passkey of [counting, still]) await passkeys.add(passkey, 20);
    const used = [];
    for (const counter of [5, 4, 0, 6, 6, 9])
      used.push(await passkeys.used(counting.id, counter, NOW + counter));
    assert.deepEqual(used, [false, false, false, true, false, true]);
    const { counter, usedAt } = (await passkeys.find(counting.credentialId)) ?? {};
    assert.deepEqual([counter, usedAt], [9, NOW + 9]);
    assert.deepEqual(
      [await passkeys.used(still.id, 0, NOW), await passkeys.used(still.id, 0, NOW)],
      [true, true],
    );
  });

  test("a passkey is renamed and removed by its owner alone", async () => {
    const clinic = await found();
    const { passkeys } = clinic.store;
    const [{ id }, other] = [await clinic.person(), await clinic.person()];
    const passkey = newPasskey(id);
    await passkeys.add(passkey, 20);
    await passkeys.add(newPasskey(other.id), 20);
    assert.equal(await passkeys.rename(other.id, passkey.id, "Mine"), false);
    assert.equal(await passkeys.remove(other.id, passkey.id, true), "none");
    assert.equal(await passkeys.rename(id, passkey.id, "Key ring"), true);
    assert.equal((await passkeys.find(passkey.credentialId))?.name, "Key ring");
    assert.equal(await passkeys.remove(id, passkey.id, true), "removed");
    assert.equal(await passkeys.remove(id, passkey.id, true), "none");
  });
}

/** Somebody with an app, a passkey and a recovery code, seen from two nodes. */
async function withBoth(clinic: Clinic) {
  const { id } = await clinic.person();
  const passkey = newPasskey(id);
  await clinic.store.passkeys.add(passkey, 20);
  await clinic.store.secondFactors.putPendingTotp(id, ONE);
  await clinic.store.secondFactors.confirmTotp(id, ONE, 1);
  await clinic.store.secondFactors.putRecoveryCodes(id, ["a"]);
  return { id, passkey, nodes: [clinic.store, await clinic.opened.another()] as const };
}

function lastFactorSuite(found: () => Promise<Clinic>): void {
  test("the last factor stays where it must, and where it may go the recovery codes go with it", async () => {
    const clinic = await found();
    const { id, passkey } = await withBoth(clinic);
    const { secondFactors, passkeys } = clinic.store;
    assert.equal(await secondFactors.removeTotp(id, false), "removed");
    assert.equal(await secondFactors.removeTotp(id, false), "none");
    assert.equal((await secondFactors.standing(id))?.recoveryLeft, 1);
    assert.equal(await passkeys.remove(id, passkey.id, false), "last");
    assert.equal(await passkeys.remove(id, passkey.id, true), "removed");
    assert.equal((await secondFactors.standing(id))?.recoveryLeft, 0);
  });

  test("of the last two factors, removed at once on two nodes, one stays", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id, passkey, nodes } = await withBoth(await found());
      const removals = await Promise.all([
        nodes[0].secondFactors.removeTotp(id, false),
        nodes[1].passkeys.remove(id, passkey.id, false),
      ]);
      assert.deepEqual([...removals].sort(), ["last", "removed"]);
    }
  });

  test("everything can be taken away at once, from one person alone", async () => {
    const clinic = await found();
    const { id } = await withBoth(clinic);
    const other = await clinic.person();
    await clinic.store.passkeys.add(newPasskey(other.id), 20);
    await clinic.store.secondFactors.removeAll(id);
    const { totp, passkeys, recoveryLeft } = (await clinic.store.secondFactors.standing(id)) ?? {};
    assert.deepEqual([totp, passkeys, recoveryLeft], [false, 0, 0]);
    assert.equal((await clinic.store.secondFactors.standing(other.id))?.passkeys, 1);
  });
}

import assert from "node:assert/strict";
import { test } from "node:test";
import { Refusal } from "../domain/refusal.ts";
import { passwords } from "./passwords.ts";
import { readPhcString } from "./phc-string.ts";

/** From the reference implementation's own tests (P-H-C/phc-winner-argon2, src/test.c). */
const REFERENCE = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

test("a hash is argon2id with at least what OWASP asks for, and a salt of its own", async () => {
  const vault = passwords();
  const [one, other] = await Promise.all([
    vault.hash("slow trains in october"),
    vault.hash("slow trains in october"),
  ]);
  assert.notEqual(one, other);
  const { memory, passes, lanes, salt, tag } = readPhcString(one);
  assert.ok(memory >= 19_456 && passes >= 2 && lanes === 1, one);
  assert.deepEqual([salt.length, tag.length], [16, 32]);
});

test("the password matches its hash, and no other password does", async () => {
  const vault = passwords();
  const stored = await vault.hash("slow trains in october");
  assert.equal(await vault.matches("slow trains in october", stored), true);
  assert.equal(await vault.matches("slow trains in October", stored), false);
  assert.equal(await vault.matches("", stored), false);
});

test("a hash of other parameters, made by the reference implementation, still matches", async () => {
  const vault = passwords();
  assert.equal(await vault.matches("password", REFERENCE), true);
  assert.equal(await vault.matches("passwore", REFERENCE), false);
});

test("nothing matches an account that does not exist, or that has no password yet", async () => {
  assert.equal(await passwords().matches("", undefined), false);
});

test("an account that does not exist costs as much work as one that does", async () => {
  const vault = passwords();
  const stored = await vault.hash("slow trains in october");
  const work = async (hash: string | undefined) => {
    const before = process.cpuUsage();
    for (let round = 0; round < 6; round += 1) await vault.matches("paper boats", hash);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  await work(stored);
  const [known, unknown] = [await work(stored), await work(undefined)];
  // Without the dummy hash the share is below 1 %.
  assert.ok(unknown > known / 4, `${unknown} µs of work against ${known} µs`);
});

test("what is stored and is no argon2id hash is an error that does not repeat it", async () => {
  await assert.rejects(passwords().matches("paper boats", "$2b$10$secret"), (error: Error) => {
    return !error.message.includes("secret") && !(error instanceof Refusal);
  });
});

test("of more passwords than can wait, some are refused at once and the others are answered", async () => {
  const vault = passwords();
  const stored = await vault.hash("slow trains in october");
  const many = Array.from({ length: 70 }, () => vault.matches("slow trains in october", stored));
  const results = await Promise.allSettled(many);
  const refused = results.filter((result) => result.status === "rejected");
  assert.equal(refused.length, 4);
  for (const { reason } of refused) assert.ok(reason instanceof Refusal && reason.code === "too-fast");
  assert.equal(results.filter((result) => result.status === "fulfilled" && result.value).length, 66);
  assert.equal(await vault.matches("slow trains in october", stored), true);
});

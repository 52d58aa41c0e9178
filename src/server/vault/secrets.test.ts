import assert from "node:assert/strict";
import { test } from "node:test";
import { secrets } from "./secrets.ts";

test("a token has 256 random bits and may stand in an address as it is", () => {
  const tokens = Array.from({ length: 1000 }, () => secrets.token());
  assert.equal(new Set(tokens).size, 1000);
  for (const token of tokens) assert.match(token, /^[A-Za-z0-9_-]{43}$/);
});

test("what is kept of a token is its SHA-256, always the same and never the token", () => {
  // FIPS 180-2, B.1
  const ofAbc = Buffer.from("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "hex");
  assert.equal(secrets.hashToken("abc"), ofAbc.toString("base64url"));
});

test("an identifier is a whole number that JSON keeps exactly, of 53 bits, and never 0", () => {
  const identifiers = Array.from({ length: 2000 }, () => secrets.identifier());
  assert.equal(new Set(identifiers).size, 2000);
  for (const identifier of identifiers) assert.ok(Number.isSafeInteger(identifier) && identifier >= 1);
  for (const power of [2 ** 52, 2 ** 32, 2, 1]) {
    const set = identifiers.filter((identifier) => Math.floor(identifier / power) % 2 === 1).length;
    assert.ok(set > 800 && set < 1200, `the bit ${power} is set in ${set} of 2000`);
  }
});

test("a recovery code has twelve of 32 signs, each as likely as any other, and no two are the same", () => {
  const codes = Array.from({ length: 2_000 }, () => secrets.recoveryCode());
  for (const code of codes) assert.match(code, /^[0-9a-hjkmnp-tv-z]{12}$/);
  assert.equal(new Set(codes).size, codes.length);
  const counts = new Map<string, number>();
  for (const sign of codes.join("")) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  assert.equal(counts.size, 32);
  // 24,000 draws of 32: 750 each, and none is ten standard deviations (27) away.
  for (const count of counts.values()) assert.ok(Math.abs(count - 750) < 270);
});

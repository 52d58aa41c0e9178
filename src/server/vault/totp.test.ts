import assert from "node:assert/strict";
import { test } from "node:test";
import { Secret, TOTP } from "otpauth";
import { totp } from "./totp.ts";

/** RFC 6238, appendix B: the secret "12345678901234567890", SHA-1; of its eight digits apps show the last six. */
const RFC_SECRET = Secret.fromLatin1("12345678901234567890").base32;
const RFC_VECTORS: [seconds: number, eightDigits: string, step: number][] = [
  [59, "94287082", 0x1],
  [1_111_111_109, "07081804", 0x23523ec],
  [1_111_111_111, "14050471", 0x23523ed],
  [1_234_567_890, "89005924", 0x273ef07],
  [2_000_000_000, "69279037", 0x3f940aa],
  [20_000_000_000, "65353130", 0x27bc86aa],
];

for (const [seconds, eightDigits, step] of RFC_VECTORS) {
  test(`RFC 6238, appendix B: at ${seconds} seconds the code is ${eightDigits}, of its time step`, async () => {
    assert.equal(await totp.stepOf(RFC_SECRET, eightDigits.slice(2), seconds * 1_000), step);
  });
}

test("a code is of its own step, be it now, one step before or one after, and of no other", async () => {
  const secret = await totp.newSecret();
  const now = 1_800_000_015_000;
  const present = now / 1_000 / 30 - 0.5;
  for (const [steps, found] of [
    [-2, undefined],
    [-1, present - 1],
    [0, present],
    [1, present + 1],
    [2, undefined],
  ] as const) {
    const code = new TOTP({ secret }).generate({ timestamp: now + steps * 30_000 });
    assert.equal(await totp.stepOf(secret, code, now), found, `${steps} steps`);
  }
});

test("a code is read with the spaces that apps show, and nothing but six digits is a code", async () => {
  const now = 59_000;
  for (const code of ["287082", "287 082", " 287-082 "])
    assert.equal(await totp.stepOf(RFC_SECRET, code, now), 1);
  for (const code of ["", "28708", "2870820", "94287082", "28708a", "٢٨٧٠٨٢", "287082\n0"]) {
    assert.equal(await totp.stepOf(RFC_SECRET, code, now), undefined, code);
  }
});

test("a secret has 160 random bits in base32, and no two are the same", async () => {
  const secrets = await Promise.all(Array.from({ length: 100 }, () => totp.newSecret()));
  for (const secret of secrets) assert.match(secret, /^[A-Z2-7]{32}$/);
  assert.equal(new Set(secrets).size, secrets.length);
});

test("what a QR code holds names the organisation and the account, whatever letters they are written in", async () => {
  const uri = new URL(
    await totp.uri(RFC_SECRET, { issuer: "Zoë & Söhne: Clinic", account: "zoë@clinic.example" }),
  );
  assert.deepEqual([uri.protocol, uri.host], ["otpauth:", "totp"]);
  assert.match(decodeURIComponent(uri.pathname), /zoë@clinic\.example$/);
  assert.equal(uri.searchParams.get("secret"), RFC_SECRET);
  assert.equal(uri.searchParams.get("issuer"), "Zoë & Söhne: Clinic");
  assert.deepEqual(
    ["algorithm", "digits", "period"].map((name) => uri.searchParams.get(name)),
    ["SHA1", "6", "30"],
  );
});

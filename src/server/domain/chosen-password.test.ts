import assert from "node:assert/strict";
import { test } from "node:test";
import { chosenPassword, normalPassword } from "./chosen-password.ts";
import { Refusal } from "./refusal.ts";

const OWNER = { organisation: "Riverside Clinic", name: "Dr. Ada Ames", email: "ada.ames@riverside.example" };

function refusalOf(password: string): [string, string | undefined] | undefined {
  try {
    chosenPassword(password, OWNER);
    return undefined;
  } catch (error) {
    assert.ok(error instanceof Refusal);
    return [error.code, error.field];
  }
}

const REFUSED: Record<string, readonly [why: string, password: string][]> = {
  "password-too-short": [
    ["nothing", ""],
    ["14 characters", "kelp-otter-sid"],
    ["14 code points that are 28 code units", "🦦🐢🦉🐌🦔🐇🐿🦡🦥🐘🦒🐫🦙🐏"],
  ],
  "password-too-long": [["129 characters", "kelp otter basin ".repeat(8).slice(0, 129)]],
  "password-common": [
    ["on the list", "CorrectHorseBatteryStaple"],
    ["on the list, with other signs between", "correct horse battery staple!"],
    ["one character", "aaaaaaaaaaaaaaaaaaaa"],
    ["four characters", "abcdabcdabdcabcda"],
    ["a piece over and over", "kelpotterkelpotterkelp"],
    ["a piece over and over with signs between", "kelp-otter!kelp-otter?"],
    ["digits in order", "1234567890123456"],
    ["the alphabet", "abcdefghijklmnopq"],
    ["a walk along the keyboard", "qwertyuiopasdfghjkl"],
    ["a walk back", "poiuytrewqlkjhgfdsa"],
    ["well-known words", "Password-Welcome-2026"],
    ["well-known words masked by digits and signs", "P@ssw0rd!W3lcome"],
    ["a word and a number in order", "sunshine123456789"],
    ["the product's name", "ClinicalChat!2026"],
  ],
  "password-personal": [
    ["the organisation's name and a year", "Riverside-Clinic-2026!"],
    ["the own name", "DrAdaAmesAdaAmes1"],
    ["the own e-mail address", "ada.ames@riverside.example"],
  ],
  "invalid-body": [
    ["half a character", "kelp otter basin \ud800"],
    ["NUL", "kelp otter\0basin tide"],
  ],
};

for (const [code, cases] of Object.entries(REFUSED)) {
  for (const [why, password] of cases) {
    test(`a password is refused as ${code}: ${why}`, () => {
      assert.deepEqual(refusalOf(password), [code, "password"]);
    });
  }
}

for (const [why, password] of [
  ["15 characters", "kelp-otter-side"],
  ["128 characters", `${"kelp otter basin tide moss lantern ".repeat(3)}fern quay marble hollow`],
  ["several words with spaces, none of them rare", "the copper kettle sings"],
  ["15 code points of another script", "медленныйпоездок"],
  ["pictures", "🦦🐢🦉🐌🦔🐇🐿🦡🦥🐘🦒🐫🦙🐏🦌"],
  ["15 random digits", "839201746592837"],
  ["random letters", "xkqzvwpjhbnmtrd"],
  ["a common word among others", "password of the grey heron"],
] as const) {
  test(`a password is accepted: ${why}`, () => {
    assert.equal(refusalOf(password), undefined);
  });
}

test("the same password typed as composed or decomposed characters, and with any space, is the same", () => {
  assert.equal(normalPassword("cafe\u0301 au\u00a0lait"), "caf\u00e9 au lait");
  assert.equal(chosenPassword("cafe\u0301 au\u3000lait vert", OWNER), "caf\u00e9 au lait vert");
});

test("of a password nothing is trimmed and no case is changed", () => {
  assert.equal(chosenPassword("  Kelp Otter Basin ", OWNER), "  Kelp Otter Basin ");
});

for (const [why, password] of [
  ["stolen ones", "midnight"],
  ["stolen ones with a number", "Steelers22"],
  ["stolen ones with signs between", "1q2w-3e4r"],
  ["a well-known word", "sunshine1"],
  ["masked words", "P@ssw0rd!"],
  ["a walk along the keyboard", "qwertzui"],
] as const) {
  test(`a password beside a second factor is refused, too: ${why}`, () => {
    assert.throws(() => chosenPassword(password, OWNER, 8), { code: "password-common" });
  });
}

test("a password of the organisation's name is refused as personal beside a second factor, too", () => {
  assert.throws(() => chosenPassword("riverside1", OWNER, 8), { code: "password-personal" });
});

test("beside a second factor eight characters are enough, and seven are not", () => {
  assert.equal(chosenPassword("kelp-ott", OWNER, 8), "kelp-ott");
  assert.throws(() => chosenPassword("kelp-ot", OWNER, 8), { code: "password-short-beside-factor" });
});

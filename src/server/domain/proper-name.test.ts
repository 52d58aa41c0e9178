import assert from "node:assert/strict";
import { test } from "node:test";
import { emergencyNumber, properName } from "./proper-name.ts";
import { Refusal } from "./refusal.ts";

for (const [typed, kept] of [
  ["  Dr. Ada \t Ames ", "Dr. Ada Ames"],
  ["Ame\u0301lie", "Am\u00e9lie"],
  ["Maya\u200b Lind\u00ad", "Maya Lind"],
  ["Ma\u3164ya\u{e0041}", "Maya"],
  ["O’Brien-Ōtsuka", "O’Brien-Ōtsuka"],
  ["می\u200cخواهم", "می\u200cخواهم"],
  ["<script>alert(1)</script>", "<script>alert(1)</script>"],
  ["a".repeat(120), "a".repeat(120)],
] as const) {
  test(`a name is kept composed and with single spaces: ${JSON.stringify(typed.slice(0, 30))}`, () => {
    assert.equal(properName(typed, "name"), kept);
  });
}

for (const [code, typed] of [
  ["name-missing", ""],
  ["name-missing", " \n\u00a0"],
  ["name-missing", "\u200b\u200b"],
  ["name-missing", "\u3164\u2800\u115f\u1160"],
  ["name-missing", "\u200d\u200c"],
  ["name-missing", "--- ..."],
  ["name-too-long", "a".repeat(121)],
  ["invalid-body", "Ada\0Ames"],
  ["invalid-body", "Ada\u001b[31m"],
  ["invalid-body", "Ada \u202eseman"],
  ["invalid-body", "Ada \ud800"],
] as const) {
  test(`a name is refused as ${code}: ${JSON.stringify(typed.slice(0, 30))}`, () => {
    assert.throws(() => properName(typed, "organisation"), new Refusal(code, "organisation"));
  });
}

test("the number for emergencies is kept as it is written, and may be empty", () => {
  assert.equal(emergencyNumber(" 911  or (555) 010-0100 "), "911 or (555) 010-0100");
  assert.equal(emergencyNumber(""), "");
});

test("a number for emergencies of more than 40 characters, or with controls in it, is refused", () => {
  for (const typed of ["1".repeat(41), "911\u0007"]) {
    assert.throws(() => emergencyNumber(typed), new Refusal("invalid-body", "emergencyNumber"));
  }
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { emailAddress, readEmailAddress } from "./email-address.ts";
import { Refusal } from "./refusal.ts";

for (const [typed, kept] of [
  ["ada.ames@riverside.example", "ada.ames@riverside.example"],
  ["  Ada.Ames@Riverside.EXAMPLE\n", "ada.ames@riverside.example"],
  ["o'brien+chat@a-b.riverside.example", "o'brien+chat@a-b.riverside.example"],
  [`${"a".repeat(64)}@riverside.example`, `${"a".repeat(64)}@riverside.example`],
] as const) {
  test(`an e-mail address is kept trimmed and in lower case: ${JSON.stringify(typed)}`, () => {
    assert.equal(emailAddress(typed), kept);
  });
}

const LONGEST_DOMAIN = `${"a".repeat(60)}.`.repeat(4);

for (const typed of [
  "",
  "ada",
  "ada@",
  "@riverside.example",
  "ada@riverside",
  "ada@@riverside.example",
  "ada ames@riverside.example",
  "ada@riverside..example",
  "ada@-riverside.example",
  "ada@riverside.example\0",
  "ada\u202e@riverside.example",
  "\ud800@riverside.example",
  "<ada@riverside.example>",
  `${"a".repeat(65)}@riverside.example`,
  `ada@${LONGEST_DOMAIN}example`,
  `${" ".repeat(100_000)}ada@riverside.example`,
]) {
  test(`what is no e-mail address is refused: ${JSON.stringify(typed.slice(0, 40))}`, () => {
    assert.equal(readEmailAddress(typed), undefined);
    assert.throws(() => emailAddress(typed), new Refusal("email-invalid", "email"));
  });
}

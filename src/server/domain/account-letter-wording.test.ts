import assert from "node:assert/strict";
import { test } from "node:test";
import {
  ACCOUNT_LETTER_PATHS,
  type AccountLetterKind,
  accountLetterWords,
} from "./account-letter-wording.ts";

const KINDS = Object.keys(ACCOUNT_LETTER_PATHS) as AccountLetterKind[];
const link = "https://chat.clinic.example/welcome#secret";

test("each letter about an account has a subject, its link once on a line of its own, and says that nobody reads answers", () => {
  for (const kind of KINDS) {
    const { subject, text } = accountLetterWords({ kind, organisation: "Riverside Clinic", link });
    assert.match(subject, /^.{10,120}$/, kind);
    assert.equal(text.split("\n").filter((line) => line === link).length, 1, kind);
    assert.equal(text.split(link).length, 2, kind);
    assert.match(text, /Nobody reads answers/, kind);
  }
});

test("an organisation that does not want to be named is not", () => {
  for (const kind of KINDS) {
    const { subject, text } = accountLetterWords({ kind, organisation: undefined, link });
    assert.doesNotMatch(subject + text, /Riverside|undefined/, kind);
  }
});

test("letters whose link ends say so", () => {
  for (const kind of ["account-welcome", "password-reset", "chat-request", "link-provider"] as const)
    assert.match(accountLetterWords({ kind, organisation: undefined, link }).text, /once, within an hour/);
});

test("a letter about the chat says whether it is turned off or on", () => {
  for (const kind of ["chat-request", "chat-switched"] as const)
    for (const wish of ["off", "on"] as const)
      assert.match(
        accountLetterWords({ kind, organisation: "Riverside Clinic", link, wish }).subject,
        new RegExp(`turn(ed)? ${wish}`),
      );
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { textedWord } from "./opt-out-word.ts";

test("STOP and each of its synonyms is understood, however it is written", () => {
  const words = [
    "stop",
    "stopall",
    "stop all",
    "quit",
    "end",
    "revoke",
    "opt out",
    "optout",
    "cancel",
    "unsubscribe",
  ];
  for (const word of words) {
    for (const text of [word, word.toUpperCase(), ` ${word}. `, `${word}!!`, `Please ${word}`])
      assert.deepEqual(textedWord(text), { kind: "stop", word }, text);
  }
  assert.deepEqual(textedWord("Opt-Out"), { kind: "stop", word: "opt out" });
  assert.equal(textedWord("please stop texting me").kind, "stop");
  assert.equal(textedWord("STOP\nthanks").kind, "stop");
});

test("START and HELP are understood", () => {
  for (const text of ["START", "unstop", "Yes", "yes please"])
    assert.equal(textedWord(text).kind, "start", text);
  for (const text of ["HELP", "info", "Help please"]) assert.equal(textedWord(text).kind, "help", text);
});

test("a sentence in which such a word merely occurs asks for nothing", () => {
  const texts = [
    "When does my session end",
    "I cannot stop coughing",
    "yes but when",
    "help me cancel my appointment",
    "",
    "👍",
    "stopp",
  ];
  for (const text of texts) assert.equal(textedWord(text).kind, "other", text);
});

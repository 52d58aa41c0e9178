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

test("a wish to have no more texts is understood in a short sentence, too", () => {
  const texts = [
    "I want to opt out",
    "Please opt me out of this",
    "can you unsubscribe me?",
    "No more texts, thanks!",
    "Don\u2019t text me again",
    "you have to stop texting my wife",
    "ALTO por favor",
    "Arr\u00eat",
    "arre\u0302t s'il vous plait",
    "I'll stop by tomorrow", // they are told, and START undoes it
  ];
  for (const text of texts) assert.equal(textedWord(text).kind, "stop", text);
  assert.deepEqual(textedWord("I want to opt out!"), { kind: "stop", word: "opt out" });
});

test("a longer text, or one in which such a word merely is part of another, asks for nothing", () => {
  const texts = [
    "When does my session end",
    "I cannot stop coughing since we spoke on the telephone last week",
    "nonstop since Monday",
    "I live in Palo Alto",
    "yes but when",
    "help me cancel my appointment",
    "",
    "👍",
    "stopp",
  ];
  for (const text of texts) assert.equal(textedWord(text).kind, "other", text);
});

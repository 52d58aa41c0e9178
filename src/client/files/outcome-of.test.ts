import assert from "node:assert/strict";
import { test } from "node:test";
import { outcomeOf } from "./outcome-of.ts";

const said = (code: string) => JSON.stringify({ code, sentence: `The sentence of ${code}.` });

test("without an answer, or with one that passes by itself, an upload goes on later", () => {
  for (const status of [0, 409, 423, 429, 500, 502, 503, 504]) {
    assert.deepEqual(outcomeOf(status, "<html>", "unclear"), { kind: "broken" });
  }
});

test("an upload that the server no longer has is begun anew", () => {
  assert.deepEqual(outcomeOf(404, "", "unclear"), { kind: "gone" });
  assert.deepEqual(outcomeOf(404, said("upload-not-found"), "unclear"), { kind: "gone" });
  assert.deepEqual(outcomeOf(410, "", "unclear"), { kind: "gone" });
});

test("what the server refuses is said in its own sentence, and tried again only where that may help", () => {
  for (const [status, code, again] of [
    [413, "file-day-full", true],
    [507, "file-no-room", true],
    [422, "file-empty", false],
    [422, "file-infected", false],
    [422, "picture-unclear", false],
    [404, "thread-not-found", false],
  ] as const) {
    assert.deepEqual(outcomeOf(status, said(code), "unclear"), {
      kind: "refused",
      sentence: `The sentence of ${code}.`,
      again,
    });
  }
});

test("a refusal of a proxy, which has no sentence, is said in ours", () => {
  assert.deepEqual(outcomeOf(413, "<html>", "unclear"), {
    kind: "refused",
    sentence: "unclear",
    again: true,
  });
});

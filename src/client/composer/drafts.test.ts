import assert from "node:assert/strict";
import { test } from "node:test";
import { makeDrafts } from "./drafts.ts";

test("each thread keeps what was begun in it", () => {
  const drafts = makeDrafts();
  drafts.keep(7, "Dear Maya");
  drafts.keep(8, "Dear Ben");
  assert.equal(drafts.of(7), "Dear Maya");
  assert.equal(drafts.of(8), "Dear Ben");
});

test("what was sent or wiped out leaves no draft behind", () => {
  const drafts = makeDrafts();
  drafts.keep(7, "Dear Maya");
  drafts.keep(7, " ");
  assert.equal(drafts.areEmpty(), true);
});

test("signing out forgets all of them", () => {
  const drafts = makeDrafts();
  drafts.keep(7, "Dear Maya");
  drafts.forgetAll();
  assert.equal(drafts.of(7), "");
});

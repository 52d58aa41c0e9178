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

test("words that come back stand before what was begun meanwhile, on a line of their own", () => {
  const drafts = makeDrafts();
  drafts.putInFront(7, "Dear Maya");
  assert.equal(drafts.of(7), "Dear Maya");
  drafts.keep(8, " \n");
  drafts.putInFront(8, "Dear Ben");
  assert.equal(drafts.of(8), "Dear Ben");
  drafts.keep(9, "how are you?");
  drafts.putInFront(9, "Dear Ona,");
  assert.equal(drafts.of(9), "Dear Ona,\nhow are you?");
});

test("signing out forgets all of them", () => {
  const drafts = makeDrafts();
  drafts.keep(7, "Dear Maya");
  drafts.forgetAll();
  assert.equal(drafts.of(7), "");
});

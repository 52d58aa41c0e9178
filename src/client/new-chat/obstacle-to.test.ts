import assert from "node:assert/strict";
import { test } from "node:test";
import { draftFrom } from "../contacts/contact-draft.ts";
import { obstacleTo as obstacle, type Standing } from "./obstacle-to.ts";

const NOTHING = { chosen: [], typed: "", draft: null, named: false };
const ANA = {};
const obstacleTo = (standing: Standing) => obstacle(standing, "Please choose at least one person.");
const bo = draftFrom("Bo Example");

test("nobody chosen and nobody entered is said to be so", () => {
  assert.match(obstacleTo(NOTHING) ?? "", /at least one person/);
  assert.equal(obstacleTo({ ...NOTHING, chosen: [ANA] }), null);
});

test("whoever was typed but not chosen is not left out", () => {
  for (const draft of [null, bo]) {
    assert.match(obstacleTo({ ...NOTHING, chosen: [ANA], typed: "Bo Example", draft }) ?? "", /“Bo Example”/);
  }
  assert.match(obstacleTo({ ...NOTHING, draft: bo, named: true, typed: "Cy" }) ?? "", /“Cy”/);
});

test("who is typed and given a number or an address can be saved; alone, they are asked for one there", () => {
  const reachable = { ...bo, mobile: "202 555 0142" };
  assert.equal(obstacleTo({ ...NOTHING, chosen: [ANA], typed: "Bo Example", draft: reachable }), null);
  assert.equal(obstacleTo({ ...NOTHING, typed: "Bo Example", draft: bo }), null);
});

test("who is entered with a name in the form can be saved", () => {
  assert.equal(obstacleTo({ ...NOTHING, draft: bo, named: true }), null);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { isMeant, isSameName } from "./alike.ts";

test("a name is the same in capitals, without accents and with more spaces", () => {
  assert.equal(isSameName("José  Núñez", "JOSE NUNEZ"), true);
  assert.equal(isSameName("Jose\u0301 Example", "José Example"), true);
  assert.equal(isSameName("Maya Lind", "Maya Linda"), false);
});

const maya = { name: "Maya Lind-Østby", email: "m.lind@post.example", mobile: "+12025550142" };
for (const [query, meant] of [
  ["may", true],
  ["LIND", true],
  ["maya l", true],
  ["m.lind@", true],
  ["ind", false],
  ["post", false],
  ["0142", true],
  ["(202) 555-01", true],
  ["01", false],
  ["9999", false],
  ["", true],
] as const) {
  test(`typing "${query}" ${meant ? "finds" : "does not find"} Maya`, () => {
    assert.equal(isMeant(query, maya), meant);
  });
}

test("who has neither address is found by the name", () => {
  assert.equal(isMeant("0142", { name: "Maya", email: null, mobile: null }), false);
  assert.equal(isMeant("ma", { name: "Maya", email: null, mobile: null }), true);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { searchKey, searchPattern } from "./search-key.ts";

test("a key has the words of the name, the parts of double names and the e-mail address, each after a space", () => {
  assert.equal(searchKey("Ana  Sample", "ana@x.example"), " ANA SAMPLE ANA@X.EXAMPLE");
  assert.equal(searchKey("Zoë Anne-Marie", "z@x.example"), " ZOE ANNE-MARIE ZOE ANNE MARIE Z@X.EXAMPLE");
});

const SAME: [one: string, other: string][] = [
  ["ÉLOÏSE", "eloise"],
  ["Strauß", "STRAUSS"],
  ["Ὀδυσσεύς", "ΟΔΥΣΣΕΥΣ"],
  ["Иван", "иВАН"],
  ["ﬁnn", "Finn"],
];

test("letters that differ in case, accents or width alone are the same to a search", () => {
  for (const [one, other] of SAME) assert.equal(searchPattern(one), searchPattern(other));
});

test("what means something in a pattern is searched as itself, and a blank query is none", () => {
  assert.equal(searchPattern("50%_\\"), "% 50\\%\\_\\\\%");
  assert.equal(searchPattern(" \t "), undefined);
});

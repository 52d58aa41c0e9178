import assert from "node:assert/strict";
import { test } from "node:test";
import type { Contact } from "../../shared/protocol/guest-bodies.ts";
import { byName, fitting, sameName } from "./fitting.ts";

let ids = 0;
function contact(name: string, mobile: string | null = null, email: string | null = null): Contact {
  ids += 1;
  return { id: ids, name, mobile, mobileShown: mobile, email, timeZone: "UTC", notes: "", optedOut: false };
}

const CONTACTS = [
  contact("Zoë Example", "+15555550142"),
  contact("Ana Example", "+15555550199"),
  contact("Ana Example", null, "ana.e@mail.example"),
];
const names = (query: string) => fitting(CONTACTS, query).map(({ name, id }) => `${name} ${id}`);

test("a contact is found by the beginning of any of its names, with or without accents", () => {
  assert.deepEqual(names("zoe"), ["Zoë Example 1"]);
  assert.deepEqual(names("exa AN"), ["Ana Example 2", "Ana Example 3"]);
  assert.deepEqual(names("xample"), []);
  const hyphenated = contact("Long-Surname Example");
  assert.equal(fitting([hyphenated], "long-su").length + fitting([hyphenated], "surname").length, 2);
});

test("a contact is found by digits of its number and by its address", () => {
  assert.deepEqual(names("0142"), ["Zoë Example 1"]);
  assert.deepEqual(names("555-0199"), ["Ana Example 2"]);
  assert.deepEqual(names("ana.e@mail"), ["Ana Example 3"]);
});

test("without a query all are shown, by name", () => {
  assert.equal(fitting(CONTACTS, " ").length, 3);
  assert.deepEqual(
    byName(CONTACTS).map(({ id }) => id),
    [3, 2, 1],
  );
});

test("names that one would mistake for each other count as the same", () => {
  assert.equal(sameName("Zoë Example", "zoe example "), true);
  assert.equal(sameName("Zoë Example", "Zoe Examples"), false);
});

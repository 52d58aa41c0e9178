import assert from "node:assert/strict";
import { test } from "node:test";
import { lastFour, readMobile, shownMobile } from "./mobile-number.ts";
import { Refusal } from "./refusal.ts";

function refusalOf(text: string): string {
  try {
    return `taken for ${readMobile(text).e164}`;
  } catch (refusal) {
    assert.ok(refusal instanceof Refusal);
    assert.equal(refusal.field, "mobile");
    return refusal.code;
  }
}

test("a number of the United States or Canada is read however people write it", () => {
  for (const text of ["(555) 201-0142", "555-201-0142", "5552010142", "1 555 201 0142", "+1 (555) 201.0142"])
    assert.equal(readMobile(text).e164, "+15552010142", text);
  assert.equal(readMobile(" 604-555-0123 ").e164, "+16045550123", "Vancouver");
  assert.equal(readMobile("415 555 0101").e164, "+14155550101", "San Francisco");
});

test("numbers elsewhere are refused with a sentence of their own, also those that begin with +1", () => {
  for (const text of ["+44 7911 123456", "011 49 151 23456789", "+1 876 555 0123", "(787) 555-0100"])
    assert.equal(refusalOf(text), "mobile-abroad", text);
});

test("what cannot be anybody's number is refused", () => {
  for (const text of [
    "",
    "hello",
    "911",
    "555-0142",
    "115 555 0101",
    "415 155 0101",
    "+44 12",
    "call 415 555 0101",
  ])
    assert.equal(refusalOf(text), "mobile-invalid", text);
  assert.equal(refusalOf("415 555 0101 ext. 5"), "mobile-invalid", "a text cannot be sent to an extension");
});

test("toll-free and premium numbers are nobody's mobile", () => {
  for (const area of ["800", "833", "844", "855", "866", "877", "888", "889", "900"])
    assert.equal(refusalOf(`+1 ${area} 555 0142`), "mobile-invalid", area);
  assert.equal(refusalOf("+1 202 976 0142"), "mobile-invalid", "976");
  for (const text of ["+1 808 555 0142", "+1 878 555 0142", "+1 901 555 0142"])
    assert.equal(readMobile(text).e164, text.replaceAll(" ", ""));
});

test("a number is shown as people write it, and looked-alikes are told apart by its last four digits", () => {
  assert.equal(shownMobile("+15552010142"), "(555) 201-0142");
  assert.equal(shownMobile("+16045550123"), "(604) 555-0123");
  assert.equal(lastFour("+15552010142"), "0142");
});

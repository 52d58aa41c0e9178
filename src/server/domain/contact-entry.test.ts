import assert from "node:assert/strict";
import { test } from "node:test";
import { checkedContact } from "./contact-entry.ts";
import { Refusal } from "./refusal.ts";

const ENTRY = {
  name: "Maya Lind",
  mobile: "(202) 555-0142",
  email: "",
  timeZone: "America/New_York",
  notes: "",
};

test("a contact is kept as it will be compared and written to", () => {
  const entry = { ...ENTRY, name: " Maya  Lind ", email: " Maya@Post.example", notes: "Calls\r\nlate \n" };
  assert.deepEqual(checkedContact(entry), {
    name: "Maya Lind",
    mobile: "+12025550142",
    email: "maya@post.example",
    timeZone: "America/New_York",
    notes: "Calls\nlate",
  });
});

test("a mobile number or an e-mail address alone is enough", () => {
  assert.equal(checkedContact(ENTRY).email, null);
  assert.equal(checkedContact({ ...ENTRY, mobile: " ", email: "maya@post.example" }).mobile, null);
});

test("a name of two characters is enough, whatever the characters weigh", () => {
  assert.equal(checkedContact({ ...ENTRY, name: "李娜" }).name, "李娜");
  assert.equal(checkedContact({ ...ENTRY, name: "Bo" }).name, "Bo");
});

for (const [changed, code, field] of [
  [{ name: "" }, "name-missing", "name"],
  [{ name: "M" }, "name-too-short", "name"],
  [{ name: "\u{20000}" }, "name-too-short", "name"],
  [{ name: "M".repeat(121) }, "name-too-long", "name"],
  [{ mobile: "555" }, "mobile-invalid", "mobile"],
  [{ mobile: "+44 20 7946 0958" }, "mobile-abroad", "mobile"],
  [{ mobile: "" }, "contact-unreachable", "mobile"],
  [{ email: "maya" }, "email-invalid", "email"],
  [{ timeZone: "Mars/Base" }, "time-zone-unknown", "timeZone"],
  [{ timeZone: "+01:00" }, "time-zone-unknown", "timeZone"],
  [{ timeZone: "" }, "time-zone-unknown", "timeZone"],
  [{ notes: "n".repeat(2001) }, "notes-too-long", "notes"],
  [{ notes: "a\0b" }, "notes-unreadable", "notes"],
  [{ notes: "a\ud800b" }, "notes-unreadable", "notes"],
] as const) {
  test(`a contact with ${JSON.stringify(changed).slice(0, 40)} is refused as ${code}`, () => {
    assert.throws(
      () => checkedContact({ ...ENTRY, ...changed }),
      (error) => error instanceof Refusal && error.code === code && error.field === field,
    );
  });
}

test("notes may have lines, tabs and every script", () => {
  const notes = "First line\n\tSecond: 李娜, اهلا, 👋";
  assert.equal(checkedContact({ ...ENTRY, notes }).notes, notes);
});

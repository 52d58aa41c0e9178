import assert from "node:assert/strict";
import { test } from "node:test";
import { draftFrom, draftOf, emptyDraft, isUntouched } from "./contact-draft.ts";

test("what was typed to find somebody becomes the name of the new contact", () => {
  assert.equal(draftFrom(" Ana Example ").name, "Ana Example");
});

test("a number or an address that was typed becomes that of the new contact", () => {
  for (const mobile of ["(555) 555-0142", "+1 555 555 0142", "5555550142"]) {
    assert.deepEqual([draftFrom(mobile).mobile, draftFrom(mobile).name], [mobile, ""]);
  }
  assert.deepEqual(
    [draftFrom("ana@mail.example").email, draftFrom("ana@mail.example").name],
    ["ana@mail.example", ""],
  );
});

test("a new contact has the time zone of whoever makes it", () => {
  assert.equal(emptyDraft().timeZone, Intl.DateTimeFormat().resolvedOptions().timeZone);
});

test("a form in which nothing was entered is told apart from one with a name", () => {
  assert.equal(isUntouched(emptyDraft()), true);
  assert.equal(isUntouched(draftFrom("Ana")), false);
});

test("a contact is edited as it is shown, with nothing where there is nothing", () => {
  const contact = {
    ...{ id: 1, name: "Ana Example", mobile: "+15555550142", mobileShown: "(555) 555-0142", email: null },
    ...{ timeZone: "America/Denver", notes: "", optedOut: false },
  };
  assert.deepEqual(draftOf(contact), {
    ...{ name: "Ana Example", mobile: "(555) 555-0142", email: "", timeZone: "America/Denver", notes: "" },
  });
});

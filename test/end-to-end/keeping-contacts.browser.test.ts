import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Page } from "playwright-core";
import type { Person } from "../../src/server/domain/person.ts";
import { BrowserClinic, PHONE } from "../harness/browser-clinic.ts";
import { keepContact, madeUpMobile } from "../harness/contacts.ts";
import { linkTo } from "../harness/letters.ts";

const clinic = await BrowserClinic.start({ after });

async function contactsOf(host: Person): Promise<Page> {
  const page = await clinic.chat(host, undefined, "/contacts");
  await page.getByRole("heading", { name: "Contacts" }).waitFor();
  return page;
}

test("a host adds a contact, finds it again, edits it and starts a chat with it", async () => {
  const page = await contactsOf(await clinic.newcomer("Dr. Keeping Alder"));
  await page.getByText("No contacts yet.").waitFor();
  await page.getByRole("button", { name: "New contact" }).click();
  const adding = page.getByRole("dialog", { name: "New contact" });
  await adding.getByRole("textbox", { name: "Name" }).fill("Keeping Ash");
  await adding.getByRole("textbox", { name: "Mobile phone" }).fill("202 555 0160");
  await adding.getByText("Time zone: Eastern Time (New York)").waitFor();
  await adding.getByRole("button", { name: "Change time zone" }).click();
  assert.equal(await adding.getByRole("combobox", { name: "Time zone" }).inputValue(), "America/New_York");
  await adding.getByRole("combobox", { name: "Time zone" }).selectOption("America/Denver");
  await adding.getByText("Your notes about them").click();
  await adding.getByRole("textbox", { name: "Notes" }).fill("left knee");
  await adding.getByRole("button", { name: "Save" }).click();
  await page.getByText("(202) 555-0160").waitFor();
  await page.getByRole("button", { name: "Edit Keeping Ash ···0160" }).click();
  const editing = page.getByRole("dialog", { name: "Edit Keeping Ash" });
  await editing.getByText("Time zone: Mountain Time (Denver)").waitFor();
  assert.equal(await editing.getByRole("textbox", { name: "Notes" }).inputValue(), "left knee");
  await editing.getByRole("textbox", { name: "E-mail" }).fill("keeping.ash@home.example");
  await editing.getByRole("button", { name: "Save" }).click();
  await page.getByText("(202) 555-0160 · keeping.ash@home.example").waitFor();
  await page.getByRole("button", { name: "Chat with Keeping Ash ···0160" }).click();
  await page.waitForURL(/\/chat\/\d+$/);
});

test("a host hears of another contact with the same number, and may keep both: families share phones", async () => {
  const host = await clinic.newcomer("Dr. Keeping Dogwood");
  await keepContact(clinic.open, host, "Keeping Elm", { mobile: "+12025550164" });
  const page = await contactsOf(host);
  await page.getByRole("button", { name: "New contact" }).click();
  const adding = page.getByRole("dialog", { name: "New contact" });
  await adding.getByRole("textbox", { name: "Name" }).fill("Keeping Elder");
  await adding.getByRole("textbox", { name: "Mobile phone" }).fill("(202) 555-0164");
  await adding.getByText("Keeping Elm has this number too.").waitFor();
  await adding.getByRole("button", { name: "Save" }).click();
  await page.getByText("Keeping Elder is saved.").waitFor();
  await page.getByRole("button", { name: "Edit Keeping Elder ···0164" }).click();
  await page.getByText("Keeping Elm has this number too.").waitFor();
});

test("among many contacts one is found by a part of the name or by digits of the number", async () => {
  const host = await clinic.newcomer("Dr. Keeping Beech");
  for (let number = 0; number < 7; number += 1) {
    await keepContact(clinic.open, host, `Many Contact-${number}`, { mobile: `+1202555017${number}` });
  }
  const page = await contactsOf(host);
  const search = page.getByRole("searchbox", { name: "Search" });
  await search.fill("contact-3");
  await page.getByText("1 contact", { exact: true }).waitFor();
  await page.getByText("(202) 555-0173").waitFor();
  await search.fill("0175");
  await page.getByText("Many Contact-5").waitFor();
  await search.fill("nobody");
  await page.getByText("No contact fits").waitFor();
});

test("a deleted contact is out of the chat at once; before that it is said what happens", async () => {
  const host = await clinic.newcomer("Dr. Keeping Cedar");
  const mobile = madeUpMobile();
  const guest = await keepContact(clinic.open, host, "Keeping Cherry", { mobile });
  await clinic.open.deeds.startThread(host, [guest.id]);
  const phone = await clinic.comeIn(await linkTo(clinic.open, mobile), PHONE);
  await phone.getByRole("textbox", { name: "Message" }).waitFor();
  const page = await contactsOf(host);
  await page.getByRole("button", { name: /^Edit Keeping Cherry/ }).click();
  await page.getByRole("button", { name: "Delete contact" }).click();
  await page
    .getByText("Keeping Cherry leaves your chats at once. Their links and codes stop working.")
    .waitFor();
  await page.getByRole("button", { name: "Keep", exact: true }).and(page.locator(":focus")).waitFor();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByText("Keeping Cherry is deleted.").waitFor();
  await page.getByRole("heading", { name: "Contacts" }).and(page.locator(":focus")).waitFor();
  await phone.getByRole("textbox", { name: "Message" }).waitFor({ state: "detached" });
});

test("two contacts that are one person are merged: the one that stays has the addresses and chats of both", async () => {
  const host = await clinic.newcomer("Dr. Keeping Date");
  const stays = await keepContact(clinic.open, host, "Keeping Elder", { mobile: "+12025550181" });
  const goes = await keepContact(clinic.open, host, "Keeping Elder", { email: "elder@home.example" });
  const { threadId } = await clinic.open.deeds.startThread(host, [goes.id]);
  const page = await contactsOf(host);
  await page.getByRole("button", { name: "Edit Keeping Elder ···0181" }).click();
  await page.getByRole("button", { name: "Merge with another" }).click();
  const dialog = page.getByRole("dialog", { name: "Merge two contacts" });
  await dialog.getByRole("button", { name: /^Keeping Elder elder@/ }).click();
  const staying = dialog.getByRole("radio", { name: /0181/ });
  assert.equal(await staying.isChecked(), true);
  await dialog.getByRole("button", { name: "Merge", exact: true }).click();
  await page.getByText("(202) 555-0181 · elder@home.example").waitFor();
  await page.getByRole("button", { name: /^Edit/ }).waitFor();
  const view = await clinic.open.clinic.ports.threads.view(stays.id, threadId);
  assert.ok(view, "the chat of the one is the other's now");
});

test("who is no host has no contacts", async () => {
  const page = await clinic.chat(
    await clinic.newcomer("Keeping Fir", ["participant"]),
    undefined,
    "/contacts",
  );
  await page.getByText("Only hosts keep contacts.").waitFor();
});

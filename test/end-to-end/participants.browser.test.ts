import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Page } from "playwright-core";
import { BrowserClinic, COMPUTER, PHONE } from "../harness/browser-clinic.ts";
import { keepContact, madeUpMobile } from "../harness/contacts.ts";
import { lettersTo, linkTo } from "../harness/letters.ts";
import { MINUTE } from "../harness/movable-clock.ts";

const clinic = await BrowserClinic.start({ after });

async function chatWith(hostName: string, guestName: string) {
  const host = await clinic.newcomer(hostName);
  const mobile = madeUpMobile();
  const guest = await keepContact(clinic.open, host, guestName, { mobile });
  const { threadId } = await clinic.open.deeds.startThread(host, [guest.id]);
  return { host, guest, mobile, threadId, path: `/chat/${threadId}` };
}

async function openParticipants(page: Page) {
  await page.getByRole("button", { name: "Participants" }).click();
  const dialog = page.getByRole("dialog", { name: "Participants" });
  await dialog.getByRole("heading", { name: "Participants" }).waitFor();
  return dialog;
}

test("M10: the head of a chat says how a guest is notified, and that the link was opened", async () => {
  const { host, mobile, path } = await chatWith("Dr. Head Alder", "Head Ash");
  const page = await clinic.chat(host, COMPUTER, path);
  const head = page.getByRole("list", { name: "Participants" });
  await head.getByText(`text message ···${mobile.slice(-4)}`).waitFor();
  await clinic.comeIn(await linkTo(clinic.open, mobile), PHONE);
  await head.getByText(/^online · .*link opened \d/).waitFor();
});

test("a guest and a participant see names alone", async () => {
  const { host, guest, mobile } = await chatWith("Dr. Head Beech", "Head Birch");
  const other = await clinic.newcomer("Head Cedar", ["participant"]);
  const threadId = await clinic.open.threadOf(host, guest, other);
  const phone = await clinic.comeIn(await linkTo(clinic.open, mobile), PHONE);
  const colleague = await clinic.chat(other, COMPUTER, `/chat/${threadId}`);
  for (const page of [phone, colleague]) {
    await page.getByRole("list", { name: "Participants" }).getByText("Dr. Head Beech").waitFor();
    assert.equal(await page.getByRole("button", { name: "Participants" }).count(), 0);
    assert.equal(await page.getByText(mobile.slice(-4)).count(), 0);
  }
});

test("M15: a host makes an access code, which is shown so that it can be read out, and ends it", async () => {
  const { host, guest, threadId, path } = await chatWith("Dr. Head Date", "Head Elder");
  const page = await clinic.chat(host, PHONE, path);
  const dialog = await openParticipants(page);
  await dialog.getByRole("button", { name: "Access code" }).click();
  const shown = dialog.getByRole("textbox", { name: "Access code for Head Elder" });
  assert.match(await shown.inputValue(), /^\d{3}-\d{3}-\d{3}$/);
  await dialog.getByText(/It works until .* tomorrow/).waitFor();
  await dialog.getByRole("button", { name: "End this code" }).click();
  await dialog.getByText("The code works no more.").waitFor();
  const { participants } = await clinic.open.deeds.listParticipants(host, threadId);
  assert.equal(participants.find(({ id }) => id === guest.id)?.code, null);
});

test("a host sends a new link and ends those that there are", async () => {
  const { host, mobile, path } = await chatWith("Dr. Head Fir", "Head Gorse");
  const page = await clinic.chat(host, COMPUTER, path);
  const before = (await lettersTo(clinic.open, mobile)).length;
  clinic.open.clock.pass(MINUTE);
  const dialog = await openParticipants(page);
  await dialog.getByRole("button", { name: "Send a new link" }).click();
  await dialog.getByText("A new link is on its way to Head Gorse.").waitFor();
  assert.equal((await lettersTo(clinic.open, mobile)).length, before + 1);
  await dialog.getByRole("button", { name: "End their links" }).click();
  await dialog.getByText("The links of Head Gorse have ended.").waitFor();
  await dialog.getByText("link has ended").waitFor();
});

test("by keyboard alone one opens Participants, makes a code, ends it, and begins to add somebody", async () => {
  const { host, path } = await chatWith("Dr. Head Key", "Head Kiwi");
  const page = await clinic.chat(host, COMPUTER, path);
  await page.getByRole("button", { name: "Participants" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Participants" });
  const focused = page.locator(":focus");
  await dialog.getByRole("heading", { name: "Participants" }).and(focused).waitFor();
  for (const name of ["Send a new link", "End their links", "Access code"]) {
    await page.keyboard.press("Tab");
    await dialog.getByRole("button", { name }).and(focused).waitFor();
  }
  await page.keyboard.press("Enter");
  await dialog.getByRole("textbox", { name: "Access code for Head Kiwi" }).and(focused).waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await dialog.getByRole("button", { name: "End this code" }).and(focused).waitFor();
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Access code" }).and(focused).waitFor();
  await dialog.getByRole("button", { name: "Add people" }).focus();
  await page.keyboard.press("Enter");
  await dialog.getByRole("combobox", { name: "Add people" }).and(focused).waitFor();
  await dialog.getByRole("button", { name: "Cancel" }).focus();
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Add people" }).and(focused).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Participants" }).and(focused).waitFor();
});

test("who is removed from a chat is out of it at once; before that it is said what happens", async () => {
  const { host, mobile, path } = await chatWith("Dr. Head Hazel", "Head Holly");
  const phone = await clinic.comeIn(await linkTo(clinic.open, mobile), PHONE);
  await phone.getByRole("textbox", { name: "Message" }).waitFor();
  const page = await clinic.chat(host, COMPUTER, path);
  const dialog = await openParticipants(page);
  await dialog.getByRole("button", { name: "Remove from chat" }).click();
  await dialog.getByText("Head Holly can no longer read or write here.").waitFor();
  await dialog.getByRole("button", { name: "Remove", exact: true }).click();
  await dialog.getByText("Head Holly was removed from this chat.").waitFor();
  await phone.getByRole("textbox", { name: "Message" }).waitFor({ state: "detached" });
  await page.keyboard.press("Escape");
  await page.getByRole("list", { name: "Participants" }).getByText("has left").waitFor();
});

test("who is added sees nothing from before, unless the host ticks it", async () => {
  const { host, threadId, path } = await chatWith("Dr. Head Ivy", "Head Juniper");
  await clinic.say(host, threadId, "said before");
  const [late, trusted] = [
    await clinic.newcomer("Head Larch", ["participant"]),
    await clinic.newcomer("Head Maple", ["participant"]),
  ];
  const page = await clinic.chat(host, COMPUTER, path);
  const dialog = await openParticipants(page);
  for (const [name, ticks] of [
    ["Head Larch", false],
    ["Head Maple", true],
  ] as const) {
    await dialog.getByRole("button", { name: "Add people" }).click();
    await dialog.getByRole("combobox", { name: "Add people" }).pressSequentially(name);
    await dialog.getByRole("option", { name: new RegExp(`^${name}`) }).click();
    const before = dialog.getByRole("checkbox", { name: "They may read what was written before" });
    assert.equal(await before.isChecked(), false);
    if (ticks) await before.check();
    await dialog.getByRole("button", { name: "Add to chat" }).click();
    await dialog.getByText(`Added: ${name}.`).waitFor();
  }
  await clinic.say(host, threadId, "said afterwards");
  const [nothing, everything] = [await clinic.chat(late, {}, path), await clinic.chat(trusted, {}, path)];
  for (const page of [nothing, everything])
    await page.getByRole("log").getByText("said afterwards").waitFor();
  assert.equal(await nothing.getByText("said before").count(), 0);
  await everything.getByRole("log").getByText("said before").waitFor();
});

test("chats with people of one name are told apart in the host's list", async () => {
  const { host } = await chatWith("Dr. Head Nettle", "Head Oak");
  const twin = await keepContact(clinic.open, host, "Head Oak", { email: "oak@home.example" });
  const page = await clinic.chat(host);
  const chats = page.getByRole("navigation", { name: "Chats" });
  await chats.getByRole("link", { name: "Head Oak", exact: true }).waitFor();
  await clinic.open.deeds.startThread(host, [twin.id]);
  await chats.getByRole("link", { name: /Head Oak ···\d{4}/ }).waitFor();
  await chats.getByRole("link", { name: "Head Oak oak@home.exa…" }).waitFor();
});

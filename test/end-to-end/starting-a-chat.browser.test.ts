import assert from "node:assert/strict";
import { after, test } from "node:test";
import { BrowserClinic } from "../harness/browser-clinic.ts";

const clinic = await BrowserClinic.start({ after });

test("M10: a host finds a colleague by the first letters and starts a chat; the other one has it at once", async () => {
  const [host, other] = [
    await clinic.newcomer("Dr. Start Alder"),
    await clinic.newcomer("Start Beech", ["participant"]),
  ];
  const waiting = await clinic.chat(other);
  await waiting.getByText("No chats yet.").waitFor();
  const page = await clinic.chat(host);
  await page.getByRole("button", { name: "New Chat" }).first().click();
  const dialog = page.getByRole("dialog", { name: "New Chat" });
  await dialog.getByRole("combobox", { name: "Chat With" }).pressSequentially("be");
  await dialog.getByRole("option", { name: /^Start Beech/ }).click();
  await dialog.getByRole("button", { name: "Start chat" }).click();
  await page.waitForURL(/\/chat\/\d+$/);
  await page.getByRole("textbox", { name: "Message" }).fill("Welcome");
  await page.keyboard.press("Enter");
  const chats = waiting.getByRole("navigation", { name: "Chats" });
  await chats.getByRole("link", { name: /Dr. Start Alder/ }).waitFor();
  await chats.getByText("Welcome").waitFor();
});

test("M10: several people make a group, by keyboard alone; a wrongly chosen one is taken out again", async () => {
  const host = await clinic.newcomer("Dr. Start Cedar");
  for (const name of ["Start Date", "Start Elder", "Start Fir"]) await clinic.newcomer(name);
  const page = await clinic.chat(host);
  await page.getByRole("button", { name: "New Chat" }).first().focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "New Chat" });
  const box = dialog.getByRole("combobox", { name: "Chat With" });
  for (const name of ["Start Date", "Start Elder", "Start Fir"]) {
    await box.pressSequentially(name);
    await dialog.getByRole("option", { name: new RegExp(`^${name}`) }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await dialog.getByRole("button", { name: `Remove ${name}` }).waitFor();
  }
  await page.keyboard.press("Backspace");
  await dialog.getByRole("button", { name: "Remove Start Fir" }).waitFor({ state: "detached" });
  await dialog.getByRole("button", { name: "Start chat" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/chat\/\d+$/);
  await page.getByRole("link", { name: /Start Date and Start Elder/ }).waitFor();
});

test("M10: the same people chosen again lead to the chat that there is", async () => {
  const [host, other] = [await clinic.newcomer("Dr. Start Gorse"), await clinic.newcomer("Start Hazel")];
  const threadId = await clinic.open.threadOf(host, other);
  const page = await clinic.chat(host);
  await page.getByRole("button", { name: "New Chat" }).first().click();
  const dialog = page.getByRole("dialog", { name: "New Chat" });
  await dialog.getByRole("combobox", { name: "Chat With" }).pressSequentially("Start Hazel");
  await dialog.getByRole("option", { name: /^Start Hazel/ }).click();
  await dialog.getByRole("button", { name: "Start chat" }).click();
  await page.waitForURL(`**/chat/${threadId}`);
});

test("nobody chosen, or nobody found, is said in the dialog, and Escape leaves it", async () => {
  const page = await clinic.chat(await clinic.newcomer("Dr. Start Ivy"));
  await page.getByRole("button", { name: "New Chat" }).first().click();
  const dialog = page.getByRole("dialog", { name: "New Chat" });
  await dialog.getByRole("button", { name: "Start chat" }).click();
  await dialog.getByText("Please choose at least one person to chat with.").waitFor();
  await dialog.getByRole("combobox", { name: "Chat With" }).pressSequentially("zzzz");
  await dialog.getByText("Nobody of this name was found.").waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "New Chat" }).first().waitFor();
});

test("M10: a participant has no New Chat", async () => {
  const page = await clinic.chat(await clinic.newcomer("Start Juniper", ["participant"]));
  await page.getByText("No chats yet.").waitFor();
  assert.equal(await page.getByRole("button", { name: "New Chat" }).count(), 0);
});

import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { ACCOUNTS } from "../../src/server/demo/riverside-clinic.ts";
import { BrowserClinic } from "../harness/browser-clinic.ts";
import { assertFocusIsSeen, focusComesTo, isFocused, walkTo } from "../harness/by-keyboard.ts";

/** Nothing here clicks, and nothing moves the focus but the keys. */
const clinic = await BrowserClinic.start({ after });

async function pair(first: string, second: string) {
  const [one, two] = [await clinic.newcomer(first), await clinic.newcomer(second)];
  return { one, two, threadId: await clinic.open.threadOf(one, two) };
}

function message(page: Page, text: string): Locator {
  return page.getByRole("log", { name: "Messages" }).getByRole("article").filter({ hasText: text });
}

test("M6, M8, M9: by keyboard one signs in, opens the chat, goes to another one, writes and sends", async () => {
  const page = await (await clinic.stranger()).newPage();
  await page.goto("/");
  await walkTo(page, page.getByRole("textbox", { name: "E-mail" }));
  await page.keyboard.type(ACCOUNTS.ben.email);
  await walkTo(page, page.getByRole("textbox", { name: "Password" }));
  await page.keyboard.type(ACCOUNTS.ben.password);
  await page.keyboard.press("Enter");
  const chat = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: /^Chat/ });
  await chat.waitFor();
  await focusComesTo(page, page.getByRole("main"));
  await walkTo(page, chat, "Shift+Tab");
  await page.keyboard.press("Enter");
  const box = page.getByRole("textbox", { name: "Message" });
  await focusComesTo(page, box);
  const chats = page.getByRole("navigation", { name: "Chats" });
  const other = chats.locator("a:not([aria-current])").first();
  const name = (await other.locator(".thread-name").textContent()) ?? "";
  await walkTo(page, other, "Shift+Tab");
  await page.keyboard.press("Enter");
  await chats.locator("a[aria-current]").filter({ hasText: name }).waitFor();
  await focusComesTo(page, box);
  await page.keyboard.type("written");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("by keys alone");
  await walkTo(page, page.getByRole("button", { name: "Send" }));
  await page.keyboard.press("Enter");
  await message(page, "written\nby keys alone")
    .getByText(/Sent|Delivered|Read/)
    .waitFor();
  assert.ok(await isFocused(box), "one goes on writing");
});

test("M19: by keyboard one deletes a message and writes it again; the key pressed twice deletes one", async () => {
  const { one, two, threadId } = await pair("Dr. Keys Alder", "Keys Beech");
  for (const text of ["first", "second", "third"]) await clinic.say(one, threadId, text);
  await clinic.say(two, threadId, "an answer");
  const page = await clinic.chat(one, {}, `/chat/${threadId}`);
  const box = page.getByRole("textbox", { name: "Message" });
  await focusComesTo(page, box);
  await walkTo(page, message(page, "third").getByRole("button", { name: "Delete message" }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await message(page, "third").waitFor({ state: "detached" });
  await focusComesTo(page, message(page, "an answer"));
  await assertFocusIsSeen(page);
  await page.keyboard.press("Enter");
  await walkTo(page, page.getByRole("button", { name: "Write it again" }));
  await page.keyboard.press("Enter");
  assert.ok(await isFocused(box));
  assert.equal(await box.inputValue(), "third");
  assert.equal(await page.getByRole("article").count(), 3);
  await walkTo(page, message(page, "an answer").getByRole("button", { name: "Delete message" }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await focusComesTo(page, message(page, "second"));
  await assertFocusIsSeen(page);
});

test("by keyboard one is not lost when the last message of a chat is deleted", async () => {
  const { one, threadId } = await pair("Dr. Keys Cedar", "Keys Date");
  await clinic.say(one, threadId, "the only one");
  const page = await clinic.chat(one, {}, `/chat/${threadId}`);
  await focusComesTo(page, page.getByRole("textbox", { name: "Message" }));
  await walkTo(
    page,
    message(page, "the only one").getByRole("button", { name: "Delete message" }),
    "Shift+Tab",
  );
  await page.keyboard.press("Enter");
  await focusComesTo(page, page.getByRole("log", { name: "Messages" }));
  await assertFocusIsSeen(page);
});

test("M10: by keyboard one opens New Chat, leaves it, opens it again and starts a chat", async () => {
  const { one, threadId } = await pair("Dr. Keys Elder", "Keys Fir");
  await clinic.newcomer("Keys Gorse");
  const page = await clinic.chat(one, {}, `/chat/${threadId}`);
  const newChat = page.getByRole("button", { name: "New Chat" });
  const dialog = page.getByRole("dialog", { name: "New Chat" });
  const box = dialog.getByRole("combobox", { name: "Chat With" });
  await focusComesTo(page, page.getByRole("textbox", { name: "Message" }));
  await walkTo(page, newChat, "Shift+Tab");
  await page.keyboard.press("Enter");
  await focusComesTo(page, box);
  await assertFocusIsSeen(page);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await focusComesTo(page, newChat);
  await assertFocusIsSeen(page);
  await page.keyboard.press("Enter");
  await page.keyboard.type("keys g");
  await dialog.getByRole("option", { name: /Keys Gorse/ }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await dialog.getByRole("button", { name: "Remove Keys Gorse" }).waitFor();
  await walkTo(page, dialog.getByRole("button", { name: "Start chat" }));
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Keys Gorse" }).waitFor();
  await focusComesTo(page, page.getByRole("textbox", { name: "Message" }));
});

test("by keyboard one opens the menu of one's account, leaves it, and signs out", async () => {
  const page = await clinic.chat(await clinic.newcomer("Dr. Keys Hazel"), {}, "/");
  const account = page.getByRole("button", { name: "Your account: Dr. Keys Hazel" });
  const signOut = page.getByRole("button", { name: "Sign out" });
  await walkTo(page, account);
  await page.keyboard.press("Enter");
  await signOut.waitFor();
  await page.keyboard.press("Escape");
  await signOut.waitFor({ state: "detached" });
  await focusComesTo(page, account);
  await page.keyboard.press("Enter");
  await walkTo(page, signOut);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/sign-in");
  await walkTo(page, page.getByRole("textbox", { name: "E-mail" }));
});

test("the first stop of every page skips to what the page is for", async () => {
  const { one, threadId } = await pair("Dr. Keys Ivy", "Keys Juniper");
  for (const path of ["/", "/chat?list", `/chat/${threadId}`, "/nothing"]) {
    const page = await clinic.chat(
      one,
      { viewport: { width: 390, height: 800 }, hasTouch: true, isMobile: true },
      path,
    );
    await page.keyboard.press("Tab");
    assert.ok(await isFocused(page.getByRole("link", { name: "Skip to the page" })), path);
    await assertFocusIsSeen(page);
    await page.keyboard.press("Enter");
    assert.ok(await isFocused(page.getByRole("main")), path);
  }
});

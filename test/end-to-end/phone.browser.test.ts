import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import { BrowserClinic, PHONE } from "../harness/browser-clinic.ts";
import { hardToHit, tooWide } from "../harness/for-fingers.ts";

const clinic = await BrowserClinic.start({ after });
const SMALLEST: BrowserContextOptions = { ...PHONE, viewport: { width: 320, height: 568 } };
const LONG_WORD = "Rindfleischetikettierungsueberwachungsaufgabenuebertragungsgesetz".repeat(3);

const ona = await clinic.person("ona");
const [ada, sam] = [await clinic.newcomer("Dr. Phone Alder"), await clinic.newcomer("Phone Beech")];
const lara = await clinic.newcomer("Phone Larch-Featherstonehaugh of the Department of Physiotherapy");
const withSam = await clinic.open.threadOf(ada, sam);
const withBoth = await clinic.open.threadOf(ada, sam, lara);
for (const text of ["How is the knee?", LONG_WORD, `https://clinic.example/${LONG_WORD}`]) {
  await clinic.say(ada, withSam, text);
  await clinic.say(sam, withSam, `Answer to: ${text}`);
  await clinic.say(lara, withBoth, text);
}

const chats = (page: Page) => page.getByRole("navigation", { name: "Chats" });
const log = (page: Page) => page.getByRole("log", { name: "Messages" });

async function assertInWindow(page: Page, what: Locator): Promise<void> {
  const box = await what.boundingBox();
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  assert.ok(box !== null && box.x >= 0 && box.y >= 0, `${what}: ${JSON.stringify(box)}`);
  assert.ok(box.x + box.width <= width && box.y + box.height <= height, `${what}: ${JSON.stringify(box)}`);
}

test("M8: on a phone the list and the thread are two pages, and Chats leads back to the list", async () => {
  const page = await clinic.chat(ada, PHONE);
  await page.waitForURL(/\/chat\/\d+$/);
  await log(page).waitFor();
  assert.equal(await chats(page).count(), 0);
  await page.getByRole("link", { name: "Chats", exact: true }).tap();
  await page.waitForURL("**/chat?list");
  await chats(page).waitFor();
  assert.equal(await log(page).count(), 0);
  await chats(page)
    .getByRole("link", { name: /^Phone Beech(?! and)/ })
    .tap();
  await page.waitForURL(`**/chat/${withSam}`);
  await log(page).getByText("How is the knee?").first().waitFor();
  await page.goBack();
  await page.waitForURL("**/chat?list");
  await chats(page).waitFor();
});

test("the text box, Send and the newest message are in the window, also above a keyboard", async () => {
  const threadId = await clinic.open.threadOf(ada, await clinic.newcomer("Phone Cedar"));
  for (let number = 1; number <= 30; number += 1) await clinic.say(ada, threadId, `number ${number}.`);
  const page = await clinic.chat(ada, PHONE, `/chat/${threadId}`);
  const box = page.getByRole("textbox", { name: "Message" });
  for (const height of [800, 420]) {
    await page.setViewportSize({ width: 390, height });
    await page.waitForFunction((px) => document.documentElement.style.cssText.includes(`${px}px`), height);
    await assertInWindow(page, box);
    await assertInWindow(page, page.getByRole("button", { name: "Send" }));
    await assertInWindow(page, log(page).getByText("number 30."));
  }
  await log(page).evaluate((list) => {
    list.scrollTop = 0;
    // What searches the page, or reads it aloud, moves whatever lets itself be moved.
    for (const around of [
      document.documentElement,
      document.body,
      ...document.querySelectorAll(".shell, main"),
    ]) {
      around.scrollTop = 1_000;
    }
  });
  await assertInWindow(page, box);
  await box.fill("line\n".repeat(40));
  await assertInWindow(page, box);
  await assertInWindow(page, page.getByRole("button", { name: "Send" }));
});

type Screen = { readonly name: string; readonly open: (options: BrowserContextOptions) => Promise<Page> };

async function dialog(options: BrowserContextOptions): Promise<Page> {
  const page = await clinic.chat(ada, options, "/chat?list");
  await page.getByRole("button", { name: "New Chat" }).tap();
  await page.getByRole("combobox", { name: "Chat With" }).pressSequentially("phone");
  await page.getByRole("option", { name: /Featherstonehaugh/ }).tap();
  await page.getByRole("combobox", { name: "Chat With" }).pressSequentially("phone");
  await page.getByRole("option", { name: /Phone Beech/ }).waitFor();
  return page;
}

async function thread(options: BrowserContextOptions, threadId: number): Promise<Page> {
  const page = await clinic.chat(ada, options, `/chat/${threadId}`);
  await page.getByRole("article").nth(2).waitFor();
  return page;
}

const SCREENS: readonly Screen[] = [
  { name: "the first page", open: (options) => clinic.chat(sam, options, "/") },
  { name: "the list of chats", open: (options) => clinic.chat(sam, options, "/chat?list") },
  { name: "a chat of two", open: (options) => thread(options, withSam) },
  { name: "a chat of several", open: (options) => thread(options, withBoth) },
  { name: "the dialog New Chat", open: dialog },
  {
    name: "the people",
    open: async (options) => {
      const page = await clinic.chat(ona, options, "/people");
      await page.getByText("Featherstonehaugh").waitFor();
      return page;
    },
  },
  {
    name: "the sign-in",
    open: async (options) => {
      const page = await (await clinic.stranger(options)).newPage();
      await page.goto("/sign-in");
      await page.getByRole("button", { name: "Sign in" }).waitFor();
      return page;
    },
  },
];

for (const { name, open } of SCREENS) {
  test(`nothing scrolls sideways at 320 px, and a finger hits everything: ${name}`, async () => {
    const page = await open(SMALLEST);
    assert.deepEqual(await tooWide(page), []);
    assert.deepEqual(await hardToHit(page), []);
    await page.close();
  });
}

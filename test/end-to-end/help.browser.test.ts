import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Page } from "playwright-core";
import { HELP_PARTS } from "../../src/client/text/english-help.ts";
import { axeFindsNothing } from "../harness/axe.ts";
import { BrowserClinic, PHONE } from "../harness/browser-clinic.ts";
import { keepContact, madeUpMobile } from "../harness/contacts.ts";
import { guestCookieOf } from "../harness/guest-cookie.ts";

const clinic = await BrowserClinic.start({ after });

const heading = (page: Page) => page.getByRole("heading", { name: "Help", exact: true });

test("M20: help is there for whoever is not signed in, with every part and every picture of it", async () => {
  const page = await (await clinic.stranger(PHONE)).newPage();
  await page.goto("/help");
  await heading(page).waitFor();
  const contents = page.getByRole("navigation", { name: "On this page" }).getByRole("link");
  assert.deepEqual(
    await contents.allTextContents(),
    HELP_PARTS.map((part) => part.heading),
  );
  for (const picture of await page.getByRole("img").all()) {
    await picture.scrollIntoViewIfNeeded();
    const width = await picture.evaluate(async (img: HTMLImageElement) => {
      await img.decode();
      return img.naturalWidth;
    });
    assert.ok(width > 0);
    assert.ok(((await picture.getAttribute("alt")) ?? "").length > 10);
  }
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
});

test("a part of it can be gone to by its link, and an address leads to it too", async () => {
  const page = await (await clinic.stranger(PHONE)).newPage();
  await page.goto("/help");
  await page.getByRole("link", { name: "Delete a message" }).click();
  assert.equal(new URL(page.url()).hash, "#delete");
  await page.goto("about:blank");
  await page.goto("/help#files");
  const files = page.getByRole("heading", { name: "Send a file or a photo" });
  await files.waitFor();
  await page.waitForFunction(() => scrollY > 0);
  assert.ok(await files.isVisible());
});

for (const where of ["/sign-in", "/join", "/ended"]) {
  test(`help is one click from ${where}, and one gets back from there`, async () => {
    const page = await (await clinic.stranger(PHONE)).newPage();
    await page.goto(where);
    await page.getByRole("link", { name: "Help" }).click();
    await heading(page).waitFor();
    await page.getByRole("button", { name: "Back" }).click();
    await page.waitForURL(`**${where}`);
  });
}

test("from a link that does not open anything, help is one click away", async () => {
  const page = await (await clinic.stranger(PHONE)).newPage();
  await page.goto(`/i#${"A".repeat(43)}`);
  await page.getByRole("button", { name: "Open chat" }).tap();
  await page.getByRole("link", { name: "Help" }).click();
  await heading(page).waitFor();
});

test("account holders and guests have it in their menu, beside the page that they are on", async () => {
  const host = await clinic.newcomer("Dr. Helen Ames");
  const guest = await keepContact(clinic.open, host, "Milo Lind", { mobile: madeUpMobile() });
  await clinic.open.threadOf(host, guest);
  for (const cookie of [await clinic.open.cookieOf(host), await guestCookieOf(clinic.open, guest)]) {
    const context = await clinic.stranger();
    const [name = "", value = ""] = cookie.split("=");
    await context.addCookies([{ name, value, url: clinic.url }]);
    const page = await context.newPage();
    await page.goto("/chat");
    await page.getByRole("button", { name: /^Your account/ }).click();
    const [help] = await Promise.all([
      context.waitForEvent("page"),
      page.getByRole("link", { name: "Help" }).click(),
    ]);
    await heading(help).waitFor();
    assert.match(page.url(), /\/chat/);
  }
});

test("where a file is chosen, help about files is one click away", async () => {
  const host = await clinic.newcomer("Dr. Ines Ames");
  const other = await clinic.newcomer("Dr. Jan Ames");
  const threadId = await clinic.open.threadOf(host, other);
  const page = await clinic.chat(host, undefined, `/chat/${threadId}`);
  await page.getByRole("button", { name: "Attach a file" }).click();
  const [help] = await Promise.all([
    page.context().waitForEvent("page"),
    page.getByRole("region", { name: "Upload a file" }).getByRole("link", { name: "Help" }).click(),
  ]);
  await heading(help).waitFor();
  assert.equal(new URL(help.url()).hash, "#files");
});

test("axe finds nothing on the help page, on a phone and a computer, light and dark", async () => {
  const page = await (await clinic.stranger()).newPage();
  await page.goto("/help");
  await axeFindsNothing(page, (shown) => heading(shown).waitFor());
});

test("on paper there are the parts and the pictures, and no buttons", async () => {
  const page = await (await clinic.stranger()).newPage();
  await page.goto("/help");
  await heading(page).waitFor();
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.getByRole("button", { name: "Print this page" }).isVisible(), false);
  assert.ok(await page.getByRole("heading", { name: "Delete a message" }).isVisible());
});

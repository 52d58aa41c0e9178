import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Page } from "playwright-core";
import { ACCOUNTS, type Who } from "../../src/server/demo/riverside-clinic.ts";
import { axeFindsNothing } from "../harness/axe.ts";
import { BrowserClinic } from "../harness/browser-clinic.ts";
import { focusComesTo, isFocused, walkTo } from "../harness/by-keyboard.ts";
import { MINUTE } from "../harness/movable-clock.ts";
import { SeverableNetwork } from "../harness/severable-network.ts";

const clinic = await BrowserClinic.start({ after });
const SECOND = 1_000;
const DRAFT = "The dressing may stay on until";

/** A browser in which this person has just signed in. */
async function justSignedIn(who: Who) {
  const person = await clinic.person(who);
  const context = await clinic.stranger();
  const [name = "", value = ""] = (await clinic.open.signedInCookieOf(person)).split("=");
  await context.addCookies([{ name, value, url: clinic.url, httpOnly: true, sameSite: "Lax" }]);
  return context;
}

/** The chat of Ada and Pat, with something begun in the text box: that was the last input, and the server has heard of it. */
async function writing(who: Who): Promise<Page> {
  const page = await (await justSignedIn(who)).newPage();
  const threadId = await clinic.open.threadOf(await clinic.person("ada"), await clinic.person("pat"));
  clinic.open.clock.pass(20 * SECOND);
  const socket = page.waitForEvent("websocket");
  await page.goto(`/chat/${threadId}`);
  const heard = (await socket).waitForEvent("framereceived", {
    predicate: ({ payload }) => String(payload).startsWith('{"type":"session"'),
  });
  await messageOn(page).fill(DRAFT);
  await heard;
  return page;
}

/** Time passes, and these pages learn of it as they do when they wake. */
async function pass(milliseconds: number, ...pages: Page[]): Promise<void> {
  clinic.open.clock.pass(milliseconds);
  for (const page of pages) await page.evaluate(() => dispatchEvent(new Event("online")));
}

const dialogOn = (page: Page) => page.getByRole("alertdialog", { name: "Are you still there?" });
const messageOn = (page: Page) => page.getByRole("textbox", { name: "Message" });

async function signInOn(page: Page, who: Who): Promise<void> {
  await page.getByRole("textbox", { name: "E-mail" }).fill(ACCOUNTS[who].email);
  await page.getByRole("textbox", { name: "Password" }).fill(ACCOUNTS[who].password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

async function seesSignIn(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sign in" }).waitFor();
  const shown = (await page.locator("body").textContent()) ?? "";
  for (const word of ["crutches", DRAFT, "Ada", "Pat"])
    assert.ok(!shown.includes(word), `"${word}" is not on the locked screen`);
}

test("a minute before the end an alert dialog asks, with the focus on staying; Enter stays, and the text is as it was", async () => {
  const page = await writing("ada");
  await pass(14 * MINUTE + 2 * SECOND, page);
  await dialogOn(page).waitFor();
  await focusComesTo(page, page.getByRole("button", { name: "Stay signed in" }));
  const why = await dialogOn(page).getAttribute("aria-describedby");
  assert.match((await page.locator(`#${why}`).textContent()) ?? "", /signed out in \d+ seconds\./);
  await page.keyboard.press("Enter");
  await dialogOn(page).waitFor({ state: "detached" });
  assert.equal(await messageOn(page).inputValue(), DRAFT);
  assert.ok(await isFocused(messageOn(page)), "one writes on where one was");
  await pass(13 * MINUTE, page);
  assert.equal(await page.evaluate(() => fetch("/api/unread").then(({ status }) => status)), 200);
});

test("by keyboard alone one signs out from there", async () => {
  const page = await writing("ada");
  await pass(14 * MINUTE + 2 * SECOND, page);
  await dialogOn(page).waitFor();
  await walkTo(page, page.getByRole("button", { name: "Sign out now" }));
  await page.keyboard.press("Enter");
  await page.waitForURL("**/sign-in");
  await seesSignIn(page);
});

test("Escape stays, too", async () => {
  const page = await writing("ada");
  await pass(14 * MINUTE + 2 * SECOND, page);
  await dialogOn(page).waitFor();
  await page.keyboard.press("Escape");
  await dialogOn(page).waitFor({ state: "detached" });
});

test("at the end the screen is cleared and locked where it is, and the same person finds what they were writing", async () => {
  const page = await writing("ada");
  const where = page.url();
  await pass(15 * MINUTE, page);
  await seesSignIn(page);
  assert.equal(page.url(), where);
  await page.getByText("Riverside Clinic").waitFor();
  await page.getByText("What you had begun to write is still here").waitFor();
  await signInOn(page, "ada");
  await messageOn(page).waitFor();
  assert.equal(page.url(), where);
  assert.equal(await messageOn(page).inputValue(), DRAFT);
});

test("another person who signs in on a locked page finds nothing of what was being written", async () => {
  const page = await writing("ada");
  await pass(15 * MINUTE, page);
  await seesSignIn(page);
  await signInOn(page, "pat");
  await messageOn(page).waitFor();
  assert.equal(await messageOn(page).inputValue(), "");
});

test("a page without a connection locks itself by the clock", async (t) => {
  const network = await SeverableNetwork.open({ after: (end) => t.after(end) }, clinic.port);
  const page = await (await justSignedIn("ada")).newPage();
  await page.clock.install();
  const brought = page.waitForResponse(/begin-session/);
  await page.goto(`${network.url}/contacts`);
  await (await brought).finished();
  await page.getByRole("heading", { name: "Contacts" }).waitFor();
  network.sever();
  await page.clock.fastForward(15 * MINUTE);
  await seesSignIn(page);
});

test("input on one tab keeps the other open, staying on one closes the other's dialog, and both lock and unlock", async () => {
  const one = await writing("ada");
  const two = await one.context().newPage();
  await two.goto("/");
  await two.getByRole("heading", { name: /Ada Ames/ }).waitFor();
  await pass(14 * MINUTE + 2 * SECOND, one, two);
  for (const tab of [one, two]) await dialogOn(tab).waitFor();
  await two.getByRole("button", { name: "Stay signed in" }).click();
  for (const tab of [one, two]) await dialogOn(tab).waitFor({ state: "detached" });
  await pass(15 * MINUTE, one, two);
  for (const tab of [one, two]) await seesSignIn(tab);
  await signInOn(two, "ada");
  await two.getByRole("heading", { name: /Ada Ames/ }).waitFor();
  await messageOn(one).waitFor();
  assert.equal(await messageOn(one).inputValue(), DRAFT);
});

test("before the end of the longest session it is said, and nobody who writes is interrupted", async () => {
  const page = await writing("ada");
  const [cookie] = await page.context().cookies();
  const session = await clinic.open.deeds.recogniseSession(cookie?.value ?? "");
  assert.ok(session);
  const { sessionId, person } = session;
  const now = clinic.open.clock.now();
  const [endsAt, longestEndsAt] = [now + 50 * SECOND, now + 50 * SECOND];
  const moved = { sessionId, personId: person.id, seenAt: now, endsAt, longestEndsAt };
  clinic.open.clinic.ports.announcements.announce({ kind: "session-moved", ...moved });
  const notice = page.getByRole("alert").filter({ hasText: "You need to sign in again at" });
  await notice.waitFor();
  assert.ok(await isFocused(messageOn(page)));
  await page.keyboard.type(" noon");
  assert.equal(await messageOn(page).inputValue(), `${DRAFT} noon`);
  await notice.getByRole("button", { name: "OK" }).click();
  await page.getByText("You need to sign in again at").waitFor({ state: "detached" });
  await pass(50 * SECOND, page);
  await seesSignIn(page);
});

test("dialog and locked screen are for everybody: on a phone and a computer, light and dark", async () => {
  const page = await writing("ada");
  await pass(14 * MINUTE + 2 * SECOND, page);
  await axeFindsNothing(page, (shown) => dialogOn(shown).waitFor());
  await pass(MINUTE, page);
  await axeFindsNothing(page, seesSignIn);
});

test("whoever signs out leaves nothing behind the back button", async () => {
  const page = await writing("ada");
  await page.goto("/contacts");
  await page.getByRole("heading", { name: "Contacts" }).waitFor();
  await page.getByRole("button", { name: /Ada Ames/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL("**/sign-in");
  for (let step = 0; step < 2; step += 1) {
    await page.goBack();
    await seesSignIn(page);
  }
});

import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Page } from "playwright-core";
import { axeFindsNothing } from "../harness/axe.ts";
import { BrowserClinic, PHONE } from "../harness/browser-clinic.ts";
import { keepContact, madeUpMobile } from "../harness/contacts.ts";
import { hardToHit, tooWide } from "../harness/for-fingers.ts";
import { linkTo } from "../harness/letters.ts";
import { turnChat } from "../harness/support-people.ts";

const clinic = await BrowserClinic.start({ after });
const house = clinic.open;
const ona = await clinic.person("ona");
const OFF = "Chat is turned off for this organisation";
let times = 0;

const turn = (wish: "off" | "on") => turnChat({ ports: house.clinic.ports, deeds: house.deeds }, ona, wish);
const isOff = (page: Page) => page.getByRole("heading", { name: OFF });

/** A host and a guest in their chat, with a message in it. */
async function pair() {
  times += 1;
  const host = await clinic.newcomer(`Dr. Switch ${times}`);
  const mobile = madeUpMobile();
  const guest = await keepContact(house, host, `Gale Switch ${times}`, { mobile });
  const { threadId } = await house.deeds.startThread(host, [guest.id]);
  await clinic.say(host, threadId, "How is the knee?");
  const link = await linkTo(house, mobile);
  return { host, guest, threadId, link };
}

async function openPair() {
  const people = await pair();
  const theirs = await clinic.comeIn(people.link);
  const own = await clinic.chat(people.host, undefined, `/chat/${people.threadId}`);
  for (const page of [own, theirs]) await page.getByText("How is the knee?").first().waitFor();
  return { ...people, own, theirs };
}

test("open screens of host and guest show that the chat is turned off, and the chat again when it is on (M5)", async () => {
  const { own, theirs } = await openPair();
  await own.getByRole("textbox", { name: "Message" }).fill("Half a sentence");
  await turn("off");
  for (const page of [own, theirs]) {
    await isOff(page).waitFor();
    assert.equal(await page.getByText("How is the knee?").count(), 0);
    assert.equal(await page.getByRole("link", { name: /^Chat/ }).count(), 0);
  }
  await theirs.getByRole("link", { name: "Call 911" }).waitFor();
  assert.equal(await own.getByRole("link", { name: /^Call/ }).count(), 0);
  await turn("on");
  for (const page of [own, theirs]) await page.getByText("How is the knee?").first().waitFor();
  assert.equal(await own.getByRole("textbox", { name: "Message" }).inputValue(), "Half a sentence");
});

test("a page that is loaded while it is off says so, and administrators find their pages all the same", async () => {
  const { own, theirs } = await openPair();
  const office = await clinic.chat(ona, undefined, "/people");
  await turn("off");
  for (const page of [own, theirs]) {
    await page.reload();
    await isOff(page).waitFor();
  }
  await office.getByRole("link", { name: "People" }).waitFor();
  await office.reload();
  await office.getByRole("heading", { name: "Colleagues" }).waitFor();
  await office.goto("/chat");
  await isOff(office).waitFor();
  await office.getByRole("link", { name: "To the organisation's settings" }).waitFor();
  await turn("on");
  await office.getByRole("link", { name: /^Chat/ }).first().waitFor();
});

test("a link and a code lead to a page that says so, with whom to call, and work when it is on again", async () => {
  const { host, guest, threadId, link } = await pair();
  const { code } = await house.deeds.issueCode(host, threadId, guest.id);
  await turn("off");
  const page = await (await clinic.stranger(PHONE)).newPage();
  await page.goto(link);
  await page.getByRole("button", { name: "Open chat" }).click();
  await isOff(page).waitFor();
  await page.getByRole("link", { name: "Call 911" }).waitFor();
  const other = await (await clinic.stranger(PHONE)).newPage();
  await other.goto("/join");
  await other.getByRole("textbox", { name: "Access code" }).fill(code);
  await other.getByRole("button", { name: "Go" }).click();
  await isOff(other).waitFor();
  await turn("on");
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("button", { name: "Open chat" }).click();
  await page.getByText("How is the knee?").first().waitFor();
  await other.getByRole("button", { name: "Try again" }).click();
  await other.getByRole("button", { name: "Go" }).click();
  await other.getByText("How is the knee?").first().waitFor();
});

test("the pages of a chat that is turned off are as accessible and as easy to hit as the others", async () => {
  const { own, theirs, link } = await openPair();
  await turn("off");
  const door = await (await clinic.stranger(PHONE)).newPage();
  await door.goto(link);
  await door.getByRole("button", { name: "Open chat" }).click();
  for (const page of [own, theirs, door]) {
    await axeFindsNothing(page, (shown) => isOff(shown).waitFor());
    await page.setViewportSize({ width: 320, height: 700 });
    assert.deepEqual(await tooWide(page), []);
    assert.deepEqual(await hardToHit(page), []);
  }
  await turn("on");
});

test("a page hears at once how long messages are kept from now on", async () => {
  const { theirs } = await openPair();
  await house.deeds.setRetention("command line", ona.organisationId, 7 * 24 * 60 * 60_000);
  await theirs.getByText("Messages vanish 7 days after they are sent.").first().waitFor();
  await house.deeds.setRetention("command line", ona.organisationId, 24 * 60 * 60_000);
  await theirs.getByText("Messages vanish 24 hours after they are sent.").first().waitFor();
});

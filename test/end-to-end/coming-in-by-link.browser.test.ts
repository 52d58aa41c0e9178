import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Page } from "playwright-core";
import { BrowserClinic, COMPUTER, PHONE } from "../harness/browser-clinic.ts";
import { type Entry, keepContact, madeUpMobile } from "../harness/contacts.ts";
import { lettersTo, linkIn, linkTo } from "../harness/letters.ts";
import { DAY, HOUR, MINUTE } from "../harness/movable-clock.ts";

const clinic = await BrowserClinic.start({ after });
const house = clinic.open;

/** A host has started a chat with a contact and has written something. */
async function invited(hostName: string, guestName: string, entry: Entry) {
  const host = await clinic.newcomer(hostName);
  const guest = await keepContact(house, host, guestName, entry);
  const { threadId } = await house.deeds.startThread(host, [guest.id]);
  await clinic.say(host, threadId, `Hello ${guestName}`);
  return { host, guest, threadId };
}

function message(page: Page, text: string) {
  return page.getByRole("log", { name: "Messages" }).getByRole("article").filter({ hasText: text });
}

async function send(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "Message" }).fill(text);
  await page.getByRole("button", { name: "Send" }).click();
}

async function leave(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Your account/ }).click();
  await page.getByRole("button", { name: "Leave this chat on this device" }).click();
  await page.getByRole("heading", { name: "You have left the chat on this device" }).waitFor();
}

test("M12: a text message's link, tapped on a phone, leads into the chat: one reads and answers", async () => {
  const mobile = madeUpMobile();
  const { host, threadId } = await invited("Dr. Link Alder", "Link Beech", { mobile });
  const [letter] = await lettersTo(house, mobile);
  assert.equal(letter?.channel, "sms");
  const phone = await clinic.comeIn(linkIn(letter), PHONE);
  await phone.waitForURL(`**/chat/${threadId}`);
  await message(phone, "Hello Link Beech").waitFor();
  const computer = await clinic.chat(host, COMPUTER, `/chat/${threadId}`);
  await message(computer, "Hello Link Beech").getByText("Read").waitFor();
  await send(phone, "I am here");
  await message(computer, "I am here").waitFor();
  await send(computer, "Good to see you");
  await message(phone, "Good to see you").waitFor();
});

test("M12: an e-mail's link, opened on a computer, leads into the chat: one reads and answers", async () => {
  const email = "link.cedar@home.example";
  const { host, threadId } = await invited("Dr. Link Date", "Link Cedar", { email });
  const [letter] = await lettersTo(house, email);
  assert.equal(letter?.channel, "email");
  const computer = await clinic.comeIn(linkIn(letter), COMPUTER);
  await message(computer, "Hello Link Cedar").waitFor();
  await send(computer, "By e-mail");
  const hosts = await clinic.chat(host, COMPUTER, `/chat/${threadId}`);
  await message(hosts, "By e-mail").waitFor();
});

test("M12: with a mobile number and an e-mail address, only the mobile is notified", async () => {
  const [mobile, email] = [madeUpMobile(), "link.elder@home.example"];
  await invited("Dr. Link Fir", "Link Elder", { mobile, email });
  assert.equal((await lettersTo(house, mobile)).length, 1);
  assert.deepEqual(await lettersTo(house, email), []);
});

test("M12: the door says nothing of clinic, patient or message, outlives a reload, and in the chat the secret is gone from the address", async () => {
  const mobile = madeUpMobile();
  await invited("Dr. Link Gorse", "Link Hazel", { mobile });
  const page = await (await clinic.stranger(PHONE)).newPage();
  const link = await linkTo(house, mobile);
  await page.goto(link);
  const open = page.getByRole("button", { name: "Open chat" });
  await open.waitFor();
  const shown = await page.content();
  assert.doesNotMatch(shown, /Hazel|Gorse|Hello|Riverside/);
  await page.reload();
  await open.click();
  await page.waitForURL((url) => url.hash === "" && url.pathname.startsWith("/chat/"));
  await page.goBack();
  assert.doesNotMatch(page.url(), /#./);
});

test("M12: the same device opens the link again, after it has left the chat", async () => {
  const mobile = madeUpMobile();
  const { threadId } = await invited("Dr. Link Ivy", "Link Juniper", { mobile });
  const link = await linkTo(house, mobile);
  const page = await clinic.comeIn(link);
  await leave(page);
  await clinic.comeIn(link, page);
  await page.waitForURL(`**/chat/${threadId}`);
  await message(page, "Hello Link Juniper").waitFor();
});

test("M12: on a second device the link does not open; Send me a new link brings one that does", async () => {
  const mobile = madeUpMobile();
  const { threadId } = await invited("Dr. Link Larch", "Link Maple", { mobile });
  const link = await linkTo(house, mobile);
  await clinic.comeIn(link);
  const second = await (await clinic.stranger(PHONE)).newPage();
  await second.goto(link);
  await second.getByRole("button", { name: "Open chat" }).tap();
  await second.getByRole("heading", { name: "This link belongs to another device" }).waitFor();
  assert.equal(await second.getByText("Hello Link Maple").count(), 0);
  house.clock.pass(3 * MINUTE); // with one old link in hand nobody can have letters sent again and again
  await second.getByRole("button", { name: "Send me a new link" }).tap();
  await second.getByRole("status").getByText("a new one is on its way").waitFor();
  const another = await linkTo(house, mobile);
  assert.notEqual(another, link);
  await clinic.comeIn(another, second);
  await second.waitForURL(`**/chat/${threadId}`);
});

test("M12: a link that never was is answered as one that has ended, and a new one as if there were an address", async () => {
  const page = await (await clinic.stranger(PHONE)).newPage();
  await page.goto(`/i#${"A".repeat(43)}`);
  await page.getByRole("button", { name: "Open chat" }).tap();
  await page.getByRole("heading", { name: "This link has ended" }).waitFor();
  await page.getByText("Links work for 24 hours.").waitFor();
  await page.getByRole("button", { name: "Send me a new link" }).tap();
  await page.getByRole("status").getByText("a new one is on its way").waitFor();
});

test("M12: a link of which a part is missing says so", async () => {
  const page = await (await clinic.stranger(PHONE)).newPage();
  await page.goto("/i");
  await page.getByRole("heading", { name: "This link is not complete" }).waitFor();
});

test("M12: after leaving, the back button brings nothing of the chat back", async () => {
  const mobile = madeUpMobile();
  await invited("Dr. Link Nettle", "Link Oak", { mobile });
  const page = await clinic.comeIn(await linkTo(house, mobile));
  await message(page, "Hello Link Oak").waitFor();
  await page.getByRole("link", { name: "Chats", exact: true }).tap();
  await page.waitForURL("**/chat?list");
  await leave(page);
  for (let steps = 0; steps < 2; steps += 1) {
    await page.goBack();
    await page.getByRole("heading", { name: "You are out of the chat" }).waitFor();
    assert.doesNotMatch(await page.content(), /Hello Link Oak|Nettle/);
  }
});

test("M12: a guest reloads the page and is in the same chat; a second tab is the same guest", async () => {
  const mobile = madeUpMobile();
  const { threadId } = await invited("Dr. Link Poplar", "Link Quince", { mobile });
  const page = await clinic.comeIn(await linkTo(house, mobile));
  await message(page, "Hello Link Quince").waitFor();
  await page.reload();
  await message(page, "Hello Link Quince").waitFor();
  const tab = await page.context().newPage();
  await tab.goto("/");
  await tab.waitForURL(`**/chat/${threadId}`);
  await message(tab, "Hello Link Quince").waitFor();
});

test("M12: whoever is signed in is told before they open a patient's link, and is that patient afterwards", async () => {
  const mobile = madeUpMobile();
  const { host } = await invited("Dr. Link Rowan", "Link Spruce", { mobile });
  const page = await clinic.chat(host);
  await page.goto(await linkTo(house, mobile));
  await page.getByText("You are signed in here as Dr. Link Rowan").waitFor();
  await page.getByRole("button", { name: "Open chat" }).click();
  await page.waitForURL("**/chat/*");
  await page.getByRole("button", { name: "Your account: Link Spruce" }).waitFor();
  const cookies = (await page.context().cookies()).map(({ name }) => name);
  assert.ok(cookies.includes("guest") && !cookies.includes("session"), String(cookies));
});

test("M12: what the host takes back opens nothing, and no new link is sent for it", async () => {
  const mobile = madeUpMobile();
  const { host, guest, threadId } = await invited("Dr. Link Thorn", "Link Umber", { mobile });
  const link = await linkTo(house, mobile);
  await house.deeds.revokeInvitation(host, threadId, guest.id);
  const page = await (await clinic.stranger(PHONE)).newPage();
  await page.goto(link);
  await page.getByRole("button", { name: "Open chat" }).tap();
  await page.getByRole("heading", { name: "This link has ended" }).waitFor();
  await page.getByRole("button", { name: "Send me a new link" }).tap();
  await page.getByRole("status").getByText("a new one is on its way").waitFor();
  assert.equal((await lettersTo(house, mobile)).length, 1);
});

test("M12: a day after it was sent the link has ended; Send me a new link brings one that opens", async () => {
  const mobile = madeUpMobile();
  await invited("Dr. Link Viburnum", "Link Willow", { mobile });
  const link = await linkTo(house, mobile);
  house.clock.pass(DAY + HOUR);
  const page = await (await clinic.stranger(PHONE)).newPage();
  await page.goto(link);
  await page.getByRole("button", { name: "Open chat" }).tap();
  await page.getByRole("heading", { name: "This link has ended" }).waitFor();
  await page.getByRole("button", { name: "Send me a new link" }).tap();
  await page.getByRole("status").getByText("a new one is on its way").waitFor();
  await clinic.comeIn(await linkTo(house, mobile), page);
  await page.getByRole("log", { name: "Messages" }).waitFor();
});

test("M12: a guest who does nothing for a day is out, and the page says how to come back", async () => {
  const mobile = madeUpMobile();
  await invited("Dr. Link Yarrow", "Link Zinnia", { mobile });
  const page = await clinic.comeIn(await linkTo(house, mobile));
  await message(page, "Hello Link Zinnia").waitFor();
  await page.context().setOffline(true);
  house.clock.pass(DAY + HOUR);
  await page.context().setOffline(false);
  await page.reload();
  await page.getByRole("heading", { name: "You are out of the chat" }).waitFor();
  assert.equal(await page.getByText("Hello Link Zinnia").count(), 0);
});

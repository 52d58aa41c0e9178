import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Page } from "playwright-core";
import type { Person } from "../../src/server/domain/person.ts";
import { BrowserClinic, COMPUTER, PHONE } from "../harness/browser-clinic.ts";
import { type Entry, keepContact, madeUpMobile } from "../harness/contacts.ts";
import { lettersTo, linkTo } from "../harness/letters.ts";
import { HOUR, MINUTE } from "../harness/movable-clock.ts";

const clinic = await BrowserClinic.start({ after });
const house = clinic.open;

async function invited(hostName: string, guestName: string, entry: Entry) {
  const host = await clinic.newcomer(hostName);
  const guest = await keepContact(house, host, guestName, entry);
  const { threadId } = await house.deeds.startThread(host, [guest.id]);
  const say = (text: string) => clinic.say(host, threadId, text);
  return { host, guest, threadId, say };
}

function message(page: Page, text: string) {
  return page.getByRole("log", { name: "Messages" }).getByRole("article").filter({ hasText: text });
}

/** The page goes, and the server has seen it go. */
async function goAway(page: Page, person: Person): Promise<void> {
  await page.goto("about:blank");
  while (house.clinic.ports.whoIsHere.isOnline(person.id)) await new Promise(setImmediate);
}

async function aMinuteLater(): Promise<void> {
  house.clock.pass(MINUTE + 1_000);
  await house.deeds.sendNotifications();
}

test("M12: whoever is away gets one letter a chat until they come back, however many messages there are", async () => {
  const mobile = madeUpMobile();
  const { guest, threadId, say } = await invited("Dr. Told Alder", "Told Beech", { mobile });
  const count = async () => (await lettersTo(house, mobile)).length;
  assert.equal(await count(), 1, "the invitation");
  await say("first");
  await aMinuteLater();
  assert.equal(await count(), 1, "the invitation has told them");
  const page = await clinic.comeIn(await linkTo(house, mobile));
  await message(page, "first").waitFor();
  await goAway(page, guest);
  await say("second");
  await aMinuteLater();
  assert.equal(await count(), 2);
  await say("third");
  await aMinuteLater();
  assert.equal(await count(), 2, "one letter until they come back");
  await clinic.comeIn(await linkTo(house, mobile), page);
  await page.waitForURL(`**/chat/${threadId}`);
  await message(page, "third").waitFor();
  await goAway(page, guest);
  await say("fourth");
  await aMinuteLater();
  assert.equal(await count(), 3, "and again after that");
});

test("M12: who is connected gets no letter", async () => {
  const mobile = madeUpMobile();
  const { threadId, say } = await invited("Dr. Told Cedar", "Told Date", { mobile });
  const page = await clinic.comeIn(await linkTo(house, mobile));
  await page.waitForURL(`**/chat/${threadId}`);
  await page.getByRole("button", { name: /^Your account/ }).tap();
  await page.getByRole("link", { name: "Notifications", exact: true }).tap();
  await page.getByRole("heading", { name: "Notifications" }).waitFor();
  await say("while they look elsewhere");
  await page.getByRole("link", { name: "1 unread notification", exact: true }).waitFor();
  house.clock.pass(MINUTE + 1_000);
  // A page says something every 20 seconds; the clock has leapt, so it says it now.
  await page.reload();
  await page.getByRole("heading", { name: "Notifications" }).waitFor();
  await page.getByRole("link", { name: "1 unread notification", exact: true }).waitFor();
  await house.deeds.sendNotifications();
  assert.equal((await lettersTo(house, mobile)).length, 1);
});

test("M12, M13: a guest sees their own details in part, cannot change them, and chooses how they are told", async () => {
  const [mobile, email] = [madeUpMobile(), "told.elder@home.example"];
  const { guest, say } = await invited("Dr. Told Elder", "Told Fir", { mobile, email });
  const page = await clinic.comeIn(await linkTo(house, mobile), PHONE);
  await page.getByRole("button", { name: /^Your account/ }).tap();
  await page.getByRole("link", { name: "Notifications", exact: true }).tap();
  const main = page.getByRole("main");
  const bySms = main.getByRole("radio", { name: /By text message/ });
  await bySms.waitFor();
  assert.ok(await bySms.isChecked(), "only the mobile is notified until they choose otherwise");
  const shown = (await main.textContent()) ?? "";
  assert.ok(shown.includes(mobile.slice(-4)) && !shown.includes(mobile.slice(-7, -4)), shown);
  assert.equal(await main.getByRole("textbox", { name: /mobile|e-mail/i }).count(), 0);
  await main.getByRole("radio", { name: /By e-mail/ }).check();
  await main.getByRole("button", { name: "Save" }).tap();
  await main.getByText("Saved.").waitFor();
  await page.getByRole("link", { name: "Chat", exact: true }).first().tap();
  await page.getByRole("log", { name: "Messages" }).waitFor();
  await goAway(page, guest);
  await say("for the mailbox");
  await aMinuteLater();
  assert.equal((await lettersTo(house, mobile)).length, 1);
  assert.equal((await lettersTo(house, email)).length, 1);
});

test("M12: in a guest's quiet hours, where their device is, nothing is sent; when they are over, the letter is", async () => {
  const mobile = madeUpMobile();
  const { guest, say } = await invited("Dr. Told Gorse", "Told Hazel", { mobile });
  const page = await clinic.comeIn(await linkTo(house, mobile), { ...PHONE, timezoneId: "UTC" });
  await page.goto("/notifications");
  const main = page.getByRole("main");
  await main
    .getByRole("group", { name: "Quiet hours" })
    .getByRole("checkbox", { name: "Send me nothing at certain times of the day" })
    .check();
  const hour = new Date(house.clock.now()).getUTCHours();
  const clockOf = (hours: number) => `${String((hours + 24) % 24).padStart(2, "0")}:00`;
  await main.getByLabel("From").fill(clockOf(hour - 1));
  await main.getByLabel("Until").fill(clockOf(hour + 2));
  await main.getByRole("button", { name: "Save" }).tap();
  await main.getByText("Saved.").waitFor();
  await goAway(page, guest);
  await say("in the night");
  await aMinuteLater();
  assert.equal((await lettersTo(house, mobile)).length, 1);
  house.clock.pass(3 * HOUR);
  await house.deeds.sendNotifications();
  assert.equal((await lettersTo(house, mobile)).length, 2);
});

test("M12: an account holder is told by e-mail, and by text when they have entered a number", async () => {
  const [one, two] = [await clinic.newcomer("Dr. Told Ivy"), await clinic.newcomer("Dr. Told Juniper")];
  const threadId = await house.threadOf(one, two);
  await clinic.say(one, threadId, "by e-mail");
  await aMinuteLater();
  const [letter] = await lettersTo(house, two.email);
  assert.match(letter?.text ?? "", /You have a new message from Riverside Clinic/);
  assert.doesNotMatch(letter?.text ?? "", /\/i#/, "an account has no link that lets in by itself");
  const mobile = madeUpMobile();
  const page = await clinic.chat(two, COMPUTER, "/notifications");
  await page.getByRole("textbox", { name: "Your mobile phone" }).fill(mobile);
  await page.getByRole("radio", { name: /By text message/ }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved.").waitFor();
  await goAway(page, two);
  await clinic.say(one, threadId, "by text");
  await aMinuteLater();
  assert.equal((await lettersTo(house, mobile)).length, 1);
});

test("M14: a guest on a phone has the link mailed to their computer, and goes on there", async () => {
  const [mobile, email] = [madeUpMobile(), "told.larch@home.example"];
  const { threadId, say } = await invited("Dr. Told Larch", "Told Maple", { mobile, email });
  await say("please fill in the long form");
  const phone = await clinic.comeIn(await linkTo(house, mobile), PHONE);
  await message(phone, "please fill in the long form").waitFor();
  house.clock.pass(MINUTE);
  await phone.getByRole("button", { name: /^Your account/ }).tap();
  await phone.getByRole("button", { name: "Chat on my computer" }).tap();
  await phone.getByText("A link is on its way to your e-mail address.").waitFor();
  const computer = await clinic.comeIn(await linkTo(house, email), COMPUTER);
  await computer.waitForURL(`**/chat/${threadId}`);
  await message(computer, "please fill in the long form").waitFor();
  await computer.getByRole("textbox", { name: "Message" }).fill("filled in on my computer");
  await computer.keyboard.press("Enter");
  await message(phone, "filled in on my computer").waitFor();
});

test("M14: Chat on my computer is not offered without an e-mail address, nor on a computer", async () => {
  const [mobile, email] = [madeUpMobile(), "told.oak@home.example"];
  await invited("Dr. Told Nettle", "Told Oak", { mobile });
  await invited("Dr. Told Poplar", "Told Quince", { email });
  for (const page of [
    await clinic.comeIn(await linkTo(house, mobile), PHONE),
    await clinic.comeIn(await linkTo(house, email), COMPUTER),
  ]) {
    await page.getByRole("button", { name: /^Your account/ }).click();
    await page.getByRole("button", { name: "Leave this chat on this device" }).waitFor();
    await page.waitForLoadState("networkidle");
    assert.equal(await page.getByRole("button", { name: "Chat on my computer" }).count(), 0);
  }
});

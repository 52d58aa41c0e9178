import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Page } from "playwright-core";
import type { Person } from "../../src/server/domain/person.ts";
import { BrowserClinic } from "../harness/browser-clinic.ts";

const clinic = await BrowserClinic.start({ after });

async function pair(first: string, second: string, secondRoles?: Person["roles"]) {
  const [one, two] = [await clinic.newcomer(first), await clinic.newcomer(second, secondRoles)];
  return { one, two, threadId: await clinic.open.threadOf(one, two) };
}

async function send(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "Message" }).fill(text);
  await page.getByRole("button", { name: "Send" }).click();
}

function message(page: Page, text: string) {
  return page.getByRole("log", { name: "Messages" }).getByRole("article").filter({ hasText: text });
}

function trashOf(page: Page, text: string) {
  return message(page, text).getByRole("button", { name: "Delete message" });
}

test("M9: two people write to each other, and each sees what the other wrote at once and on the right side", async () => {
  const { one, two, threadId } = await pair("Dr. Test Alder", "Test Beech");
  const [alder, beech] = [
    await clinic.chat(one, {}, `/chat/${threadId}`),
    await clinic.chat(two, {}, `/chat/${threadId}`),
  ];
  await send(alder, "How is the knee?");
  await message(beech, "How is the knee?").waitFor();
  await beech.getByRole("textbox", { name: "Message" }).fill("Better, thank you.");
  await beech.keyboard.press("Enter");
  await message(alder, "Better, thank you.").waitFor();
  assert.equal(
    await beech.getByRole("textbox", { name: "Message" }).inputValue(),
    "",
    "the box is empty again",
  );
  await message(alder, "Better, thank you.").locator("time").waitFor();
  await message(alder, "How is the knee?").getByText("Read").waitFor();
});

test("M9: Shift+Enter makes a new line, and nothing is sent", async () => {
  const { one, threadId } = await pair("Dr. Test Cedar", "Test Date");
  const page = await clinic.chat(one, {}, `/chat/${threadId}`);
  const box = page.getByRole("textbox", { name: "Message" });
  await box.fill("first line");
  await box.press("Shift+Enter");
  await page.keyboard.type("second line");
  assert.equal(await box.inputValue(), "first line\nsecond line");
  assert.equal(await page.getByRole("article").count(), 0);
});

test("M6, M7: unread messages show in the tab, in the title and lower right, and a click leads to them", async () => {
  const { one, two, threadId } = await pair("Dr. Test Elder", "Test Fir");
  for (const text of ["one", "two", "three"]) await clinic.say(two, threadId, text);
  const page = await (await clinic.device(one)).newPage();
  await page.goto("/");
  const navigation = page.getByRole("navigation", { name: "Main" });
  await navigation.getByRole("link", { name: "3 unread messages" }).waitFor();
  await page.waitForFunction(() => document.title.startsWith("(3) "));
  await clinic.say(two, threadId, "four");
  await page.getByRole("link", { name: "4 unread notifications" }).click();
  await message(page, "four").waitFor();
  await page.getByRole("link", { name: /unread notification/ }).waitFor({ state: "detached" });
  await navigation.getByRole("link", { name: "unread" }).waitFor({ state: "detached" });
  await page.waitForFunction(() => !document.title.startsWith("("));
});

test("M7: one unread message is one unread notification", async () => {
  const { one, two, threadId } = await pair("Dr. Test Gorse", "Test Hazel");
  await clinic.say(two, threadId, "only one");
  const page = await (await clinic.device(one)).newPage();
  await page.goto("/");
  await page.getByRole("link", { name: "1 unread notification", exact: true }).waitFor();
});

test("M8: the chat opens on the thread last read; another thread has its own badge until it is opened", async () => {
  const reader = await clinic.newcomer("Dr. Test Ivy");
  const [juniper, larch] = [await clinic.newcomer("Test Juniper"), await clinic.newcomer("Test Larch")];
  const first = await clinic.open.threadOf(reader, juniper);
  const second = await clinic.open.threadOf(reader, larch);
  const seq = await clinic.say(juniper, first, "from Juniper");
  await clinic.open.deeds.advancePosition(reader, first, { read: seq });
  await clinic.say(larch, second, "from Larch");
  await clinic.say(larch, second, "again from Larch");
  const page = await clinic.chat(reader);
  await page.waitForURL(`**/chat/${first}`);
  await message(page, "from Juniper").waitFor();
  const chats = page.getByRole("navigation", { name: "Chats" });
  await chats.getByRole("link", { name: /Test Larch.*2 unread/ }).click();
  await message(page, "again from Larch").waitFor();
  await chats.getByRole("link", { name: /unread/ }).waitFor({ state: "detached" });
  const again = await clinic.chat(reader);
  await again.waitForURL(`**/chat/${second}`);
});

test("M11: the thread says that somebody is not online, and no longer when they come", async () => {
  const { one, two, threadId } = await pair("Dr. Test Maple", "Test Nettle");
  const page = await clinic.chat(one, {}, `/chat/${threadId}`);
  const notice = page.getByText("Test Nettle is not online; they will find your message.");
  await notice.waitFor();
  await send(page, "For later");
  await message(page, "For later").getByText("Sent").waitFor();
  const later = await clinic.chat(two, {}, `/chat/${threadId}`);
  await message(later, "For later").waitFor();
  await notice.waitFor({ state: "detached" });
  await message(page, "For later").getByText("Read").waitFor();
});

test("while somebody types, the other one is told", async () => {
  const { one, two, threadId } = await pair("Dr. Test Oak", "Test Poplar");
  const [oak, poplar] = [
    await clinic.chat(one, {}, `/chat/${threadId}`),
    await clinic.chat(two, {}, `/chat/${threadId}`),
  ];
  await poplar.getByRole("textbox", { name: "Message" }).pressSequentially("I am ");
  await oak.getByText("Test Poplar is writing").waitFor();
});

test("M19: one click deletes a message, unasked: gone on every screen, and so is its badge", async () => {
  const { one, two, threadId } = await pair("Dr. Test Quince", "Test Rowan", ["participant"]);
  const author = await clinic.chat(two, {}, `/chat/${threadId}`);
  const other = await (await clinic.device(one)).newPage();
  await other.goto("/");
  await send(author, "sent by mistake");
  await other.getByRole("link", { name: "1 unread notification", exact: true }).waitFor();
  await trashOf(author, "sent by mistake").click();
  await message(author, "sent by mistake").waitFor({ state: "detached" });
  await author.getByRole("status").getByText("Deleted for everyone.").waitFor();
  await other.getByRole("link", { name: /unread notification/ }).waitFor({ state: "detached" });
});

test("M19: who deleted their own message can write it again, in front of what they had begun", async () => {
  const { one, threadId } = await pair("Dr. Test Acorn", "Test Bramble");
  const page = await clinic.chat(one, {}, `/chat/${threadId}`);
  const box = page.getByRole("textbox", { name: "Message" });
  const again = page.getByRole("status").getByRole("button", { name: "Write it again" });
  await send(page, "Take two a day");
  await box.fill("and drink water");
  await trashOf(page, "Take two a day").click();
  await again.click();
  assert.equal(await box.inputValue(), "Take two a day\nand drink water");
  assert.ok(await box.evaluate((field) => field === document.activeElement), "one goes on writing");
  await again.waitFor({ state: "detached" });
  await page.keyboard.press("Enter");
  await trashOf(page, "Take two a day").click();
  await again.waitFor();
  await send(page, "something else");
  await again.waitFor({ state: "detached" });
  assert.equal(await page.getByText("Take two a day").count(), 0);
});

test("M19: a host who deletes another's message is not offered its words, and another chat ends the line", async () => {
  const { one, two, threadId } = await pair("Dr. Test Clover", "Test Dock");
  const elsewhere = await clinic.open.threadOf(one, await clinic.newcomer("Test Elm"));
  await clinic.say(two, threadId, "not for this chat");
  const page = await clinic.chat(one, {}, `/chat/${threadId}`);
  const line = page.getByText("Deleted for everyone.");
  await trashOf(page, "not for this chat").click();
  await line.waitFor();
  assert.equal(await page.getByRole("button", { name: "Write it again" }).count(), 0);
  const chats = page.getByRole("navigation", { name: "Chats" });
  await chats.getByRole("link", { name: /Test Elm/ }).click();
  await page.waitForURL(`**/chat/${elsewhere}`);
  await line.waitFor({ state: "detached" });
  await chats.getByRole("link", { name: /Test Dock/ }).click();
  await page.waitForURL(`**/chat/${threadId}`);
  assert.equal(await line.count(), 0);
});

test("M19: a message that could not be deleted stands, says why, and is deleted by trying again", async () => {
  const { one, threadId } = await pair("Dr. Test Fennel", "Test Ginger");
  const page = await clinic.chat(one, {}, `/chat/${threadId}`);
  await send(page, "still here");
  let fail = () => {};
  await page.route("**/api/threads/*/messages/*", (route) => {
    fail = () => void route.abort();
  });
  await trashOf(page, "still here").click();
  await page.getByRole("button", { name: "Delete message", disabled: true }).waitFor();
  fail();
  await message(page, "still here")
    .getByRole("alert")
    .getByText("The server could not be reached.")
    .waitFor();
  await page.unroute("**/api/threads/*/messages/*");
  await message(page, "still here").getByRole("button", { name: "Try again" }).click();
  await message(page, "still here").waitFor({ state: "detached" });
});

test("M19: a host may delete every message, a participant only their own", async () => {
  const { one, two, threadId } = await pair("Dr. Test Spruce", "Test Thorn", ["participant"]);
  await clinic.say(one, threadId, "by the host");
  await clinic.say(two, threadId, "by the participant");
  const host = await clinic.chat(one, {}, `/chat/${threadId}`);
  const participant = await clinic.chat(two, {}, `/chat/${threadId}`);
  await message(host, "by the participant").waitFor();
  await message(participant, "by the host").waitFor();
  assert.equal(await host.getByRole("button", { name: "Delete message" }).count(), 2);
  assert.equal(await participant.getByRole("button", { name: "Delete message" }).count(), 1);
  await message(participant, "by the participant").getByRole("button", { name: "Delete message" }).waitFor();
});

test("text is shown as text, and an address in it can be followed", async () => {
  const { one, two, threadId } = await pair("Dr. Test Ulex", "Test Viburnum");
  const text = "<script>alert(1)</script> <b>bold</b> see https://clinic.example/a?b=c.";
  await clinic.say(two, threadId, text);
  const page = await clinic.chat(one, {}, `/chat/${threadId}`);
  const shown = message(page, "<script>alert(1)</script>");
  await shown.waitFor();
  assert.equal(await shown.locator("script, b").count(), 0);
  const link = shown.getByRole("link", { name: "https://clinic.example/a?b=c" });
  assert.equal(await link.getAttribute("href"), "https://clinic.example/a?b=c");
  assert.match((await link.getAttribute("rel")) ?? "", /noopener/);
});

test("what was written stays in its own chat while one looks at another", async () => {
  const reader = await clinic.newcomer("Dr. Test Willow");
  const [yew, zinnia] = [await clinic.newcomer("Test Yew"), await clinic.newcomer("Test Zinnia")];
  const first = await clinic.open.threadOf(reader, yew);
  await clinic.open.threadOf(reader, zinnia);
  const page = await clinic.chat(reader, {}, `/chat/${first}`);
  const box = page.getByRole("textbox", { name: "Message" });
  await box.fill("half a sentence");
  const chats = page.getByRole("navigation", { name: "Chats" });
  await chats.getByRole("link", { name: /Test Zinnia/ }).click();
  await page.waitForURL((url) => !url.pathname.endsWith(`/${first}`));
  assert.equal(await box.inputValue(), "");
  await chats.getByRole("link", { name: /Test Yew/ }).click();
  await page.waitForURL(`**/chat/${first}`);
  assert.equal(await box.inputValue(), "half a sentence");
});

test("two tabs of one person agree: what is read or sent in one is so in the other", async () => {
  const { one, two, threadId } = await pair("Dr. Test Aspen", "Test Birch");
  const device = await clinic.device(one);
  const [left, right] = [await device.newPage(), await device.newPage()];
  await left.goto("/");
  await clinic.say(two, threadId, "for both tabs");
  await left.getByRole("link", { name: "1 unread notification", exact: true }).waitFor();
  await right.goto(`/chat/${threadId}`);
  await message(right, "for both tabs").waitFor();
  await right.bringToFront();
  await left.getByRole("link", { name: /unread notification/ }).waitFor({ state: "detached" });
  await left.goto(`/chat/${threadId}`);
  await send(right, "said in one tab");
  await message(left, "said in one tab").waitFor();
  assert.equal(await message(left, "said in one tab").count(), 1);
});

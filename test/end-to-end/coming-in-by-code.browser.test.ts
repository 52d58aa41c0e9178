import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Page } from "playwright-core";
import { CODES_ALONE_A_DAY } from "../../src/server/actions/code-attempts.ts";
import type { ThreadId } from "../../src/server/domain/identifiers.ts";
import type { Person } from "../../src/server/domain/person.ts";
import { BrowserClinic, COMPUTER, PHONE } from "../harness/browser-clinic.ts";
import { type Entry, keepContact, madeUpMobile } from "../harness/contacts.ts";
import { DAY, HOUR } from "../harness/movable-clock.ts";

const clinic = await BrowserClinic.start({ after });
const house = clinic.open;

async function chatOf(hostName: string, guestName: string, entry: Entry = { mobile: madeUpMobile() }) {
  const host = await clinic.newcomer(hostName);
  const guest = await keepContact(house, host, guestName, entry);
  const { threadId } = await house.deeds.startThread(host, [guest.id]);
  await clinic.say(host, threadId, `Hello ${guestName}`);
  return { host, guest, threadId };
}

async function codeFor({ host, guest, threadId }: { host: Person; guest: Person; threadId: ThreadId }) {
  return (await house.deeds.issueCode(host, threadId, guest.id)).code;
}

async function atTheDoor(options = PHONE): Promise<Page> {
  const page = await (await clinic.stranger(options)).newPage();
  await page.goto("/join");
  return page;
}

async function enter(page: Page, code: string): Promise<void> {
  await page.getByRole("textbox", { name: "Access code" }).fill(code);
  await page.getByRole("button", { name: "Go" }).click();
}

function message(page: Page, text: string) {
  return page.getByRole("log", { name: "Messages" }).getByRole("article").filter({ hasText: text });
}

test("M15: the host reads a code out in groups of three, and with it a guest on a phone is in the chat", async () => {
  const { host, threadId } = await chatOf("Dr. Code Alder", "Code Beech");
  const hosts = await clinic.chat(host, COMPUTER, `/chat/${threadId}`);
  await hosts.getByRole("button", { name: "Participants" }).click();
  await hosts.getByRole("button", { name: "Access code", exact: true }).click();
  const shown = await hosts.getByRole("textbox", { name: "Access code for Code Beech" }).inputValue();
  assert.match(shown, /^\d{3}-\d{3}-\d{3}$/);
  const page = await atTheDoor();
  await page.getByRole("textbox", { name: "Access code" }).pressSequentially(shown.replaceAll("-", ""));
  assert.equal(await page.getByRole("textbox", { name: "Access code" }).inputValue(), shown);
  await page.getByRole("button", { name: "Go" }).tap();
  await page.waitForURL(`**/chat/${threadId}`);
  await message(page, "Hello Code Beech").waitFor();
  await page.getByRole("textbox", { name: "Message" }).fill("In by code");
  await page.getByRole("button", { name: "Send" }).tap();
  await hosts.getByRole("button", { name: "Close" }).click();
  await message(hosts, "In by code").waitFor();
});

for (const [how, write] of [
  ["with hyphens", (code: string) => code.replace(/(...)(...)/, "$1-$2-")],
  ["with spaces", (code: string) => ` ${code.replace(/(...)(...)/, "$1 $2 ")} `],
  ["without anything", (code: string) => code],
] as const) {
  test(`M15: a code is taken ${how}, pasted whole, on a computer`, async () => {
    const chat = await chatOf(`Dr. Code ${how}`, `Code Cedar ${how}`);
    const page = await atTheDoor(COMPUTER);
    await enter(page, write(await codeFor(chat)));
    await page.waitForURL(`**/chat/${chat.threadId}`);
  });
}

test("M15: a wrong code, an ended one and one that was taken back are answered alike", async () => {
  const chat = await chatOf("Dr. Code Date", "Code Elder");
  const revoked = await codeFor(chat);
  await house.deeds.revokeCode(chat.host, chat.threadId, chat.guest.id);
  const page = await atTheDoor();
  const answers: (string | null)[] = [];
  for (const code of [revoked, "000000000"]) {
    await enter(page, code);
    await page.getByText("This code does not open anything").waitFor();
    answers.push(await page.getByRole("main").textContent());
    await page.reload();
  }
  const ended = await codeFor(chat);
  house.clock.pass(DAY + HOUR);
  await enter(page, ended);
  await page.getByText("This code does not open anything").waitFor();
  answers.push(await page.getByRole("main").textContent());
  assert.equal(new Set(answers).size, 1, String(answers));
  await page.getByRole("textbox", { name: "Access code" }).fill("12345");
  await page.getByRole("button", { name: "Go" }).tap();
  await page.getByText("An access code has nine digits").waitFor();
});

test("M15: a new code ends the one before", async () => {
  const chat = await chatOf("Dr. Code Fir", "Code Gorse");
  const first = await codeFor(chat);
  const second = await codeFor(chat);
  const page = await atTheDoor();
  await enter(page, first);
  await page.getByText("This code does not open anything").waitFor();
  await enter(page, second);
  await page.waitForURL(`**/chat/${chat.threadId}`);
});

test("M15: the sign-in leads to the page for codes, and it leads back", async () => {
  const page = await (await clinic.stranger(PHONE)).newPage();
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "I have an access code" }).tap();
  await page.getByRole("textbox", { name: "Access code" }).waitFor();
  await page.getByRole("link", { name: "I have an account" }).tap();
  await page.getByRole("textbox", { name: "Password" }).waitFor();
});

test("M15: after very many wrong codes of whomever, the last four digits of one's mobile are asked for too", async () => {
  const mobile = madeUpMobile();
  const chat = await chatOf("Dr. Code Hazel", "Code Ivy", { mobile });
  const code = await codeFor(chat);
  const today = Math.floor(house.clock.now() / DAY);
  for (let tries = 0; tries < CODES_ALONE_A_DAY; tries += 1) await house.clinic.ports.codes.countWrong(today);
  const page = await atTheDoor();
  await enter(page, code);
  await page.getByRole("heading", { name: "One thing more" }).waitFor();
  await page.getByRole("textbox", { name: "Last four digits" }).fill(mobile.slice(-4));
  await page.getByRole("button", { name: "Go" }).tap();
  await page.waitForURL(`**/chat/${chat.threadId}`);
});

test("M15: whoever has no mobile says their name then, and the host lets them in", async () => {
  const chat = await chatOf("Dr. Code Juniper", "Code Larch", { email: "code.larch@home.example" });
  const code = await codeFor(chat);
  const hosts = await clinic.chat(chat.host, COMPUTER, "/");
  const page = await atTheDoor();
  await enter(page, code);
  await page.getByRole("button", { name: "I have no mobile number with the clinic" }).tap();
  await page.getByRole("textbox", { name: "Your name" }).fill("Larch, the patient");
  await page.getByRole("button", { name: "Go" }).tap();
  await page.getByRole("heading", { name: "Please wait a moment" }).waitFor();
  const asking = hosts.getByRole("alert").filter({ hasText: "Larch, the patient" });
  await asking.getByText("Code Larch").waitFor();
  await asking.getByRole("button", { name: "Let in" }).click();
  await page.waitForURL(`**/chat/${chat.threadId}`);
  await message(page, "Hello Code Larch").waitFor();
});

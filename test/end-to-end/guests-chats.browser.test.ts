import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Page } from "playwright-core";
import type { Person } from "../../src/server/domain/person.ts";
import { BrowserClinic, COMPUTER, PHONE } from "../harness/browser-clinic.ts";
import { keepContact, madeUpMobile } from "../harness/contacts.ts";
import { linkTo } from "../harness/letters.ts";

const clinic = await BrowserClinic.start({ after });
const house = clinic.open;

async function chatOf(host: Person, guest: Person, words: readonly string[]) {
  const { threadId } = await house.deeds.startThread(host, [guest.id]);
  for (const text of words) await clinic.say(host, threadId, text);
  return threadId;
}

async function invited(hostName: string, guestName: string) {
  const host = await clinic.newcomer(hostName);
  const mobile = madeUpMobile();
  const guest = await keepContact(house, host, guestName, { mobile });
  const threadId = await chatOf(host, guest, [`Hello ${guestName}`]);
  return { host, guest, mobile, threadId };
}

function chats(page: Page) {
  return page.getByRole("navigation", { name: "Chats" });
}

function message(page: Page, text: string) {
  return page.getByRole("log", { name: "Messages" }).getByRole("article").filter({ hasText: text });
}

test("M8, M12: a guest with two chats lands in the one last read; the other has its own badge until it is opened", async () => {
  const [one, two] = [await clinic.newcomer("Dr. Two Alder"), await clinic.newcomer("Dr. Two Beech")];
  const mobile = madeUpMobile();
  const guest = await keepContact(house, one, "Two Cedar", { mobile });
  const again = await keepContact(house, two, "Two Cedar", { mobile });
  assert.equal(again.id, guest.id, "one person in one organisation");
  const first = await chatOf(one, guest, ["from Alder"]);
  const phone = await clinic.comeIn(await linkTo(house, mobile));
  const hosts = await clinic.chat(one, COMPUTER, `/chat/${first}`);
  await message(hosts, "from Alder").getByText("Read").waitFor();
  await phone.close();
  const second = await chatOf(two, guest, ["from Beech", "again from Beech"]);
  const page = await phone.context().newPage();
  await page.setViewportSize(COMPUTER.viewport ?? { width: 1280, height: 800 });
  await page.goto("/chat");
  await page.waitForURL(`**/chat/${first}`);
  await message(page, "from Alder").waitFor();
  await page
    .getByRole("navigation", { name: "Main" })
    .getByRole("link", { name: "2 unread messages" })
    .waitFor();
  await chats(page)
    .getByRole("link", { name: /Dr\. Two Beech.*2 unread/ })
    .click();
  await page.waitForURL(`**/chat/${second}`);
  await message(page, "again from Beech").waitFor();
  await chats(page)
    .getByRole("link", { name: /unread/ })
    .waitFor({ state: "detached" });
});

test("M8, M12: on a phone the guest's list shows each chat with its badge, and a tap opens it", async () => {
  const [one, two] = [await clinic.newcomer("Dr. Two Date"), await clinic.newcomer("Dr. Two Elder")];
  const mobile = madeUpMobile();
  const guest = await keepContact(house, one, "Two Fir", { mobile });
  await keepContact(house, two, "Two Fir", { mobile });
  const first = await chatOf(one, guest, ["from Date"]);
  const phone = await clinic.comeIn(await linkTo(house, mobile), PHONE);
  await message(phone, "from Date").waitFor();
  await chatOf(two, guest, ["from Elder"]);
  await phone.getByRole("link", { name: "Chats", exact: true }).tap();
  await chats(phone)
    .getByRole("link", { name: /Dr\. Two Elder.*1 unread/ })
    .tap();
  await message(phone, "from Elder").waitFor();
  await phone.getByRole("link", { name: "Chats", exact: true }).tap();
  await chats(phone)
    .getByRole("link", { name: /Dr\. Two Date/ })
    .tap();
  await phone.waitForURL(`**/chat/${first}`);
});

test("a guest has the chat and nothing of the clinic: no New Chat, no other page, no list of people", async () => {
  const { mobile, threadId } = await invited("Dr. Two Gorse", "Two Hazel");
  const page = await clinic.comeIn(await linkTo(house, mobile), COMPUTER);
  await message(page, "Hello Two Hazel").waitFor();
  assert.equal(await page.getByRole("button", { name: "New Chat" }).count(), 0);
  assert.equal(await page.getByRole("button", { name: "Participants" }).count(), 0);
  assert.deepEqual(
    await page
      .getByRole("navigation", { name: "Main" })
      .getByRole("link")
      .evaluateAll((links) => links.map(({ textContent }) => textContent?.trim())),
    ["Chat"],
  );
  for (const path of ["/people", "/contacts", "/letters", "/sessions"]) {
    await page.goto(path);
    await page.getByRole("heading", { name: "There is nothing at this address" }).waitFor();
  }
  const statuses = await page.evaluate(async (thread) => {
    const ask = async (method: string, path: string, body?: unknown) => {
      const headers = { "content-type": "application/json" };
      const answer = await fetch(path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
      return [path, answer.status] as const;
    };
    return [
      await ask("POST", "/api/people/find", { query: "two" }),
      await ask("GET", "/api/contacts"),
      await ask("GET", "/api/colleagues"),
      await ask("GET", "/api/letters"),
      await ask("GET", "/api/appointments"),
      await ask("GET", `/api/threads/${thread}/participants`),
      await ask("POST", "/api/threads", { people: [1] }),
      await ask("POST", `/api/threads/${thread}/members`, { people: [1], fromBefore: true }),
      await ask("POST", "/api/contacts", {
        name: "Xy",
        mobile: "",
        email: "a@b.example",
        timeZone: "UTC",
        notes: "",
      }),
    ];
  }, threadId);
  assert.deepEqual(
    statuses.filter(([, status]) => status !== 403),
    [],
  );
});

test("M12: a guest of two organisations sees of each only what is theirs there", async () => {
  const mobile = madeUpMobile();
  const here = await clinic.newcomer("Dr. Two Ivy");
  const there = await house.addOrganisation("Hilltop Clinic", "Dr. Hill Juniper");
  const guestHere = await keepContact(house, here, "Two Larch", { mobile });
  const guestThere = await keepContact(house, there, "Two Larch", { mobile });
  assert.notEqual(guestHere.id, guestThere.id);
  await chatOf(here, guestHere, ["from Riverside"]);
  const linkHere = await linkTo(house, mobile);
  house.clock.pass(1_000);
  await chatOf(there, guestThere, ["from Hilltop"]);
  const linkThere = await linkTo(house, mobile);
  const page = await clinic.comeIn(linkHere, COMPUTER);
  await message(page, "from Riverside").waitFor();
  await page.getByText("Riverside Clinic").first().waitFor();
  assert.doesNotMatch(await page.content(), /Hilltop|Juniper/);
  await clinic.comeIn(linkThere, page);
  await message(page, "from Hilltop").waitFor();
  await page.getByText("Hilltop Clinic").first().waitFor();
  assert.doesNotMatch(await page.content(), /Riverside|Dr\. Two Ivy/);
});

test("removed from a chat while connected: it leaves the screen at once, and the other chat stays", async () => {
  const { host, guest, mobile, threadId } = await invited("Dr. Two Maple", "Two Nettle");
  const other = await clinic.newcomer("Dr. Two Oak");
  await keepContact(house, other, "Two Nettle", { mobile });
  await chatOf(other, guest, ["from Oak"]);
  const link = await linkTo(house, mobile);
  const page = await clinic.comeIn(link, COMPUTER);
  await page.goto(`/chat/${threadId}`);
  await message(page, "Hello Two Nettle").waitFor();
  const hosts = await clinic.chat(host, COMPUTER, `/chat/${threadId}`);
  await hosts.getByRole("button", { name: "Participants" }).click();
  await hosts.getByRole("button", { name: "Remove from chat" }).click();
  await hosts.getByRole("button", { name: "Remove", exact: true }).click();
  await page.getByText("This chat is not among yours").waitFor();
  assert.doesNotMatch(await page.content(), /Hello Two Nettle/);
  await chats(page)
    .getByRole("link", { name: /Dr\. Two Maple/ })
    .waitFor({ state: "detached" });
  await chats(page)
    .getByRole("link", { name: /Dr\. Two Oak/ })
    .click();
  await message(page, "from Oak").waitFor();
});

test("removed from their only chat while connected, on a phone: nothing of it is left on the screen", async () => {
  const { host, guest, mobile, threadId } = await invited("Dr. Two Poplar", "Two Quince");
  const page = await clinic.comeIn(await linkTo(house, mobile), PHONE);
  await message(page, "Hello Two Quince").waitFor();
  await house.deeds.removeMember(host, threadId, guest.id);
  await message(page, "Hello Two Quince").waitFor({ state: "detached" });
  assert.doesNotMatch(await page.content(), /Hello Two Quince/);
});

test("a contact who is deleted while connected: the socket closes, the screen clears, and their link opens nothing", async () => {
  const { host, mobile } = await invited("Dr. Two Rowan", "Two Spruce");
  const link = await linkTo(house, mobile);
  const page = await (await clinic.stranger(PHONE)).newPage();
  const closed = page.waitForEvent("websocket").then((socket) => socket.waitForEvent("close"));
  await clinic.comeIn(link, page);
  await message(page, "Hello Two Spruce").waitFor();
  await page.getByRole("textbox", { name: "Message" }).fill("a word half written");
  const hosts = await clinic.chat(host, COMPUTER, "/contacts");
  await hosts.getByRole("button", { name: "Edit Two Spruce" }).click();
  await hosts.getByRole("button", { name: "Delete contact" }).click();
  await hosts.getByRole("button", { name: "Delete", exact: true }).click();
  await hosts.getByText("Two Spruce is deleted.").waitFor();
  await closed;
  await page.getByRole("heading", { name: "You are out of the chat" }).waitFor();
  assert.doesNotMatch(await page.content(), /Hello Two Spruce|half written/);
  await page.goto("/chat");
  await page.getByRole("heading", { name: "You are out of the chat" }).waitFor();
  await page.goto(link);
  await page.getByRole("button", { name: "Open chat" }).tap();
  await page.getByRole("heading", { name: "This link has ended" }).waitFor();
});

test("M12: one page shows one guest: who comes in on the same browser by another's link sees nothing of theirs", async () => {
  const [first, second] = [
    await invited("Dr. Two Thorn", "Two Umber"),
    await invited("Dr. Two Vine", "Two Willow"),
  ];
  const page = await clinic.comeIn(await linkTo(house, first.mobile));
  await page.getByRole("textbox", { name: "Message" }).fill("written by Umber");
  await clinic.comeIn(await linkTo(house, second.mobile), page);
  await message(page, "Hello Two Willow").waitFor();
  assert.equal(await page.getByRole("textbox", { name: "Message" }).inputValue(), "");
  assert.doesNotMatch(await page.content(), /Umber|Thorn/);
});

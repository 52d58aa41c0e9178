import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Page } from "playwright-core";
import { BrowserClinic, COMPUTER } from "../harness/browser-clinic.ts";
import { assertFocusIsSeen, focusComesTo, walkTo } from "../harness/by-keyboard.ts";
import { keepContact, madeUpMobile } from "../harness/contacts.ts";
import { linkTo } from "../harness/letters.ts";

/** Nothing here clicks, and nothing moves the focus but the keys. */
const clinic = await BrowserClinic.start({ after });
const house = clinic.open;

async function invited(hostName: string, guestName: string) {
  const host = await clinic.newcomer(hostName);
  const mobile = madeUpMobile();
  const guest = await keepContact(house, host, guestName, { mobile });
  const { threadId } = await house.deeds.startThread(host, [guest.id]);
  await clinic.say(host, threadId, `Hello ${guestName}`);
  return { host, guest, mobile, threadId };
}

function message(page: Page, text: string) {
  return page.getByRole("log", { name: "Messages" }).getByRole("article").filter({ hasText: text });
}

test("M9, M12: by keyboard a guest opens their link, answers, chooses how they are told, and leaves", async () => {
  const { mobile } = await invited("Dr. Keyboard Alder", "Keyboard Beech");
  const page = await (await clinic.stranger(COMPUTER)).newPage();
  await page.goto(await linkTo(house, mobile));
  await walkTo(page, page.getByRole("button", { name: "Open chat" }));
  await page.keyboard.press("Enter");
  await message(page, "Hello Keyboard Beech").waitFor();
  const box = page.getByRole("textbox", { name: "Message" });
  await focusComesTo(page, box);
  await page.keyboard.type("by keys alone");
  await page.keyboard.press("Enter");
  await message(page, "by keys alone").waitFor();
  await walkTo(page, page.getByRole("button", { name: "Your account: Keyboard Beech" }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await walkTo(page, page.getByRole("link", { name: "Notifications", exact: true }));
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Notifications" }).waitFor();
  await walkTo(page, page.getByRole("radio", { name: /By text message/ }));
  await page.keyboard.press("ArrowDown");
  assert.ok(await page.getByRole("radio", { name: "Not at all" }).isChecked());
  await walkTo(page, page.getByRole("button", { name: "Save" }));
  await page.keyboard.press("Enter");
  await page.getByText("Saved.").waitFor();
  await walkTo(page, page.getByRole("button", { name: "Your account: Keyboard Beech" }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await walkTo(page, page.getByRole("button", { name: "Leave this chat on this device" }));
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "You have left the chat on this device" }).waitFor();
  await walkTo(page, page.getByRole("link", { name: "I have an access code" }));
});

test("M15, M16: by keyboard a guest comes in by a code, waits, looks into the chat and comes back", async () => {
  const { host, guest } = await invited("Dr. Keyboard Cedar", "Keyboard Date");
  const session = await house.deeds.makeAppointment(host, { startsAt: null, people: [guest.id] });
  const page = await (await clinic.stranger(COMPUTER)).newPage();
  await page.goto("/join");
  const code = page.getByRole("textbox", { name: "Access code" });
  await focusComesTo(page, code);
  await page.keyboard.type("000000000");
  await page.keyboard.press("Enter");
  await page.getByText("This code does not open anything").waitFor();
  await focusComesTo(page, code);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(session.people[0]?.code?.code ?? "");
  await walkTo(page, page.getByRole("button", { name: "Go" }));
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Waiting room" }).waitFor();
  await page.getByText("With Dr. Keyboard Cedar").waitFor();
  await focusComesTo(page, page.getByRole("main"));
  const main = page.getByRole("navigation", { name: "Main" });
  await walkTo(page, main.getByRole("link", { name: /^Chat/ }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await message(page, "Hello Keyboard Date").waitFor();
  await focusComesTo(page, page.getByRole("textbox", { name: "Message" }));
  await walkTo(page, main.getByRole("link", { name: "Waiting room" }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Waiting room" }).waitFor();
  await walkTo(page, page.getByRole("button", { name: "Try camera and microphone" }));
});

test("M12: by keyboard one asks for a new link on a device that the old one does not belong to", async () => {
  const { mobile } = await invited("Dr. Keyboard Elder", "Keyboard Fir");
  const link = await linkTo(house, mobile);
  await clinic.comeIn(link);
  const page = await (await clinic.stranger(COMPUTER)).newPage();
  await page.goto(link);
  await walkTo(page, page.getByRole("button", { name: "Open chat" }));
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "This link belongs to another device" }).waitFor();
  await walkTo(page, page.getByRole("button", { name: "Send me a new link" }));
  await page.keyboard.press("Enter");
  await page.getByText("a new one is on its way").waitFor();
});

test("M16: by keyboard a host makes a session, and connects who waits", async () => {
  const host = await clinic.newcomer("Dr. Keyboard Gorse");
  await keepContact(house, host, "Keyboard Hazel", { mobile: madeUpMobile() });
  const page = await clinic.chat(host, COMPUTER, "/sessions");
  await walkTo(page, page.getByRole("button", { name: "New session" }).first());
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "New session" });
  await focusComesTo(page, dialog.getByRole("combobox"));
  await page.keyboard.type("keyboard h");
  await dialog.getByRole("option", { name: /^Keyboard Hazel/ }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await walkTo(page, dialog.getByRole("button", { name: "Make the session" }));
  await page.keyboard.press("Enter");
  const code = page.getByRole("textbox", { name: "Access code for Keyboard Hazel" });
  await code.waitFor();
  const guest = await (await clinic.stranger(COMPUTER)).newPage();
  await guest.goto("/join");
  await focusComesTo(guest, guest.getByRole("textbox", { name: "Access code" }));
  await guest.keyboard.type(await code.inputValue());
  await guest.keyboard.press("Enter");
  await walkTo(page, page.getByRole("button", { name: "Connect Keyboard Hazel" }));
  await assertFocusIsSeen(page);
  await page.keyboard.press("Enter");
  await guest.getByText("Dr. Keyboard Gorse is ready for you").waitFor();
});

import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Page } from "playwright-core";
import { CODES_ALONE_A_DAY } from "../../src/server/actions/code-attempts.ts";
import { axeFindsNothing } from "../harness/axe.ts";
import { BrowserClinic, PHONE } from "../harness/browser-clinic.ts";
import { keepContact, madeUpMobile } from "../harness/contacts.ts";
import { hardToHit, tooWide } from "../harness/for-fingers.ts";
import { linkTo } from "../harness/letters.ts";
import { DAY, MINUTE } from "../harness/movable-clock.ts";

const clinic = await BrowserClinic.start({ after });
const house = clinic.open;
const LONG_NAME = "Dr. Maximiliane Featherstonehaugh-Cholmondeley of the Department of Physiotherapy";
const [host, other] = [await clinic.newcomer(LONG_NAME), await clinic.newcomer("Dr. Pages Alder")];
let guests = 0;

/** Somebody new each time, in two chats: one with words in it, and one that nobody has read. */
async function newGuest() {
  guests += 1;
  const [mobile, email] = [madeUpMobile(), `pages.beech.${guests}@home.example`];
  const guest = await keepContact(house, host, `Pages Beech ${guests}`, { mobile, email });
  await keepContact(house, other, `Pages Beech ${guests}`, { mobile });
  const { threadId } = await house.deeds.startThread(host, [guest.id]);
  await clinic.say(host, threadId, "How is the knee?");
  const link = await linkTo(house, mobile);
  const second = await house.deeds.startThread(other, [guest.id]);
  await clinic.say(other, second.threadId, "Please bring your list of medicines.");
  return { guest, mobile, link, threadId };
}

async function inside(path: string): Promise<Page> {
  const page = await clinic.comeIn((await newGuest()).link, PHONE);
  await page.getByText("How is the knee?").first().waitFor();
  if (path !== "") await page.goto(path);
  return page;
}

async function outside(path: string): Promise<Page> {
  const page = await (await clinic.stranger(PHONE)).newPage();
  await page.goto(path);
  return page;
}

async function enterCode(page: Page, code: string): Promise<void> {
  await page.getByRole("textbox", { name: "Access code" }).fill(code);
  await page.getByRole("button", { name: "Go" }).tap();
}

async function inWaitingRoom() {
  const { guest } = await newGuest();
  const session = await house.deeds.makeAppointment(host, { startsAt: null, people: [guest.id] });
  const page = await outside("/join");
  await enterCode(page, session.people[0]?.code?.code ?? "");
  await page.getByText(`With ${LONG_NAME}`).waitFor();
  return { page, session, guest };
}

type Screen = {
  readonly name: string;
  readonly open: () => Promise<Page>;
  readonly shown: (page: Page) => Promise<unknown>;
};

const heading = (name: string) => (page: Page) => page.getByRole("heading", { name }).waitFor();
const text = (words: string) => (page: Page) => page.getByText(words).first().waitFor();

const SCREENS: readonly Screen[] = [
  {
    name: "the door of a link",
    open: async () => outside((await newGuest()).link),
    shown: heading("Your chat is ready"),
  },
  {
    name: "a link that has ended, with a new one asked for",
    open: async () => {
      const page = await outside(`/i#${"A".repeat(43)}`);
      await page.getByRole("button", { name: "Open chat" }).tap();
      await page.getByRole("button", { name: "Send me a new link" }).tap();
      return page;
    },
    shown: text("a new one is on its way"),
  },
  {
    name: "a link that belongs to another device",
    open: async () => {
      const { link } = await newGuest();
      await clinic.comeIn(link);
      const page = await outside(link);
      await page.getByRole("button", { name: "Open chat" }).tap();
      return page;
    },
    shown: heading("This link belongs to another device"),
  },
  {
    name: "a link that is not complete",
    open: () => outside("/i"),
    shown: heading("This link is not complete"),
  },
  { name: "the way out", open: () => outside("/ended?left"), shown: heading("You have left the chat") },
  { name: "access that has ended", open: () => outside("/ended"), shown: heading("You are out of the chat") },
  { name: "the page for codes", open: () => outside("/join"), shown: heading("Come in with an access code") },
  {
    name: "the page for codes after a wrong one",
    open: async () => {
      const page = await outside("/join");
      await enterCode(page, "000000000");
      return page;
    },
    shown: text("This code does not open anything"),
  },
  { name: "a guest's chat", open: () => inside(""), shown: text("How is the knee?") },
  { name: "a guest's list of chats", open: () => inside("/chat?list"), shown: text("1 unread") },
  {
    name: "a guest's menu",
    open: async () => {
      const page = await inside("");
      await page.getByRole("button", { name: /^Your account/ }).tap();
      return page;
    },
    shown: (page) => page.getByRole("button", { name: "Leave this chat on this device" }).waitFor(),
  },
  {
    name: "a guest's notifications",
    open: async () => {
      const page = await inside("/notifications");
      await page.getByRole("checkbox").check();
      return page;
    },
    shown: (page) => page.getByLabel("Until").waitFor(),
  },
  {
    name: "the waiting room with an unread message",
    open: async () => {
      const { page, session } = await inWaitingRoom();
      await clinic.say(host, session.threadId as Parameters<typeof clinic.say>[1], "I am late");
      return page;
    },
    shown: (page) => page.getByRole("link", { name: /unread notification/ }).waitFor(),
  },
  {
    name: "the waiting room when the host is ready",
    open: async () => {
      const { page, session, guest } = await inWaitingRoom();
      await house.deeds.connectPerson(
        host,
        session.id as Parameters<typeof house.deeds.connectPerson>[1],
        guest.id,
      );
      return page;
    },
    shown: text("is ready for you"),
  },
  {
    name: "the waiting room of a session that has ended",
    open: async () => {
      const { page, session } = await inWaitingRoom();
      await house.deeds.endAppointment(host, session.id as Parameters<typeof house.deeds.endAppointment>[1]);
      return page;
    },
    shown: text("This session has ended"),
  },
  {
    name: "an account holder's notifications",
    open: () => clinic.chat(host, PHONE, "/notifications"),
    shown: text("Your mobile phone"),
  },
];

/** These come last: from then on every code of the day needs a second proof. */
const AFTER_MANY_GUESSES: readonly Screen[] = [
  {
    name: "the second proof of a code",
    open: async () => {
      const today = Math.floor(house.clock.now() / DAY);
      for (let tries = 0; tries < CODES_ALONE_A_DAY; tries += 1)
        await house.clinic.ports.codes.countWrong(today);
      house.clock.pass(20 * MINUTE);
      const page = await outside("/join");
      await enterCode(page, "111222333");
      return page;
    },
    shown: heading("One thing more"),
  },
  {
    name: "waiting to be let in",
    open: async () => {
      const page = await outside("/join");
      await enterCode(page, "111222333");
      await page.getByRole("button", { name: "I have no mobile number with the clinic" }).tap();
      await page.getByRole("textbox", { name: "Your name" }).fill("Somebody");
      await page.getByRole("button", { name: "Go" }).tap();
      return page;
    },
    shown: heading("Please wait a moment"),
  },
];

for (const { name, open, shown } of [...SCREENS, ...AFTER_MANY_GUESSES]) {
  test(`axe finds nothing, nothing scrolls sideways at 320 px, and a finger hits everything: ${name}`, async () => {
    const page = await open();
    await axeFindsNothing(page, shown);
    await page.setViewportSize({ width: 320, height: 568 });
    await shown(page);
    assert.deepEqual(await tooWide(page), []);
    assert.deepEqual(await hardToHit(page), []);
    await page.context().close();
  });
}

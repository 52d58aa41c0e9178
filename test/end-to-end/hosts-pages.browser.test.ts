import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Page } from "playwright-core";
import { axeFindsNothing } from "../harness/axe.ts";
import { BrowserClinic, PHONE } from "../harness/browser-clinic.ts";
import { keepContact, madeUpMobile } from "../harness/contacts.ts";
import { hardToHit, tooWide } from "../harness/for-fingers.ts";
import { linkTo } from "../harness/letters.ts";
import { HOUR } from "../harness/movable-clock.ts";

const clinic = await BrowserClinic.start({ after });
const house = clinic.open;
const host = await clinic.newcomer("Dr. Host Alder");
const mobile = madeUpMobile();
const maya = await keepContact(house, host, "Host Maya", {
  mobile,
  email: "host.maya@home.example",
  notes: "Mornings",
});
const same = await keepContact(house, host, "Host Maya", { mobile: madeUpMobile() });
const long = await keepContact(house, host, "Maximiliane Featherstonehaugh-Cholmondeley of Little Snoring", {
  email: "maximiliane.featherstonehaugh-cholmondeley@little-snoring.example",
});
const { threadId } = await house.deeds.startThread(host, [maya.id, same.id, long.id]);
await clinic.say(host, threadId, "Hello to all of you");
await house.deeds.issueCode(host, threadId, maya.id);
const session = await house.deeds.makeAppointment(host, {
  startsAt: null,
  people: [maya.id, same.id, long.id],
});
await house.deeds.makeAppointment(host, { startsAt: house.clock.now() + 30 * HOUR, people: [long.id] });

async function waitingGuest(): Promise<void> {
  const guest = await clinic.comeIn(await linkTo(house, mobile));
  await guest.goto(`/waiting-room/${session.id}`);
  await guest.getByText("With Dr. Host Alder").waitFor();
}
await waitingGuest();

async function inDialog(path: string, button: string | RegExp): Promise<Page> {
  const page = await clinic.chat(host, PHONE, path);
  await page.getByRole("button", { name: button }).first().tap();
  await page.getByRole("dialog").waitFor();
  return page;
}

type Screen = {
  readonly name: string;
  readonly open: () => Promise<Page>;
  readonly shown: (page: Page) => Promise<unknown>;
};

const text = (words: string | RegExp) => (page: Page) => page.getByText(words).first().waitFor();

const SCREENS: readonly Screen[] = [
  {
    name: "a chat with guests, and somebody who waits",
    open: () => clinic.chat(host, PHONE, `/chat/${threadId}`),
    shown: (page) => page.getByRole("link", { name: "Host Maya is waiting" }).waitFor(),
  },
  {
    name: "the participants, unfolded, with a code",
    open: async () => {
      const page = await inDialog(`/chat/${threadId}`, "Participants");
      await page
        .getByRole("button", { name: /^What you can do for Host Maya/ })
        .first()
        .tap();
      await page.getByRole("button", { name: "Access code", exact: true }).first().tap();
      return page;
    },
    shown: (page) => page.getByRole("textbox", { name: /^Access code for/ }).waitFor(),
  },
  {
    name: "adding people to a chat",
    open: async () => {
      const page = await inDialog(`/chat/${threadId}`, "Participants");
      await page.getByRole("button", { name: "Add people" }).tap();
      return page;
    },
    shown: (page) => page.getByRole("checkbox", { name: /what was written before/ }).waitFor(),
  },
  {
    name: "New Chat with people of one name",
    open: async () => {
      const page = await inDialog("/chat?list", "New Chat");
      await page.getByRole("combobox").pressSequentially("host m");
      return page;
    },
    shown: (page) =>
      page
        .getByRole("option", { name: /^Host Maya/ })
        .nth(1)
        .waitFor(),
  },
  {
    name: "New Chat with somebody new, and a number that is wrong",
    open: async () => {
      const page = await inDialog("/chat?list", "New Chat");
      await page.getByRole("combobox").pressSequentially("Walter Novak");
      await page.getByRole("textbox", { name: "Mobile phone" }).fill("+44 20 7946 0000");
      await page.getByRole("button", { name: "Start chat" }).tap();
      return page;
    },
    shown: text("Text messages can be sent to the United States and Canada only."),
  },
  { name: "the contacts", open: () => clinic.chat(host, PHONE, "/contacts"), shown: text("Host Maya") },
  {
    name: "a contact",
    open: () => inDialog("/contacts", /^Edit Host Maya/),
    shown: (page) => page.getByRole("textbox", { name: "Name" }).waitFor(),
  },
  {
    name: "merging two contacts",
    open: async () => {
      const page = await inDialog("/contacts", /^Edit Host Maya/);
      await page.getByRole("button", { name: "Merge with another" }).tap();
      return page;
    },
    shown: text(/^Which other contact is also Host Maya/),
  },
  {
    name: "the sessions, with somebody who waits",
    open: () => clinic.chat(host, PHONE, "/sessions"),
    shown: text(/^Waiting since/),
  },
  {
    name: "a new session at a date and time",
    open: async () => {
      const page = await inDialog("/sessions", "New session");
      await page.getByRole("radio", { name: "At a date and time" }).check();
      return page;
    },
    shown: (page) => page.getByLabel("Date", { exact: true }).waitFor(),
  },
  {
    name: "the first page, with somebody who waits",
    open: () => clinic.chat(host, PHONE, "/"),
    shown: (page) => page.getByRole("link", { name: "Host Maya is waiting" }).waitFor(),
  },
  {
    name: "the letters",
    open: async () => clinic.chat(await clinic.person("ona"), PHONE, "/letters"),
    shown: text("Letters name the clinic"),
  },
];

for (const { name, open, shown } of SCREENS) {
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

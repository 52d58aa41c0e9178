import { after, test } from "node:test";
import type { Page } from "playwright-core";
import { axeFindsNothing } from "../harness/axe.ts";
import { BrowserClinic } from "../harness/browser-clinic.ts";

const clinic = await BrowserClinic.start({ after });
const [ona, pat] = [await clinic.person("ona"), await clinic.person("pat")];
const [ada, sam] = [
  await clinic.newcomer("Dr. Axe Alder"),
  await clinic.newcomer("Axe Beech", ["participant"]),
];
const threadId = await clinic.open.threadOf(ada, sam);
for (const text of ["Is the swelling less today?", "See https://clinic.example/knee", "Call if it hurts."]) {
  await clinic.say(ada, threadId, text);
  await clinic.say(sam, threadId, `You wrote: ${text}`);
}
const arrived = await clinic.open.deeds.addColleague(ona, {
  name: "Newly Arrived",
  email: "newly.arrived@riverside.example",
  roles: ["host"],
});

type Screen = {
  readonly name: string;
  readonly open: () => Promise<Page>;
  /** What must stand there each time before axe looks. */
  readonly shown: (page: Page) => Promise<unknown>;
};

const SCREENS: readonly Screen[] = [
  {
    name: "the sign-in",
    open: () => asStranger("/sign-in"),
    shown: (page) => page.getByRole("button", { name: "Sign in" }).waitFor(),
  },
  {
    name: "the sign-in after a wrong password",
    open: async () => {
      const page = await asStranger("/sign-in");
      await page.getByRole("textbox", { name: "E-mail" }).fill("nobody@riverside.example");
      await page.getByRole("textbox", { name: "Password" }).fill("not a password at all");
      await page.getByRole("button", { name: "Sign in" }).click();
      return page;
    },
    shown: (page) => page.getByText("is not right").waitFor(),
  },
  {
    name: "the first page with unread messages",
    open: () => clinic.chat(pat, {}, "/"),
    shown: (page) => page.getByRole("link", { name: /unread notifications/ }).waitFor(),
  },
  {
    name: "the list of chats with unread messages",
    open: () => clinic.chat(pat, { viewport: { width: 390, height: 800 } }, "/chat?list"),
    shown: (page) => page.getByRole("navigation", { name: "Chats" }).waitFor(),
  },
  {
    name: "a chat with its messages",
    open: () => clinic.chat(ada, {}, `/chat/${threadId}`),
    shown: (page) => page.getByRole("article").nth(5).waitFor(),
  },
  {
    name: "a chat in which a message was just deleted",
    open: () => clinic.chat(ada, {}, `/chat/${threadId}`),
    shown: async (page) => {
      const seq = await clinic.say(ada, threadId, "sent by mistake");
      await page.locator(`[data-seq="${seq}"]`).getByRole("button", { name: "Delete message" }).click();
      await page.getByRole("button", { name: "Write it again" }).waitFor();
    },
  },
  {
    name: "a chat in which a message could not be deleted",
    open: async () => {
      const page = await clinic.chat(ada, {}, `/chat/${threadId}`);
      await page.route("**/api/threads/*/messages/*", (route) => route.abort());
      await page.getByRole("button", { name: "Delete message" }).last().click();
      return page;
    },
    shown: (page) => page.getByRole("button", { name: "Try again" }).waitFor(),
  },
  {
    name: "the dialog New Chat with suggestions and somebody chosen",
    open: async () => {
      const page = await clinic.chat(ada, { viewport: { width: 390, height: 800 } }, "/chat?list");
      await page.getByRole("button", { name: "New Chat" }).click();
      const box = page.getByRole("combobox", { name: "Chat With" });
      await box.pressSequentially("axe");
      await page.getByRole("option", { name: /Axe Beech/ }).click();
      await box.pressSequentially("birch");
      return page;
    },
    shown: (page) => page.getByRole("option", { name: /Nurse Ben Birch/ }).waitFor(),
  },
  {
    name: "the people, with a link to give",
    open: async () => {
      const page = await clinic.chat(ona, {}, "/people");
      await page.getByRole("button", { name: "New link for Newly Arrived" }).click();
      return page;
    },
    shown: (page) => page.getByRole("textbox", { name: "Link for Newly Arrived" }).waitFor(),
  },
  {
    name: "the page that a welcome link leads to",
    open: async () => {
      const { secret } = await clinic.open.deeds.renewColleagueLink(ona, arrived.id);
      return asStranger(`/welcome#${secret}`);
    },
    shown: (page) => page.getByRole("button", { name: "Choose this password" }).waitFor(),
  },
  {
    name: "an address that leads nowhere",
    open: () => clinic.chat(pat, {}, "/nothing/here"),
    shown: (page) => page.getByRole("link", { name: "Go to the first page" }).waitFor(),
  },
];

async function asStranger(path: string): Promise<Page> {
  const page = await (await clinic.stranger()).newPage();
  await page.goto(path);
  return page;
}

for (const { name, open, shown } of SCREENS) {
  test(`axe finds nothing on ${name}, on a phone and on a computer, light and dark`, async () => {
    const page = await open();
    await axeFindsNothing(page, shown);
    await page.close();
  });
}

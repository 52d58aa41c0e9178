import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { type BrowserContextOptions, chromium, type Locator, type Page } from "playwright-core";
import { CHROMIUM_FLAGS, unpackedChromium } from "../../bench/stage/unpacked-chromium.ts";
import { PICTURE_SIZES } from "../../src/client/help/picture-sizes.ts";
import { HELP_PICTURES, type HelpPicture } from "../../src/client/text/english-help.ts";
import type { Person } from "../../src/server/domain/person.ts";
import { afterwards } from "../harness/afterwards.ts";
import { keepContact } from "../harness/contacts.ts";
import { guestCookieOf } from "../harness/guest-cookie.ts";
import { MINUTE, MovableClock } from "../harness/movable-clock.ts";
import { openClinic } from "../harness/open-clinic.ts";

/**
 * The pictures of the help page, taken of the product. The server's clock and the browser's stand still, everybody is
 * made up, and the fonts are those that come with the browser, so that they are the same on every machine.
 */
const FOLDER = join(import.meta.dirname, "../../public/help");
const RENEW = process.env.HELP_PICTURES === "renew";
const HOW = "npm run help-pictures takes it anew; look at it before you commit it";
/** What is compared is each square of so many pixels: the edges of letters are nobody's business. */
const SQUARE = 8;
/** Of 255. */
const VISIBLE = 24;
const MOST_DIFFERENT = 0.004;

const clock = new MovableClock(Date.UTC(2026, 2, 4, 19, 2));
const house = await openClinic({ after }, { clock });
const { executablePath, env } = await unpackedChromium();
const browser = await chromium.launch({
  executablePath,
  env: { ...env, FONTCONFIG_PATH: join(dirname(executablePath), "fonts") },
  args: CHROMIUM_FLAGS,
});
afterwards({ after }, () => browser.close());
const url = house.url.replace("127.0.0.1", "localhost");

const ona = await house.setUp();
const ada = await house.add(ona.organisationId, "Dr. Ada Ames", ["host", "participant"]);
const ben = await house.add(ona.organisationId, "Ben Ortiz");
const maya = await keepContact(house, ada, "Maya Lind", { mobile: "+12025550142" });
const threadId = await house.threadOf(ada, maya);
const ward = await house.threadOf(ada, ben);
await say(ben, ward, "Room 4 is ready for you.");
await say(ada, ward, "Thank you, Ben.");
await say(ada, threadId, "How is your knee today?");
clock.pass(4 * MINUTE);

async function say(by: Person, to: typeof threadId, text: string): Promise<void> {
  await house.deeds.postMessage(by, to, { clientId: crypto.randomUUID(), text });
  clock.pass(1_000);
}

async function open(width: number, height: number, cookie = "", touch = false): Promise<Page> {
  const options: BrowserContextOptions = {
    baseURL: url,
    viewport: { width, height },
    deviceScaleFactor: 2,
    timezoneId: "America/New_York",
    locale: "en-US",
    colorScheme: "light",
    reducedMotion: "reduce",
    hasTouch: touch,
  };
  const context = await browser.newContext(options);
  afterwards({ after }, () => context.close());
  const [name = "", value = ""] = cookie.split("=");
  if (cookie !== "") await context.addCookies([{ name, value, url }]);
  const page = await context.newPage();
  await page.clock.setFixedTime(clock.now());
  return page;
}

/** What stands around this, from its upper left corner, with so much room around it. */
async function clipOf(name: HelpPicture, place: Locator, room = 0): Promise<Buffer> {
  await place.scrollIntoViewIfNeeded();
  const box = await place.boundingBox();
  assert.ok(box, name);
  const [width, height] = PICTURE_SIZES[name];
  const clip = { x: Math.max(0, box.x - room), y: Math.max(0, box.y - room), width, height };
  return place.page().screenshot({ clip, animations: "disabled" });
}

async function lowerRight(name: HelpPicture, page: Page): Promise<Buffer> {
  const [width, height] = PICTURE_SIZES[name];
  const { width: wide, height: high } = page.viewportSize() ?? { width: 0, height: 0 };
  return page.screenshot({
    clip: { x: wide - width, y: high - height, width, height },
    animations: "disabled",
  });
}

async function top(name: HelpPicture, page: Page): Promise<Buffer> {
  const [width, height] = PICTURE_SIZES[name];
  return page.screenshot({ clip: { x: 0, y: 0, width, height }, animations: "disabled" });
}

const taken = new Map<HelpPicture, Buffer>();
const keep = (name: HelpPicture, picture: Buffer) => taken.set(name, picture);

await takeAsAccountHolder();
await takeComposer();
await takeAsGuest();

async function takeAsAccountHolder(): Promise<void> {
  const page = await open(960, 640, await house.cookieOf(ada));
  await page.goto(`/chat/${ward}`);
  await page.getByText("Thank you, Ben.").last().waitFor();
  await say(maya, threadId, "Much better, thank you.");
  await page.getByRole("link", { name: /Maya Lind.*1 unread/ }).waitFor();
  keep("chats", await clipOf("chats", page.getByRole("navigation", { name: "Chats" })));
  const own = page.getByRole("article").filter({ hasText: "Thank you, Ben." });
  await own.getByRole("button", { name: "Delete message" }).waitFor();
  await own.scrollIntoViewIfNeeded();
  keep("delete", await endingAt("delete", own));
  await page.goto("/account");
  await page.getByRole("link", { name: "1 unread notification" }).waitFor();
  keep("unread-notification", await lowerRight("unread-notification", page));
  keep("chat-tab", await top("chat-tab", page));
}

/** In the width of a phone, so that the words in them can be read there too. */
async function takeComposer(): Promise<void> {
  const page = await open(390, 640, await house.cookieOf(ada), true);
  await page.goto(`/chat/${ward}`);
  await page.getByText("Thank you, Ben.").last().waitFor();
  await page.getByRole("textbox", { name: "Message" }).fill("I will be there in five minutes.");
  keep("reply", await lowerRight("reply", page));
  keep("paperclip", await clipOf("paperclip", page.getByRole("button", { name: "Attach a file" }), 8));
  await page.getByRole("button", { name: "Attach a file" }).click();
  const area = page.getByRole("region", { name: "Upload a file" });
  await area.getByText(/left today/).waitFor(); // it is asked for, and moves what stands there
  keep("drop-area", await clipOf("drop-area", area));
  await area.getByRole("button", { name: "Cancel" }).click();
}

/** Its lower right corner: one's own messages stand on the right. */
async function endingAt(name: HelpPicture, place: Locator): Promise<Buffer> {
  const box = await place.boundingBox();
  assert.ok(box, name);
  const [width, height] = PICTURE_SIZES[name];
  const clip = { x: box.x + box.width - width, y: box.y + box.height - height, width, height };
  return place.page().screenshot({ clip, animations: "disabled" });
}

async function takeAsGuest(): Promise<void> {
  const page = await open(390, 640, "", true);
  await page.goto(`/i#${"A".repeat(43)}`);
  await page.getByRole("button", { name: "Open chat" }).waitFor();
  keep("open-chat", await clipOf("open-chat", page.getByRole("heading"), 20));
  await page.goto("/join");
  await page.getByRole("textbox", { name: "Access code" }).fill("482-915-370");
  await page.getByRole("button", { name: "Go" }).focus();
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  keep("access-code", await clipOf("access-code", page.getByRole("heading"), 20));
  const { id } = await house.deeds.makeAppointment(ada, { startsAt: null, people: [maya.id] });
  const waiting = await open(390, 640, await guestCookieOf(house, maya), true);
  await waiting.goto(`/waiting-room/${id}`);
  await waiting.getByRole("heading", { name: "Waiting room" }).waitFor();
  await waiting.getByText("Dr. Ada Ames").first().waitFor();
  keep("waiting-room", await top("waiting-room", waiting));
}

/** How much of two pictures looks different, as a browser draws them: 0 to 1; 1 when they are not of one size. */
async function difference(one: Buffer, other: Buffer): Promise<number> {
  const page = await browser.newPage();
  const urls = [one, other].map((png) => `data:image/png;base64,${png.toString("base64")}`);
  const share = await page.evaluate(
    async ({ urls: [first = "", second = ""], square, visible }) => {
      const squares = async (address: string) => {
        const image = new Image();
        image.src = address;
        await image.decode();
        const [width, height] = [image.width, image.height].map((side) => Math.ceil(side / square));
        const canvas = new OffscreenCanvas(width ?? 1, height ?? 1);
        const on = canvas.getContext("2d");
        if (!on) throw new Error("no canvas");
        on.imageSmoothingQuality = "high";
        on.drawImage(image, 0, 0, canvas.width, canvas.height);
        return {
          size: `${image.width}x${image.height}`,
          data: on.getImageData(0, 0, canvas.width, canvas.height).data,
        };
      };
      const [before, now] = [await squares(first), await squares(second)];
      if (before.size !== now.size) return 1;
      const differs = before.data.filter(
        (value, place) => Math.abs(value - (now.data[place] ?? 0)) > visible,
      );
      return differs.length / before.data.length;
    },
    { urls, square: SQUARE, visible: VISIBLE },
  );
  await page.close();
  return share;
}

if (RENEW) {
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, png] of taken) writeFileSync(join(FOLDER, `${name}.png`), png);
}

for (const name of Object.keys(HELP_PICTURES) as HelpPicture[]) {
  test(`M20: the picture "${name}" of the help page shows the product as it is now`, async () => {
    const file = join(FOLDER, `${name}.png`);
    const png = taken.get(name);
    assert.ok(png, "it is taken");
    assert.ok(existsSync(file), `${file} is missing: ${HOW}`);
    const share = await difference(readFileSync(file), png);
    assert.ok(share <= MOST_DIFFERENT, `${(share * 100).toFixed(2)} % of it has changed: ${HOW}`);
  });
}

test("no picture lies there that the help page does not show", () => {
  const names = readdirSync(FOLDER).map((file) => file.replace(/\.png$/, ""));
  assert.deepEqual(names.toSorted(), Object.keys(HELP_PICTURES).toSorted());
});

test("another word, a badge that is missing, or another colour is a visible difference", async () => {
  const page = await open(390, 300);
  const draw = async (text: string, colour: string) => {
    await page.setContent(
      `<p style="font:17px sans-serif"><b style="background:${colour}">1</b> ${text}</p>`,
    );
    return page.screenshot();
  };
  const first = await draw("Chat", "#b3261e");
  assert.equal(await difference(first, await draw("Chat", "#b3261e")), 0);
  assert.ok((await difference(first, await draw("Talk to them", "#b3261e"))) > 0.0005);
});

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import { BrowserClinic, COMPUTER, PHONE } from "../harness/browser-clinic.ts";
import { filesWith, tracesOfText } from "../harness/find-on-disk.ts";
import { allLetters, lettersTo, linkTo } from "../harness/letters.ts";
import { MINUTE } from "../harness/movable-clock.ts";

const clinic = await BrowserClinic.start({ after });
const house = clinic.open;

/** Words that occur nowhere else in the world, for each thing that names a patient or is said. */
const MARKED = {
  name: "Quillon Zephyrwick",
  says: "Quillonne Zephyrwicke",
  notes: "allergic to brimwort and quartzle",
  hostSays: "the vexible jabberwort looks better",
  guestSays: "my glimmershank still hurts",
};
const EMAIL = "zephyrwick.q@snarkpost.example";
const NATIONAL = "6175550188";
const MOBILE = `+1${NATIONAL}`;
/** As it is kept, written and typed. */
const NUMBERS = [NATIONAL, "(617) 555-0188", "617-555-0188", "617 555 0188"];

const asked: string[] = [];

/** Every address that this browser asks for, and where it says that it came from; sockets too. */
function listen(context: BrowserContext): BrowserContext {
  context.on("request", (request) => asked.push(request.url(), request.headers().referer ?? ""));
  context.on("page", (page) => {
    page.on("websocket", (socket) => asked.push(socket.url()));
    page.on("framenavigated", (frame) => asked.push(frame.url()));
  });
  return context;
}

async function send(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "Message" }).fill(text);
  await page.getByRole("button", { name: "Send" }).click();
  await page.getByRole("article").filter({ hasText: text }).waitFor();
}

/** Everything that a host and their patient do, as they do it. */
async function liveThrough(): Promise<void> {
  const host = await clinic.newcomer("Dr. Mark Alder");
  const hosts = await listen(await clinic.device(host)).newPage();
  await hosts.goto("/chat");
  await hosts.getByRole("button", { name: "New Chat" }).first().click();
  await hosts.getByRole("combobox", { name: "Chat With" }).pressSequentially(MARKED.name);
  await hosts.getByRole("textbox", { name: "Mobile phone" }).fill("617 555 0188");
  await hosts.getByRole("textbox", { name: "E-mail" }).fill(EMAIL);
  await hosts.getByText("Your notes about them").click();
  await hosts.getByRole("textbox", { name: "Notes" }).fill(MARKED.notes);
  await hosts.getByRole("button", { name: "Start chat" }).click();
  await hosts.waitForURL(/\/chat\/\d+$/);
  await send(hosts, MARKED.hostSays);

  const guest = await listen(await clinic.stranger(PHONE)).newPage();
  await clinic.comeIn(await linkTo(house, MOBILE), guest);
  await guest.getByText(MARKED.hostSays).first().waitFor();
  await send(guest, MARKED.guestSays);
  await guest.goto("/notifications");
  await guest.getByRole("radio", { name: /By e-mail/ }).check();
  await guest.getByRole("button", { name: "Save" }).tap();
  await guest.getByText("Saved.").waitFor();
  house.clock.pass(MINUTE);
  await guest.getByRole("button", { name: /^Your account/ }).tap();
  await guest.getByRole("button", { name: "Chat on my computer" }).tap();
  await guest.getByText("A link is on its way").waitFor();
  await lettersTo(house, EMAIL);

  await hosts.goto("/contacts");
  await hosts.getByRole("button", { name: /^Edit Quillon/ }).click();
  await hosts.getByRole("textbox", { name: "Name" }).waitFor();
  await hosts.keyboard.press("Escape");
  await hosts.goto("/sessions");
  await hosts.getByRole("button", { name: "New session" }).first().click();
  await hosts.getByRole("combobox").pressSequentially("quillon");
  await hosts.getByRole("option", { name: /^Quillon Zephyrwick/ }).click();
  await hosts.getByRole("button", { name: "Make the session" }).click();
  const code = await hosts.getByRole("textbox", { name: /^Access code for/ }).inputValue();

  const second = await listen(await clinic.stranger(COMPUTER)).newPage();
  await second.goto("/join");
  await second.getByRole("textbox", { name: "Access code" }).fill(code);
  await second.getByRole("button", { name: "Go" }).click();
  await second.getByRole("heading", { name: "Waiting room" }).waitFor();
  await hosts.getByRole("button", { name: /^Connect/ }).click();
  await second.getByText("is ready for you").waitFor();
  await house.clinic.ports.codes.ask({
    ...(await admissionOf(code)),
    now: house.clock.now(),
    endsAt: house.clock.now() + MINUTE,
  });
  await second.goto("about:blank");
  await guest.goto("about:blank");
  await send(hosts, `${MARKED.hostSays} and again`);
  house.clock.pass(2 * MINUTE);
  await house.deeds.sendNotifications();
  await lettersTo(house, EMAIL);
}

/** Somebody who says a marked name at the door, as when too many codes were guessed. */
async function admissionOf(code: string) {
  const { codes, details, secrets } = house.clinic.ports;
  const hash = details.hashForAll("access code", code.replaceAll("-", ""));
  const { code: found } = await codes.tryCode(hash, 0, house.clock.now());
  assert.ok(found);
  const id = secrets.identifier() as Parameters<typeof codes.ask>[0]["id"];
  const { organisationId } = found;
  const name = await details.seal({ organisationId, kind: "admission", id }, MARKED.says);
  return { id, codeId: found.id, hash: secrets.hashToken("nobody"), name };
}

await liveThrough();

const said = Object.values(MARKED);
const addresses = [EMAIL, "zephyrwick.q", ...NUMBERS];
/** Each word of a name too, however it is written. */
const words = ["Quillon", "Zephyrwick", "brimwort", "quartzle", "jabberwort", "glimmershank"];
const all = [...said, ...addresses, ...words, ...words.map((word) => word.toLowerCase())];

test("M3: neither database nor journal nor keys hold a patient's name, number, address or notes, nor a word that was said", () => {
  const outbox = join(house.dataFolder, "outbox");
  const traces = all.flatMap(tracesOfText);
  const found = filesWith([house.dataFolder, house.keysFolder], traces);
  assert.deepEqual(
    found.filter((file) => !file.startsWith(outbox)),
    [],
  );
  assert.ok(readdirSync(outbox).length >= 4, "letters were written");
  assert.ok(
    readdirSync(house.dataFolder).some((file) => file.endsWith("-wal")),
    "with the journal there",
  );
});

test("M13: no letter has a patient's name, a note or a word that was said in it, nor an address of anybody but whom it is for", async () => {
  const letters = await allLetters(house);
  const kinds = new Set(letters.map(({ channel }) => channel));
  assert.deepEqual([...kinds].toSorted(), ["email", "sms"]);
  for (const { subject, text } of letters) {
    const written = `${subject} ${text}`.toLowerCase();
    for (const trace of all) assert.ok(!written.includes(trace.toLowerCase()), `${trace}: ${written}`);
  }
});

test("M13: no address that a browser asks for has a name, a number or a word in it, and none says where one came from with a secret", () => {
  assert.ok(asked.some((url) => url.endsWith("/api/people/find")));
  assert.ok(asked.some((url) => url.startsWith("ws:")));
  for (const url of asked) {
    const plain = decodeURIComponent(url.replaceAll("+", " ")).toLowerCase();
    for (const trace of all) assert.ok(!plain.includes(trace.toLowerCase()), plain);
  }
  assert.deepEqual(
    asked.filter((url) => /^https?:.*[?&](code|secret|name|query)=/.test(url)),
    [],
  );
});

test("M13: the log names nobody: no name, number, address, note, word, link or code, at any level", () => {
  const log = house.logged;
  assert.match(log, /"route":"\/api\/people\/find"/);
  for (const trace of all) assert.ok(!log.toLowerCase().includes(trace.toLowerCase()), trace);
  assert.doesNotMatch(log, /#[A-Za-z0-9_-]{43}/);
});

test("and the same search finds what is there: the addresses in the outbox, which stands for phone and mailbox", () => {
  const found = filesWith([join(house.dataFolder, "outbox")], [MOBILE, EMAIL].flatMap(tracesOfText));
  assert.ok(found.length >= 3);
});

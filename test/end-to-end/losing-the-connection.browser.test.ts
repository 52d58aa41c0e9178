import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Page } from "playwright-core";
import { BrowserClinic } from "../harness/browser-clinic.ts";
import { SeverableNetwork } from "../harness/severable-network.ts";

const clinic = await BrowserClinic.start({ after });

async function pair(first: string, second: string) {
  const [one, two] = [await clinic.newcomer(first), await clinic.newcomer(second)];
  return { one, two, threadId: await clinic.open.threadOf(one, two) };
}

function message(page: Page, text: string) {
  return page.getByRole("log", { name: "Messages" }).getByRole("article").filter({ hasText: text });
}

test("what is written without a connection is kept, said to be on its way, and sent once when it is back", async () => {
  const { one, two, threadId } = await pair("Dr. Lost Alder", "Lost Beech");
  const network = await SeverableNetwork.open({ after }, clinic.port);
  const page = await (await clinic.device(one)).newPage();
  await page.goto(`${network.url}/chat/${threadId}`);
  await page.getByText("Nothing has been said here yet.").waitFor();
  network.sever();
  await page.getByText("Not connected. What you write is kept and sent when you are back.").waitFor();
  for (const text of ["first while away", "second while away"]) {
    await page.getByRole("textbox", { name: "Message" }).fill(text);
    await page.getByRole("button", { name: "Send" }).click();
    await message(page, text).getByText("Sending").waitFor();
  }
  const other = await clinic.chat(two, {}, `/chat/${threadId}`);
  assert.equal(await message(other, "while away").count(), 0);
  network.mend();
  await message(other, "second while away").waitFor();
  await message(page, "second while away")
    .getByText(/Sent|Delivered|Read/)
    .waitFor();
  const texts = await message(other, "while away").allInnerTexts();
  assert.deepEqual(
    texts.map((text) => /first|second/.exec(text)?.[0]),
    ["first", "second"],
  );
  await page.getByText("Not connected.").waitFor({ state: "detached" });
});

test("what is written before a chat could be loaded stays on the screen until it is sent", async () => {
  const { one, threadId } = await pair("Dr. Lost Gorse", "Lost Hazel");
  const network = await SeverableNetwork.open({ after }, clinic.port);
  const page = await (await clinic.device(one)).newPage();
  await page.route("**/api/threads/*/messages", (route) => route.abort());
  await page.goto(`${network.url}/chat/${threadId}`);
  await page.getByText("The server could not be reached.").waitFor();
  network.sever();
  await page.getByText("Not connected.").waitFor();
  await page.getByRole("textbox", { name: "Message" }).fill("unloaded");
  await page.keyboard.press("Enter");
  await message(page, "unloaded").getByText("Sending").waitFor();
  await page.unroute("**/api/threads/*/messages");
  network.mend();
  await message(page, "unloaded").getByText("Sent").waitFor();
});

test("who comes back sees what was said meanwhile, and not what was deleted meanwhile", async () => {
  const { one, two, threadId } = await pair("Dr. Lost Cedar", "Lost Date");
  const network = await SeverableNetwork.open({ after }, clinic.port);
  const page = await (await clinic.device(one)).newPage();
  const doomed = await clinic.say(two, threadId, "to be deleted");
  await page.goto(`${network.url}/chat/${threadId}`);
  await message(page, "to be deleted").waitFor();
  network.sever();
  await page.getByText("Not connected.").waitFor();
  await clinic.open.deeds.deleteMessage(two, threadId, doomed);
  await clinic.say(two, threadId, "said meanwhile");
  network.mend();
  await message(page, "said meanwhile").waitFor();
  await message(page, "to be deleted").waitFor({ state: "detached" });
});

test("older messages come as one scrolls up, each once, and the place is kept", async () => {
  const { one, two, threadId } = await pair("Dr. Lost Elder", "Lost Fir");
  for (let number = 1; number <= 130; number += 1) await clinic.say(two, threadId, `number ${number}.`);
  const page = await clinic.chat(one, {}, `/chat/${threadId}`);
  await message(page, "number 130.").waitFor();
  assert.equal(await message(page, "number 1.").count(), 0, "a page at a time");
  while ((await message(page, /^number 1\./.source).count()) === 0) {
    await page.getByRole("article").first().scrollIntoViewIfNeeded();
    await page.mouse.move(700, 400);
    await page.mouse.wheel(0, -2_000);
    if ((await page.getByText("number 1.", { exact: true }).count()) > 0) break;
    await page.waitForTimeout(50);
  }
  const texts = await page.getByRole("article").allInnerTexts();
  const numbers = texts.map((text) => Number(/number (\d+)\./.exec(text)?.[1]));
  assert.deepEqual(
    numbers,
    Array.from({ length: 130 }, (_, index) => index + 1),
  );
});

test("a new message does not pull away who is reading further up, but offers the way down", async () => {
  const { one, two, threadId } = await pair("Dr. Lost Gorse", "Lost Hazel");
  let read = 0;
  for (let number = 1; number <= 40; number += 1) read = await clinic.say(two, threadId, `line ${number}.`);
  await clinic.open.deeds.advancePosition(one, threadId, { read });
  const page = await clinic.chat(one, {}, `/chat/${threadId}`);
  await message(page, "line 40.").waitFor();
  await page.mouse.move(700, 400);
  await page.mouse.wheel(0, -1_200);
  const log = page.getByRole("log", { name: "Messages" });
  await page.waitForTimeout(200);
  const before = await log.evaluate((element) => element.scrollTop);
  await clinic.say(two, threadId, "brand new");
  await page.getByRole("button", { name: "1 new message", exact: false }).waitFor();
  assert.equal(await log.evaluate((element) => element.scrollTop), before);
  await page.getByRole("button", { name: "1 new message", exact: false }).click();
  await message(page, "brand new").waitFor();
  await page.getByRole("button", { name: /new message/ }).waitFor({ state: "detached" });
});

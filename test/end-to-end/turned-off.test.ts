import assert from "node:assert/strict";
import { once } from "node:events";
import { readdir, stat } from "node:fs/promises";
import { get } from "node:http";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { SEGMENT_BYTES } from "../../src/server/domain/file-layout.ts";
import { CLOSE } from "../../src/shared/protocol/close-codes.ts";
import { keepContact } from "../harness/contacts.ts";
import { guestCookieOf } from "../harness/guest-cookie.ts";
import { type OpenClinic, openClinic } from "../harness/open-clinic.ts";
import { Page } from "../harness/page.ts";
import { supportPerson, turnChat } from "../harness/support-people.ts";
import { tusClient } from "../harness/tus-client.ts";

/** A clinic with a chat of its administrator and a guest. */
async function open(t: TestContext) {
  const house = await openClinic(t);
  const ona = await house.setUp();
  const gale = await keepContact(house, ona, "Gale Example", { email: "gale@post.example" });
  const threadId = await house.threadOf(ona, gale);
  return {
    house,
    ona,
    threadId,
    host: await house.cookieOf(ona),
    guest: await guestCookieOf(house, gale),
    turn: (wish: "off" | "on") => turnChat({ ports: house.clinic.ports, deeds: house.deeds }, ona, wish),
  };
}

/** What a socket is told that says hello, and how it is closed. */
async function refusedAt(house: OpenClinic, cookie: string) {
  const page = await Page.open(house.url, { cookie });
  page.sayHello();
  const { code } = await page.hear("refused");
  return [code, await page.closed];
}

test("sockets of hosts and guests are closed with a code of its own, and let in when it is on again (M5)", async (t) => {
  const { house, threadId, host, guest, turn } = await open(t);
  const pages = [await Page.arrive(house.url, host), await Page.arrive(house.url, guest)];
  await pages[0]?.post(threadId, "before");
  await turn("off");
  for (const page of pages) assert.equal(await page.closed, CLOSE.chatDisabled);
  for (const cookie of [host, guest])
    assert.deepEqual(await refusedAt(house, cookie), ["chat-disabled", CLOSE.chatDisabled]);
  await turn("on");
  const back = await Page.arrive(house.url, guest);
  assert.equal(back.welcome.threads[0]?.last?.text, "before");
  await back.close();
});

test("what a page says in the moment in which it is turned off is not accepted", async (t) => {
  const { house, threadId, host, turn } = await open(t);
  const page = await Page.arrive(house.url, host);
  const turned = turn("off");
  for (let n = 0; n < 50; n += 1)
    page.say({ type: "post", threadId, clientId: `message-${String(n).padStart(10, "0")}`, text: `${n}` });
  await turned;
  page.say({ type: "post", threadId, clientId: "message-that-is-late", text: "late" });
  await page.closed;
  await turn("on");
  const back = await Page.arrive(house.url, host);
  const confirmed = page.heard.filter(({ type }) => type === "confirmed").length;
  assert.notEqual(back.welcome.threads[0]?.last?.text, "late");
  assert.ok(confirmed <= 50);
  await back.close();
});

test("an upload under way ends with the code, and goes on where it was when it is on again", async (t) => {
  const { house, threadId, guest, turn } = await open(t);
  const tus = tusClient(house.url, guest);
  const size = 3_000_000;
  const path = (await tus.begin(threadId, size)).headers.get("location") ?? "";
  let go = () => {};
  const half = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new Uint8Array(size / 2));
      go = () => controller.close();
    },
  });
  const sending = tus.append(path, 0, half);
  await arrived(house, size / 2);
  await turn("off");
  const answer = await sending;
  assert.deepEqual([answer.status, (await answer.json()).code], [403, "chat-disabled"]);
  go();
  assert.equal((await tus.look(path)).status, 403);
  await turn("on");
  assert.equal((await tus.look(path)).headers.get("upload-offset"), String(size / 2));
  assert.equal((await tus.append(path, size / 2, new Uint8Array(size / 2))).status, 204);
});

/** Resolves when so much of an upload lies on disk, or all but the last of its segments. */
async function arrived(house: OpenClinic, bytes: number): Promise<void> {
  while ((await sizeOnDisk(house)) < bytes - SEGMENT_BYTES) await new Promise((again) => setImmediate(again));
}

async function sizeOnDisk(house: OpenClinic): Promise<number> {
  const folder = join(house.dataFolder, "files");
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  return sizes.reduce((all, size) => all + size, 0);
}

test("a download under way is cut off", async (t) => {
  const { house, threadId, guest, turn } = await open(t);
  const path = await tusClient(house.url, guest).send(threadId, new Uint8Array(60_000_000));
  const asked = get(`${house.url}${path}`, { headers: { cookie: guest }, agent: false });
  const [answer] = await once(asked, "response");
  answer.pause(); // what is not taken waits on the server's side
  await turn("off");
  const cut = once(answer, "error");
  answer.resume();
  assert.match(String(await cut), /aborted|reset/i);
});

test("Support has no socket, with or without a chat", async (t) => {
  const { house, turn } = await open(t);
  const cookie = await house.cookieOf(await supportPerson(house.clinic.ports));
  const refused = ["not-allowed", CLOSE.notAllowed];
  assert.deepEqual(await refusedAt(house, cookie), refused);
  await turn("off");
  assert.deepEqual(await refusedAt(house, cookie), refused);
});

test("open pages hear how long messages are kept from now on", async (t) => {
  const { house, ona, guest, threadId } = await open(t);
  const page = await Page.arrive(house.url, guest);
  const retentionMs = 7 * 24 * 60 * 60_000;
  await house.deeds.setRetention("command line", ona.organisationId, retentionMs);
  assert.equal((await page.hear("organisation")).organisation.retentionMs, retentionMs);
  const { at, expiresAt } = await page.post(threadId, "for a week");
  assert.equal(expiresAt - at, retentionMs);
  await page.close();
});

import assert from "node:assert/strict";
import { chmodSync, cpSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { ThreadId } from "../../src/server/domain/identifiers.ts";
import type { Person } from "../../src/server/domain/person.ts";
import { MAX_TEXT_LENGTH } from "../../src/shared/protocol/limits.ts";
import { filesWith, tracesOfBytes, tracesOfText } from "../harness/find-on-disk.ts";
import { DAY, HOUR, MINUTE, MovableClock } from "../harness/movable-clock.ts";
import { type OpenClinic, openClinic } from "../harness/open-clinic.ts";
import { overHttp } from "../harness/over-http.ts";
import { newClientId, Page } from "../harness/page.ts";
import { sealedBodies } from "../harness/sealed-bodies.ts";
import { temporaryFolder } from "../harness/temporary-folder.ts";
import { wholeThread } from "../harness/whole-thread.ts";

type T = Parameters<typeof openClinic>[0];

const TEXTS = {
  plain: "The biopsy of the left kidney is on Thursday",
  unicode: "Schmerzen über Nacht 🩺 患者の痛み — ξανά",
  markup: "<script>alert('the rash is back')</script>",
  long: "It began after the second dose. ".repeat(400).slice(0, MAX_TEXT_LENGTH),
  overHttp: "Please bring the letter about the transplant",
};
const TALK = 300;
const NUMBER = Object.keys(TEXTS).length;
const DELETED = "The wrong patient's diagnosis, deleted at once";

interface Said {
  readonly house: OpenClinic;
  readonly host: Person;
  readonly guest: Person;
  readonly threadId: ThreadId;
  /** The sealed bodies in the order of their posting: those of TEXTS, the deleted one's, and the talk's. */
  readonly sealed: readonly Uint8Array[];
  /** A copy of the data folder from the time when all of it could be read. */
  readonly backup: string;
}

/**
 * A conversation over socket and HTTP, the last message of it deleted; then a backup of the data. Behind it lies a
 * whole morning's talk, so that the database has had reason to move rows about, with deletions in between.
 */
async function converse(t: T): Promise<Said> {
  const house = await openClinic(t);
  const sealed = sealedBodies(house);
  const host = await house.setUp();
  const guest = await house.add(host.organisationId, "Pat Example");
  const threadId = await house.threadOf(host, guest);
  const cookie = await house.cookieOf(guest);
  const page = await Page.arrive(house.url, cookie);
  for (const text of [TEXTS.plain, TEXTS.unicode, TEXTS.markup, TEXTS.long]) await page.post(threadId, text);
  const body = { clientId: newClientId(), text: TEXTS.overHttp };
  await overHttp(house.url, ["POST", `/api/threads/${threadId}/messages`], { cookie, body });
  const { seq } = await page.post(threadId, DELETED);
  page.say({ type: "delete", threadId, seq });
  await page.hear("removed");
  await page.close();
  await talk(
    house,
    host,
    await house.threadOf(host, guest, await house.add(host.organisationId, "Ben Example")),
  );
  const backup = join(temporaryFolder(t), "data");
  cpSync(house.dataFolder, backup, { recursive: true });
  return { house, host, guest, threadId, sealed, backup };
}

async function talk(house: OpenClinic, host: Person, threadId: ThreadId): Promise<void> {
  for (let place = 0; place < TALK; place++) {
    const text = TEXTS.long.slice(0, 20 + ((place * 7_919) % 900));
    const { seq } = await house.deeds.postMessage(host, threadId, { clientId: newClientId(), text });
    if (place % 7 === 0) await house.deeds.deleteMessage(host, threadId, seq);
  }
}

const foldersOf = ({ dataFolder, keysFolder }: OpenClinic) => [dataFolder, keysFolder];
const textTraces = [...Object.values(TEXTS), DELETED, "the second dose"].flatMap(tracesOfText);
const sealedTraces = ({ sealed }: Said) => sealed.flatMap(tracesOfBytes);

/**
 * Starts a server on the backup with the keys that are left today, and its clock set back to when it was made.
 * @returns what it can still tell
 */
async function restore(t: T, { house, host, guest, threadId, backup }: Said, then: number) {
  const folder = temporaryFolder(t);
  cpSync(backup, join(folder, "data"), { recursive: true });
  const keys = join(folder, "data-keys");
  cpSync(house.keysFolder, keys, { recursive: true });
  chmodSync(keys, 0o700);
  const restored = await openClinic(t, { folder, clock: new MovableClock(then) });
  const cookie = await restored.cookieOf(host);
  const page = await Page.arrive(restored.url, cookie, [[threadId, 0]]);
  const changes = await page.hear("changes");
  await page.close();
  const thread = page.welcome.threads.find(({ id }) => id === threadId);
  const texts = (await wholeThread(restored.url, cookie, threadId)).map(({ text }) => text);
  assert.deepEqual(
    changes.messages.map(({ text }) => text),
    texts,
  );
  const names = thread?.members.map(({ name }) => name).toSorted();
  assert.deepEqual(names, [host.name, guest.name].toSorted(), "people and threads are there");
  return { texts, preview: thread?.last?.text };
}

test("while they live, messages are on disk sealed only: no file of data or keys holds a word of them (M3)", async (t) => {
  const said = await converse(t);
  assert.deepEqual(filesWith(foldersOf(said.house), textTraces), []);
  assert.notDeepEqual(
    filesWith(foldersOf(said.house), sealedTraces(said)),
    [],
    "the search finds what is there",
  );
  await said.house.close();
  assert.deepEqual(filesWith(foldersOf(said.house), textTraces), []);
});

test("no word of a message, and nobody's name or address, is in the log (M3, M13)", async (t) => {
  const { house, host, guest, threadId } = await converse(t);
  const page = await Page.arrive(house.url, await house.cookieOf(guest));
  await assert.rejects(page.post(threadId + 1, "Refused for another thread"), /thread-not-found/);
  page.socket.send(`{"type":"post","text":"Refused for its form"}`);
  await page.hear("refused");
  await overHttp(house.url, ["POST", "/api/people/find"], {
    cookie: await house.cookieOf(host),
    body: { query: "Refused name" },
  });
  await page.close();
  assert.match(house.logged, /\S/);
  const secret = [
    ...textTraces,
    ...["Refused", host.name, guest.name, host.email, guest.email].map((s) => Buffer.from(s)),
  ];
  const log = Buffer.from(house.logged);
  for (const trace of secret) assert.ok(!log.includes(trace), String(trace));
});

test("a day later nothing is left: not on disk, and not in a backup of the time when it was there (M4)", async (t) => {
  const said = await converse(t);
  const { house } = said;
  const then = house.clock.now();
  house.clock.pass(DAY);
  await house.deeds.expireMessages();
  assert.equal(await house.deeds.destroyKeys(), 1);

  const traces = [...textTraces, ...sealedTraces(said)];
  assert.deepEqual(filesWith(foldersOf(house), traces), [], "with the database open, its journal too");
  assert.deepEqual(await restore(t, said, then + HOUR), { texts: [], preview: undefined });
  await house.close();
  assert.deepEqual(filesWith(foldersOf(house), traces), [], "with the database closed");
});

test("and without the sweep the same search finds it, and the same backup opens", async (t) => {
  const said = await converse(t);
  const { house } = said;
  const then = house.clock.now();
  house.clock.pass(DAY);
  assert.notDeepEqual(filesWith(foldersOf(house), sealedTraces(said)), []);
  assert.deepEqual(await restore(t, said, then + HOUR), {
    texts: Object.values(TEXTS),
    preview: TEXTS.overHttp,
  });
});

test("and erasing alone would not do: with the key still there the backup opens", async (t) => {
  const said = await converse(t);
  const { house } = said;
  const then = house.clock.now();
  house.clock.pass(DAY);
  await house.deeds.expireMessages();
  assert.deepEqual(filesWith(foldersOf(house), sealedTraces(said)), []);
  assert.deepEqual((await restore(t, said, then + HOUR)).texts, Object.values(TEXTS));
});

test("what was deleted leaves the disk with the next sweep, a day before it would have expired (M19)", async (t) => {
  const { house, sealed } = await converse(t);
  const onDisk = (bodies: readonly Uint8Array[]) =>
    filesWith([house.dataFolder], bodies.flatMap(tracesOfBytes));
  const [living, deleted] = [sealed.slice(0, NUMBER), sealed.slice(NUMBER, NUMBER + 1)];
  await house.deeds.expireMessages();
  assert.deepEqual(onDisk(deleted), []);
  for (const body of living) assert.notDeepEqual(onDisk([body]), [], "the others are still there");
});

test("an epoch's key goes at most 10 minutes after the last message of it has expired, and not before (M4)", async (t) => {
  // The beginning of an epoch, so that both messages are of the same one.
  const clock = new MovableClock(Math.ceil(Date.now() / (10 * MINUTE)) * 10 * MINUTE);
  const house = await openClinic(t, { clock });
  const host = await house.setUp(HOUR);
  const threadId = await house.threadOf(host, await house.add(host.organisationId, "Pat Example"));
  const post = (text: string) => house.deeds.postMessage(host, threadId, { clientId: newClientId(), text });
  await post("The first of the epoch");
  clock.pass(10 * MINUTE - 1);
  const { expiresAt } = await post("The last of the epoch");
  const sweep = async () => {
    await house.deeds.expireMessages();
    return house.deeds.destroyKeys();
  };
  clock.set(expiresAt - 1);
  assert.equal(await sweep(), 0);
  const cookie = await house.cookieOf(host);
  const texts = (await wholeThread(house.url, cookie, threadId)).map(({ text }) => text);
  assert.deepEqual(texts, ["The last of the epoch"]);
  clock.set(expiresAt + 10 * MINUTE);
  assert.equal(await sweep(), 1);
  assert.deepEqual(await house.clinic.ports.keys.alive(), []);
});

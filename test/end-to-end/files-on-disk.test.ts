import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { chmodSync, cpSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { ThreadId } from "../../src/server/domain/identifiers.ts";
import type { Person } from "../../src/server/domain/person.ts";
import { filesWith, windowsOf } from "../harness/find-on-disk.ts";
import { DAY, HOUR, MINUTE, MovableClock } from "../harness/movable-clock.ts";
import { type OpenClinic, openClinic } from "../harness/open-clinic.ts";
import { jpeg, PLACE } from "../harness/pictures.ts";
import { temporaryFolder } from "../harness/temporary-folder.ts";
import { type TusClient, tusClient } from "../harness/tus-client.ts";
import { wholeThread } from "../harness/whole-thread.ts";

type T = Parameters<typeof openClinic>[0];

const CHUNK_BYTES = 64 * 1024;
/** A segment and a rest, each; any 16 bytes of them are found by what only they have. */
const TEXT = Buffer.from(randomBytes(1_000_000).toString("base64"));
const PIXELS = randomBytes(1_500_000).map((byte) => (byte === 0xff ? 0 : byte)); // no mark of the picture's end
/** Its head has zeros in a row, as other files have. */
const PICTURE = Buffer.concat([jpeg().subarray(0, jpeg().lastIndexOf("\xff\xd9", -1, "latin1")), PIXELS]);
const NAMES = ["Biopsy of the left kidney.txt", "Rash on the left arm.jpg"] as const;

interface Scene {
  readonly house: OpenClinic;
  readonly host: Person;
  readonly threadId: ThreadId;
  readonly ofHost: TusClient;
  readonly ofGuest: TusClient;
  /** What under the data and keys folders holds anything of the files. */
  readonly look: () => string[];
}

async function openScene(t: T, options: { jobs?: boolean; clock?: MovableClock } = {}): Promise<Scene> {
  const house = await openClinic(t, options);
  const host = await house.setUp();
  const guest = await house.add(host.organisationId, "Pat Example");
  const threadId = await house.threadOf(host, guest);
  const folders = [house.dataFolder, house.keysFolder];
  const windows = [TEXT, PIXELS].map(windowsOf);
  const names = [...NAMES.map((name) => Buffer.from(name.slice(0, 16))), PLACE.subarray(0, 16)];
  return {
    house,
    host,
    threadId,
    ofHost: tusClient(house.url, await house.cookieOf(host)),
    ofGuest: tusClient(house.url, await house.cookieOf(guest)),
    look: () => [...windows.flatMap((holds) => holds(folders)), ...filesWith(folders, names)],
  };
}

/** Some bytes, and again and again in between a look at the disk. */
function slowly(bytes: Buffer, look: () => void): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream(
    {
      pull(controller) {
        if (at >= bytes.length) return controller.close();
        if ((at / CHUNK_BYTES) % 16 === 7) look();
        controller.enqueue(Uint8Array.from(bytes.subarray(at, at + CHUNK_BYTES)));
        at += CHUNK_BYTES;
      },
    },
    { highWaterMark: 0 },
  );
}

/** @returns its address for downloads */
async function send({ ofGuest, threadId, look }: Scene, name: string, content: Buffer): Promise<string> {
  const path = (await ofGuest.begin(threadId, content.length, name)).headers.get("location") ?? "";
  const found: string[] = [];
  const half = 1_048_576 + 5_000;
  for (const [from, to] of [
    [0, half],
    [half, content.length],
  ] as const) {
    const body = slowly(content.subarray(from, to), () => found.push(...look()));
    assert.equal((await ofGuest.append(path, from, body)).status, 204);
    found.push(...look());
  }
  assert.deepEqual(found, [], "while it came");
  return path.replace("uploads", "files");
}

/** Whole and in part, as a page and its preview do. */
async function download({ ofHost, look }: Scene, path: string): Promise<Buffer> {
  const part = await ofHost.ask("GET", path, { range: "bytes=1048000-1049000" });
  assert.equal((await part.arrayBuffer()).byteLength, 1_001);
  const whole = Buffer.from(await (await ofHost.ask("GET", path)).arrayBuffer());
  assert.deepEqual(look(), [], "while it was read");
  return whole;
}

const homeOf = ({ house }: Scene) => readdirSync(join(house.dataFolder, "files"));
const keysOf = ({ house }: Scene) => readdirSync(join(house.keysFolder, "epochs"));

async function deleteFile({ house, host, threadId }: Scene, path: string): Promise<void> {
  const messages = await wholeThread(house.url, await house.cookieOf(host), threadId);
  const seq = messages.find(({ file }) => path.endsWith(`/${file?.id}`))?.seq ?? 0;
  await house.deeds.deleteMessage(host, threadId, seq);
}

test("the search finds what is there, if it were there", async (t) => {
  const { house, look } = await openScene(t);
  for (const plain of [TEXT.subarray(1_234_567, 1_234_583), PIXELS.subarray(777_777, 777_793)]) {
    writeFileSync(
      join(house.dataFolder, "planted"),
      Buffer.concat([randomBytes(33), plain, randomBytes(33)]),
    );
    assert.deepEqual(look(), [join(house.dataFolder, "planted")]);
  }
});

test("from its first byte to its last day no 16 bytes of a file, nor its name, are on disk (M3, M4, M19)", async (t) => {
  const scene = await openScene(t);
  const { house, ofGuest, threadId, look } = scene;
  const [text, picture] = [await send(scene, NAMES[0], TEXT), await send(scene, NAMES[1], PICTURE)];
  assert.ok((await download(scene, text)).equals(TEXT));
  const shown = await download(scene, picture);
  assert.ok(shown.subarray(-PIXELS.length).equals(PIXELS));
  assert.ok(!shown.includes(PLACE));
  const half = (await ofGuest.begin(threadId, TEXT.length, NAMES[0])).headers.get("location") ?? "";
  await ofGuest.append(half, 0, Uint8Array.from(TEXT.subarray(0, 1_200_000)));
  assert.deepEqual(look(), [], "half an upload");
  await deleteFile(scene, text);
  await house.deeds.expireFiles();
  assert.equal(homeOf(scene).length, 3, "the picture; and of the half upload a segment and a tail");
  house.clock.pass(HOUR);
  await house.deeds.expireFiles();
  assert.deepEqual(homeOf(scene), [picture.split("/").at(-1)]);
  house.clock.pass(DAY);
  await house.deeds.expireMessages();
  await house.deeds.expireFiles();
  assert.deepEqual(homeOf(scene), []);
  assert.deepEqual(look(), []);
  await house.close();
  assert.deepEqual(look(), [], "with the database closed");
});

test("the house itself takes a file off the disk within a minute of its deletion and of its end, then its key", async (t) => {
  const scene = await openScene(t, { jobs: true });
  const [text, picture] = [await send(scene, NAMES[0], TEXT), await send(scene, NAMES[1], PICTURE)];
  await deleteFile(scene, text);
  await comesTrue(() => homeOf(scene).length === 1, MINUTE, "the deleted one");
  assert.deepEqual(homeOf(scene), [picture.split("/").at(-1)]);
  assert.equal(keysOf(scene).length, 1);
  scene.house.clock.pass(DAY);
  await comesTrue(() => homeOf(scene).length === 0, MINUTE, "the one that expired");
  await comesTrue(() => keysOf(scene).length === 0, 10 * MINUTE, "their key");
});

test("a day later no backup of the time when a file was there can give it back", async (t) => {
  const scene = await openScene(t);
  const { house, host } = scene;
  const path = await send(scene, NAMES[1], PICTURE);
  const [then, folder] = [house.clock.now(), temporaryFolder(t)];
  cpSync(house.dataFolder, join(folder, "data"), { recursive: true });
  const asked = async (): Promise<number> => {
    const restoredIn = temporaryFolder(t);
    cpSync(join(folder, "data"), join(restoredIn, "data"), { recursive: true });
    cpSync(house.keysFolder, join(restoredIn, "data-keys"), { recursive: true });
    chmodSync(join(restoredIn, "data-keys"), 0o700);
    const restored = await openClinic(t, { folder: restoredIn, clock: new MovableClock(then + HOUR) });
    const answer = await tusClient(restored.url, await restored.cookieOf(host)).ask("GET", path);
    await answer.arrayBuffer();
    return answer.status;
  };
  assert.equal(await asked(), 200, "as long as its key is there");
  house.clock.pass(DAY);
  await house.deeds.expireMessages();
  await house.deeds.expireFiles();
  assert.equal(await house.deeds.destroyKeys(), 1);
  assert.equal(await asked(), 404);
});

/** Looks again and again. `withinMs` is what the product promises. */
async function comesTrue(isTrue: () => boolean, withinMs: number, what: string): Promise<void> {
  const until = performance.now() + withinMs;
  while (!isTrue()) {
    assert.ok(performance.now() < until, `not within ${withinMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

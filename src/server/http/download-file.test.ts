import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { open, readdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { type FileClinic, openFileClinic } from "../../../test/harness/file-clinic.ts";
import type { TusClient } from "../../../test/harness/tus-client.ts";
import { SEALED_SEGMENT_BYTES, SEGMENT_BYTES } from "../domain/file-layout.ts";
import type { PersonId, ThreadId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";

const DAY = 24 * 60 * 60_000;
const PNG = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
const content = Buffer.concat([PNG, randomBytes(2 * SEGMENT_BYTES)]);

let clinic: FileClinic;
let ada: Person;
let pat: Person;
let ofAda: TusClient;
let ofPat: TusClient;
let threadId: ThreadId;
let path: string;

before(async () => {
  clinic = await openFileClinic();
  ({ ada, pat, ofAda, ofPat, threadId } = await clinic.newPeople());
  path = await ofPat.send(threadId, content, 'Röntgen "links" 100%.png');
});
after(() => clinic.close());

const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());
const range = (text: string, more: Record<string, string> = {}) =>
  ofAda.ask("GET", path, { range: text, ...more });

test("a file is saved under its name, as what it is, and may do nothing in a browser", async () => {
  const answer = await ofAda.ask("GET", path);
  assert.equal(answer.status, 200);
  assert.ok((await bytesOf(answer)).equals(content));
  const wanted = {
    "content-type": "image/png",
    "content-length": String(content.length),
    "content-disposition":
      "attachment; filename=\"R_ntgen _links_ 100_.png\"; filename*=UTF-8''R%C3%B6ntgen%20%22links%22%20100%25.png",
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
    "accept-ranges": "bytes",
    etag: `"${path.split("/").at(-1)}"`,
  };
  for (const [name, value] of Object.entries(wanted)) assert.equal(answer.headers.get(name), value, name);
});

test("HTML and SVG are never served as such, whatever their name says", async () => {
  for (const [name, text] of [
    ["page.html", "<!doctype html><script>alert(1)</script>"],
    ["picture.svg", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ["picture.png", "<html><body onload=alert(1)>"],
  ] as const) {
    const sent = await ofPat.send(threadId, Buffer.from(text), name);
    const answer = await ofAda.ask("GET", sent);
    assert.equal(answer.headers.get("content-type"), "application/octet-stream", name);
    await answer.arrayBuffer();
  }
});

const RANGES: [title: string, range: string, from: number, to: number][] = [
  ["its first byte", "bytes=0-0", 0, 1],
  ["from the middle of one segment into the next", `bytes=1000000-1100000`, 1_000_000, 1_100_001],
  ["to the end", `bytes=${SEGMENT_BYTES}-`, SEGMENT_BYTES, content.length],
  ["the last bytes", "bytes=-9", content.length - 9, content.length],
  ["beyond the end, as far as it goes", "bytes=5-999999999999", 5, content.length],
  ["more of the end than there is", "bytes=-999999999999", 0, content.length],
];

for (const [title, asked, from, to] of RANGES) {
  test(`a range is given alone: ${title}`, async () => {
    const answer = await range(asked);
    assert.equal(answer.status, 206);
    assert.equal(answer.headers.get("content-range"), `bytes ${from}-${to - 1}/${content.length}`);
    assert.equal(answer.headers.get("content-length"), String(to - from));
    assert.ok((await bytesOf(answer)).equals(content.subarray(from, to)));
  });
}

test("a range that has no byte of the file is refused with the file's size", async () => {
  for (const asked of [`bytes=${content.length}-`, "bytes=-0"]) {
    const answer = await range(asked);
    assert.equal(answer.status, 416, asked);
    assert.equal(answer.headers.get("content-range"), `bytes */${content.length}`);
  }
});

test("several ranges, nonsense, and a range of another version give the whole file", async () => {
  for (const asked of ["bytes=0-1,5-6", "bytes=5-4", "bytes=a-b", "lines=1-2", "bytes=-"]) {
    const answer = await range(asked);
    assert.equal(answer.status, 200, asked);
    await answer.arrayBuffer();
  }
  const other = await range("bytes=0-0", { "if-range": '"1"' });
  assert.equal(other.status, 200);
  await other.arrayBuffer();
  const same = await range("bytes=0-0", { "if-range": `"${path.split("/").at(-1)}"` });
  assert.equal(same.status, 206);
});

test("who has it already is told so, and HEAD tells everything but the bytes", async () => {
  const tag = `"${path.split("/").at(-1)}"`;
  assert.equal((await ofAda.ask("GET", path, { "if-none-match": tag })).status, 304);
  const head = await ofAda.ask("HEAD", path);
  assert.deepEqual(
    [head.status, head.headers.get("content-length"), (await bytesOf(head)).length],
    [200, String(content.length), 0],
  );
});

test("a file is for members of its thread at that moment, and for nobody without a session", async () => {
  const eve = await clinic.addPerson(pat.organisationId, "Eve Else", ["administrator", "participant"]);
  const ofEve = clinic.asTus(await clinic.signedInAs(eve));
  assert.equal((await ofEve.ask("GET", path)).status, 404);
  assert.equal((await clinic.asTus("nobody").ask("GET", path)).status, 401);
  const left = (personId: PersonId, at: string) =>
    clinic.sql(
      `UPDATE members SET left_at = ${at} WHERE person_id = ? AND thread_id = ?`,
      personId,
      threadId,
    );
  left(ada.id, "1");
  assert.equal((await ofAda.ask("GET", path)).status, 404);
  left(ada.id, "NULL");
  assert.equal((await ofAda.ask("HEAD", path)).status, 200);
});

/** Reads a first part, lets a while pass in which this happens, and reads on. @returns whether all came */
async function readsOnAfter(sent: string, meanwhile: () => unknown): Promise<boolean> {
  const { read } = await clinic.deeds.downloadFile(ada, Number(sent.split("/").at(-1)) as never);
  const parts = read(0, content.length)[Symbol.asyncIterator]();
  assert.ok(!(await parts.next()).done);
  const now = clinic.time.now;
  await meanwhile();
  clinic.time.now += 1_000;
  try {
    for (let part = await parts.next(); !part.done; part = await parts.next());
    return true;
  } catch {
    return false;
  } finally {
    clinic.time.now = now;
  }
}

test("a download under way ends when the file is deleted, and when its reader has to leave the thread", async () => {
  const leave = (at: string) =>
    clinic.sql(`UPDATE members SET left_at = ${at} WHERE person_id = ? AND thread_id = ?`, ada.id, threadId);
  assert.equal(await readsOnAfter(path, () => undefined), true);
  assert.equal(await readsOnAfter(path, () => leave("1")), false);
  leave("NULL");
  const sent = await ofPat.send(threadId, content);
  const { messages } = await clinic.deeds.readPage(ada, threadId);
  const seq = messages.find(({ file }) => sent.endsWith(`/${file?.id}`))?.seq ?? 0;
  assert.equal(await readsOnAfter(sent, () => clinic.deeds.deleteMessage(ada, threadId, seq)), false);
  await clinic.deeds.expireFiles();
});

test("ranges of any form are answered, and never with more than the file", async () => {
  for (const asked of [
    `bytes=${"9".repeat(400)}-${"9".repeat(400)}`,
    `bytes=0-${"9".repeat(400)}`,
    `bytes=${Array.from({ length: 1_000 }, (_, n) => `${n}-${n}`).join(",")}`,
    "bytes=-1-1",
    "bytes=1-0",
    "bytes=0x0-1",
    "bytes = 0-1",
    "BYTES=0-1",
  ]) {
    const answer = await range(asked);
    assert.ok([200, 206, 416].includes(answer.status), `${asked.slice(0, 30)}: ${answer.status}`);
    assert.ok((await bytesOf(answer)).length <= content.length);
  }
});

test("what a name has in it for browsers stays within the name", async () => {
  for (const name of ['a"; filename="b.exe', "a;b=c%0d%0aX-Evil: 1", "💉'()*.txt", "it’s.pdf"]) {
    const sent = await ofPat.send(threadId, randomBytes(9), name);
    const answer = await ofAda.ask("GET", sent);
    await answer.arrayBuffer();
    const said = answer.headers.get("content-disposition") ?? "";
    const [, plain = "", full = ""] =
      /^attachment; filename="([^"\\]*)"; filename\*=UTF-8''([^'"; ]*)$/.exec(said) ?? [];
    assert.equal(decodeURIComponent(full), name, said);
    assert.match(plain, /^[\x20-\x7e]+$/);
    assert.equal(answer.headers.get("x-evil"), null);
  }
});

test("with its message a file is gone at once, and its bytes leave the disk with the next sweep", async () => {
  const sent = await ofPat.send(threadId, randomBytes(500));
  const id = Number(sent.split("/").at(-1));
  const { messages } = await clinic.deeds.readPage(ada, threadId);
  const seq = messages.find(({ file }) => file?.id === id)?.seq ?? 0;
  await clinic.deeds.deleteMessage(ada, threadId, seq);
  assert.equal((await ofAda.ask("GET", sent)).status, 404);
  assert.equal(await clinic.deeds.expireFiles(), 1);
  assert.ok(!(await readdir(join(clinic.folder, "data", "files"))).includes(String(id)));
});

test("a file of which a byte was changed on disk is cut off and not given out wrong", async () => {
  const sent = await ofPat.send(threadId, content);
  const file = join(clinic.folder, "data", "files", sent.split("/").at(-1) ?? "");
  const handle = await open(file, "r+");
  await handle.write(Buffer.from([1, 2, 3]), 0, 3, SEALED_SEGMENT_BYTES + 500_000);
  await handle.close();
  const first = await ofAda.ask("GET", sent, { range: `bytes=0-${SEGMENT_BYTES - 1}` });
  assert.ok((await bytesOf(first)).equals(content.subarray(0, SEGMENT_BYTES)));
  await assert.rejects(ofAda.ask("GET", sent).then(bytesOf));
});

test("at the millisecond of its end a file is gone, then its bytes, and its key with the epoch", async () => {
  const sent = await ofPat.send(threadId, randomBytes(500));
  clinic.time.now += DAY - 1;
  assert.equal((await clinic.deeds.downloadFile(ada, Number(sent.split("/").at(-1)) as never)).size, 500);
  const before = (await clinic.ports.keys.alive()).length;
  clinic.time.now += 1;
  await assert.rejects(clinic.deeds.downloadFile(ada, Number(sent.split("/").at(-1)) as never), /gone/);
  await clinic.deeds.expireMessages();
  await clinic.deeds.expireFiles();
  await clinic.deeds.destroyKeys();
  assert.deepEqual(await readdir(join(clinic.folder, "data", "files")), []);
  assert.equal((await clinic.ports.keys.alive()).length, before - 1);
});

test("the log has a row for each time that bytes of a file leave, and none for who asks about it alone", async () => {
  const now = await clinic.newPeople();
  const sent = await now.ofPat.send(now.threadId, content, "picture.png");
  const id = Number(sent.split("/").at(-1));
  const rows = () => clinic.row("SELECT count(*) AS n FROM audit WHERE object_id = ?", id).n;
  assert.equal((await now.ofAda.ask("HEAD", sent)).status, 200);
  assert.equal((await now.ofAda.ask("GET", sent, { "if-none-match": `"${id}"` })).status, 304);
  assert.equal((await now.ofAda.ask("GET", sent, { range: "bytes=999999999-" })).status, 416);
  assert.equal(rows(), 0);
  assert.equal((await bytesOf(await now.ofAda.ask("GET", sent, { range: "bytes=0-9" }))).length, 10);
  assert.equal(rows(), 1);
});

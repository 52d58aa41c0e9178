import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { type BlobEnd, SEALED_SEGMENT_BYTES } from "../../domain/file-layout.ts";
import type { FileId } from "../../domain/identifiers.ts";
import { BlobProblem, type BlobProblemCode, type FileBlobs } from "../../ports/file-blobs.ts";

/** A home of its own, and its end. `again`: the same home as a process that starts later has it. */
export interface OpenedBlobs {
  readonly blobs: FileBlobs;
  again(): Promise<FileBlobs>;
  close(): Promise<void>;
}

const START: BlobEnd = { segments: 0, tailBytes: 0 };
const newId = () => (1 + Math.floor(Math.random() * 2 ** 50)) as FileId;
const segment = () => randomBytes(SEALED_SEGMENT_BYTES);

async function problem(code: BlobProblemCode, work: Promise<unknown>): Promise<void> {
  await assert.rejects(work, (error) => error instanceof BlobProblem && error.code === code);
}

async function readAll(blobs: FileBlobs, id: FileId, from: number, to: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of blobs.read(id, from, to)) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

/** Writes these segments, the last of which may be shorter, in pieces of any size. */
async function write(
  blobs: FileBlobs,
  id: FileId,
  at: BlobEnd,
  { segments, tail = [] }: { segments: readonly Uint8Array[]; tail?: readonly Uint8Array[] },
): Promise<Uint8Array> {
  const writer = await blobs.append(id, at);
  for (const bytes of segments)
    await writer.write([bytes.subarray(0, 12), bytes.subarray(12, 70_000), bytes.subarray(70_000)]);
  await writer.save(tail);
  await writer.close();
  return writer.tail;
}

/** What every home of files must do, as its users see it through the port. */
export function fileBlobsContract(open: () => Promise<OpenedBlobs>): void {
  describe("a home of files", () => {
    let opened: OpenedBlobs;
    before(async () => {
      opened = await open();
    });
    after(() => opened.close());
    wholeFilesSuite(() => opened);
    unfinishedSuite(() => opened);
    goneSuite(() => opened);
  });
}

function wholeFilesSuite(given: () => OpenedBlobs): void {
  test("a file that was written segment by segment is read as it was written, after a restart too", async () => {
    const { blobs, again } = given();
    for (const whole of [1, 4, 5, 6, 12]) {
      const id = newId();
      const segments = [...Array.from({ length: whole }, segment), randomBytes(3_000)];
      const all = Buffer.concat(segments);
      await write(blobs, id, START, { segments });
      await blobs.finish(id, all.length);
      for (const home of [blobs, await again()])
        assert.ok((await readAll(home, id, 0, all.length)).equals(all), `${whole} segments`);
    }
  });

  test("any range of it is read alone, in pieces of a sealed segment at most", async () => {
    const { blobs } = given();
    const id = newId();
    const all = Buffer.concat(Array.from({ length: 3 }, segment));
    await write(blobs, id, START, { segments: [0, 1, 2].map((n) => part(all, n)) });
    await blobs.finish(id, all.length);
    const ranges = [
      [0, 1],
      [all.length - 1, all.length],
      [SEALED_SEGMENT_BYTES, 2 * SEALED_SEGMENT_BYTES],
      [5, all.length - 5],
    ] as const;
    for (const [from, to] of ranges)
      assert.ok((await readAll(blobs, id, from, to)).equals(all.subarray(from, to)), `${from}-${to}`);
    for await (const piece of blobs.read(id, 5, all.length)) assert.ok(piece.length <= SEALED_SEGMENT_BYTES);
  });

  test("finishing twice changes nothing, and a file shorter than it should be is not finished", async () => {
    const { blobs } = given();
    const [id, short] = [newId(), newId()];
    const only = randomBytes(100);
    for (const each of [id, short]) await write(blobs, each, START, { segments: [only] });
    await blobs.finish(id, 100);
    await blobs.finish(id, 100);
    assert.deepEqual(await readAll(blobs, id, 0, 100), only);
    await problem("missing", blobs.finish(short, 101));
  });

  test("who stops reading in the middle leaves nothing open behind, and others read on", async () => {
    const { blobs } = given();
    const id = newId();
    const all = Buffer.concat(Array.from({ length: 3 }, segment));
    await write(blobs, id, START, { segments: [0, 1, 2].map((n) => part(all, n)) });
    await blobs.finish(id, all.length);
    for await (const piece of blobs.read(id, 0, all.length)) {
      assert.ok(piece.length > 0);
      break;
    }
    assert.ok((await readAll(blobs, id, 0, all.length)).equals(all));
  });
}

function unfinishedSuite(given: () => OpenedBlobs): void {
  test("an upload goes on from what was saved, its tail given back, with every number of segments before", async () => {
    const { blobs, again } = given();
    for (const first of [0, 1, 4, 5, 7]) {
      const id = newId();
      const before = Array.from({ length: first }, segment);
      const tail = [randomBytes(12), randomBytes(5_000)];
      await write(blobs, id, START, { segments: before, tail });
      const rest = [segment(), segment(), randomBytes(500)];
      const given = await write(await again(), id, { segments: first, tailBytes: 5_012 }, { segments: rest });
      assert.ok(Buffer.concat(tail).equals(given));
      const all = Buffer.concat([...before, ...rest]);
      await blobs.finish(id, all.length);
      assert.ok((await readAll(blobs, id, 0, all.length)).equals(all), `${first} segments`);
    }
  });

  test("a tail that was confirmed is there until what follows it is confirmed", async () => {
    const { blobs, again } = given();
    const id = newId();
    const [one, two] = [randomBytes(300), randomBytes(700)];
    await write(blobs, id, START, { segments: [], tail: [one] });
    const writer = await blobs.append(id, { segments: 0, tailBytes: 300 });
    await writer.save([two]);
    await writer.close();
    // The row was not written any more: the process has ended before it.
    const resumed = await (await again()).append(id, { segments: 0, tailBytes: 300 });
    assert.deepEqual(Buffer.from(resumed.tail), one);
    await resumed.save([two]);
    await resumed.save([randomBytes(900)]);
    await resumed.close();
    await problem("missing", blobs.append(id, { segments: 0, tailBytes: 300 }));
  });

  test("what was written and not confirmed is forgotten when the upload goes on before it", async () => {
    const { blobs } = given();
    const id = newId();
    const [kept, lost, instead] = [segment(), segment(), randomBytes(50)];
    const confirmed = { segments: 1, tailBytes: 0 };
    await write(blobs, id, START, { segments: [kept] });
    await write(blobs, id, confirmed, { segments: [lost], tail: [randomBytes(9_000)] });
    await write(blobs, id, confirmed, { segments: [instead] });
    const all = Buffer.concat([kept, instead]);
    await blobs.finish(id, all.length);
    assert.ok((await readAll(blobs, id, 0, all.length)).equals(all));
  });

  test("saving in the middle does not hold up what is written after it", async () => {
    const { blobs } = given();
    const id = newId();
    const segments = Array.from({ length: 11 }, segment);
    const writer = await blobs.append(id, START);
    for (const [place, bytes] of segments.entries()) {
      await writer.write([Buffer.from(bytes)]);
      if (place % 3 === 1) await writer.save([]);
    }
    await writer.save([]);
    await writer.close();
    const all = Buffer.concat(segments);
    await blobs.finish(id, all.length);
    assert.ok((await readAll(blobs, id, 0, all.length)).equals(all));
  });

  test("an upload of which less is there than was confirmed does not go on", async () => {
    const { blobs } = given();
    const id = newId();
    await problem("missing", blobs.append(id, { segments: 1, tailBytes: 0 }));
    await write(blobs, id, START, { segments: [segment()], tail: [randomBytes(40)] });
    await problem("missing", blobs.append(id, { segments: 2, tailBytes: 0 }));
    await problem("missing", blobs.append(id, { segments: 1, tailBytes: 41 }));
  });
}

function goneSuite(given: () => OpenedBlobs): void {
  test("what was removed is not there any more, whole or half, and removing it again is no error", async () => {
    const { blobs } = given();
    const [whole, half] = [newId(), newId()];
    await write(blobs, whole, START, { segments: [randomBytes(100)] });
    await blobs.finish(whole, 100);
    await write(blobs, half, START, { segments: [segment()], tail: [randomBytes(100)] });
    assert.ok((await listed(blobs)).has(whole) && (await listed(blobs)).has(half));
    for (const id of [whole, half, whole]) await blobs.remove(id);
    const left = await listed(blobs);
    assert.ok(!left.has(whole) && !left.has(half));
    await problem("missing", readAll(blobs, whole, 0, 100));
    await problem("missing", blobs.append(half, { segments: 1, tailBytes: 100 }));
  });

  test("how long a finished file is, is known, and that one is not there", async () => {
    const { blobs } = given();
    const [whole, none] = [newId(), newId()];
    await write(blobs, whole, START, { segments: [randomBytes(100)] });
    await blobs.finish(whole, 100);
    assert.deepEqual([await blobs.size(whole), await blobs.size(none)], [100, undefined]);
  });

  test("each file is listed once, also while it is half", async () => {
    const { blobs } = given();
    const ids = [newId(), newId(), newId()];
    for (const id of ids) await write(blobs, id, START, { segments: [segment()], tail: [randomBytes(100)] });
    const all: FileId[] = [];
    for await (const id of blobs.list()) all.push(id);
    assert.equal(new Set(all).size, all.length);
    assert.deepEqual(
      ids.filter((id) => !all.includes(id)),
      [],
    );
  });
}

function part(all: Buffer, n: number): Buffer {
  return all.subarray(n * SEALED_SEGMENT_BYTES, (n + 1) * SEALED_SEGMENT_BYTES);
}

async function listed(blobs: FileBlobs): Promise<Set<FileId>> {
  const ids = new Set<FileId>();
  for await (const id of blobs.list()) ids.add(id);
  return ids;
}

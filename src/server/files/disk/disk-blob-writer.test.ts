import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { SealedIntake } from "../../actions/sealed-intake.ts";
import { SEGMENT_BYTES } from "../../domain/file-layout.ts";
import type { FileSeal, SegmentSealing } from "../../ports/file-sealer.ts";
import { DiskBlobWriter } from "./disk-blob-writer.ts";
import { oneAtATime } from "./one-at-a-time.ts";

const MIB = 1024 * 1024;
const AT_BEGINNING = { segments: 0, tailBytes: 0 };
const NO_TAILS = { write: async () => {}, remove: async () => {} };

/** A file that takes what it is given, and keeps it on disk, when it is told to. */
function slowFile(inTurn = oneAtATime()) {
  const waiting: (() => void)[] = [];
  const datasyncs: { bytes: number }[] = [];
  let written = 0;
  let problem: Error | undefined;
  let disk = Promise.resolve();
  const handle = {
    async writev(pieces: readonly Uint8Array[]) {
      const bytesWritten = pieces.reduce((sum, { length }) => sum + length, 0);
      await new Promise<void>((resolve) => waiting.push(resolve));
      written += bytesWritten;
      return { bytesWritten };
    },
    async datasync() {
      datasyncs.push({ bytes: written });
      const told = problem;
      problem = undefined;
      await disk;
      if (told) throw told;
    },
    truncate: async () => {},
    close: async () => {},
  };
  return {
    writer: new DiskBlobWriter(handle, inTurn, NO_TAILS, AT_BEGINNING, new Uint8Array()),
    datasyncs,
    breakOnce: (error: Error) => {
      problem = error;
    },
    /** @returns what lets the disk go on */
    haltDisk() {
      const { promise, resolve } = Promise.withResolvers<void>();
      disk = promise;
      return resolve;
    },
    takeOne: () => waiting.shift()?.(),
  };
}

function segment(): Uint8Array[] {
  return [new Uint8Array(MIB)];
}

async function settled(): Promise<void> {
  for (let times = 0; times < 5; times += 1) await turn();
}

test("an upload holds at most 8 MiB, however large the file and however slow the disk", async () => {
  const made: Uint8Array[] = [];
  const keep = (piece: Uint8Array) => {
    made.push(piece);
    return piece;
  };
  const seal = {
    sealSegment: (): SegmentSealing => ({
      head: keep(new Uint8Array(12)),
      add: (plain) => keep(Uint8Array.from(plain)),
      end: () => keep(new Uint8Array(16)),
    }),
  } as unknown as FileSeal;
  const { writer, takeOne } = slowFile();
  const size = 200 * MIB;
  const intake = new SealedIntake({ size, received: 0 }, seal, writer, async () => {});
  let highest = 0;
  for (let at = 0; at < size; at += SEGMENT_BYTES / 16) {
    const chunk = new Uint8Array(SEGMENT_BYTES / 16);
    made.push(chunk);
    let waits = true;
    const taken = intake.take(chunk).finally(() => {
      waits = false;
    });
    await settled();
    const held = made.reduce((sum, { byteLength }) => sum + byteLength, 0);
    highest = Math.max(highest, held);
    if (waits) takeOne();
    await taken;
    if (made.length > 1_000) made.splice(0, made.length, ...made.filter(({ byteLength }) => byteLength > 0));
  }
  assert.ok(highest > MIB && highest <= 8 * MIB, `${highest} bytes were held`);
});

test("the disk is told to begin long before what was written must be on it", async () => {
  const { writer, datasyncs, takeOne } = slowFile();
  for (let index = 0; index < 8; index += 1) {
    const taken = writer.write(segment());
    takeOne();
    await taken;
    await settled();
  }
  assert.deepEqual(datasyncs, [{ bytes: 4 * MIB }, { bytes: 8 * MIB }]);
});

test("what did not come to the disk on the way is not confirmed, although the system says so only once", async () => {
  const { writer, breakOnce, takeOne } = slowFile();
  breakOnce(Object.assign(new Error("no disk"), { code: "EIO" }));
  for (let index = 0; index < 4; index += 1) {
    const taken = writer.write(segment());
    takeOne();
    await taken;
  }
  await settled();
  await assert.rejects(writer.save([]), { code: "failed" });
  await writer.close();
});

test("the disk keeps one upload after the other, so that a message waits for one of them at most", async () => {
  const inTurn = oneAtATime();
  const [one, other] = [slowFile(inTurn), slowFile(inTurn)];
  const goOn = one.haltDisk();
  const saves = [one.writer.save([]), other.writer.save([])];
  await settled();
  assert.deepEqual([one.datasyncs.length, other.datasyncs.length], [1, 0]);
  goOn();
  await Promise.all(saves);
  assert.equal(other.datasyncs.length, 1);
});

test("an upload that the disk could not keep does not stop the others", async () => {
  const inTurn = oneAtATime();
  const [one, other] = [slowFile(inTurn), slowFile(inTurn)];
  one.breakOnce(Object.assign(new Error("no disk"), { code: "EIO" }));
  await assert.rejects(one.writer.save([]), { code: "failed" });
  await other.writer.save([]);
  assert.equal(other.datasyncs.length, 1);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { SEGMENT_BYTES } from "../domain/file-layout.ts";
import { Refusal } from "../domain/refusal.ts";
import type { BlobWriter } from "../ports/file-blobs.ts";
import type { FileSeal, SegmentSealing } from "../ports/file-sealer.ts";
import { SealedIntake } from "./sealed-intake.ts";

/** Marks a segment's beginning and end, and leaves what is in between as it is. */
const seal = {
  sealSegment: (index: number): SegmentSealing => ({
    head: Uint8Array.of(index),
    add: (plain) => Uint8Array.from(plain),
    end: () => Uint8Array.of(255),
  }),
} as FileSeal;

/** A home that writes down what is asked of it, and saves when it is told to. */
function home() {
  const asked: string[] = [];
  const saves: (() => void)[] = [];
  let waits = false;
  const writer: BlobWriter = {
    tail: new Uint8Array(),
    async write(pieces) {
      asked.push(`segment ${pieces[0]?.[0]} of ${bytesOf(pieces)}`);
    },
    async save(tail) {
      asked.push(`save ${bytesOf(tail)}`);
      if (waits) await new Promise<void>((resolve) => saves.push(resolve));
    },
    close: async () => {},
  };
  const confirm = async (received: number) => void asked.push(`confirm ${received}`);
  return {
    asked,
    writer,
    confirm,
    letSavesWait: () => {
      waits = true;
    },
    endSaves: () => {
      waits = false;
      for (const end of saves.splice(0)) end();
    },
  };
}

const bytesOf = (pieces: readonly Uint8Array[]) => pieces.reduce((sum, { length }) => sum + length, 0);
const SIZE = 20 * SEGMENT_BYTES + 10;

test("segments are cut at their places however the bytes come, and nothing is confirmed before it is saved", async () => {
  const { asked, writer, confirm } = home();
  const intake = new SealedIntake({ size: 2 * SEGMENT_BYTES + 5, received: 0 }, seal, writer, confirm);
  await intake.take(new Uint8Array(SEGMENT_BYTES - 1));
  await intake.take(new Uint8Array(SEGMENT_BYTES + 3));
  await intake.save();
  const whole = SEGMENT_BYTES + 2;
  assert.deepEqual(asked, [
    `segment 0 of ${whole}`,
    `segment 1 of ${whole}`,
    "save 4",
    `confirm ${2 * SEGMENT_BYTES + 2}`,
  ]);
});

test("the last segment is whole when the file is, and is no tail", async () => {
  const { asked, writer, confirm } = home();
  const intake = new SealedIntake(
    { size: SEGMENT_BYTES + 5, received: SEGMENT_BYTES },
    seal,
    writer,
    confirm,
  );
  await intake.take(new Uint8Array(5));
  await intake.save();
  assert.deepEqual(asked, ["segment 1 of 7", "save 0", `confirm ${SEGMENT_BYTES + 5}`]);
});

test("on the way it is saved every 16 MiB, while more is taken on, and never twice at once", async () => {
  const { asked, writer, confirm, letSavesWait, endSaves } = home();
  const intake = new SealedIntake({ size: 3 * SIZE, received: 0 }, seal, writer, confirm);
  letSavesWait();
  for (let n = 0; n < 40; n += 1) await intake.take(new Uint8Array(SEGMENT_BYTES));
  assert.deepEqual(
    asked.filter((what) => !what.startsWith("segment")),
    ["save 0"],
  );
  assert.equal(asked.length, 41);
  endSaves();
  await intake.save();
  assert.deepEqual(
    asked.filter((what) => !what.startsWith("segment")),
    ["save 0", `confirm ${16 * SEGMENT_BYTES}`, "save 0", `confirm ${40 * SEGMENT_BYTES}`],
  );
});

test("the bytes that were taken are spent: not one of them stays in memory", async () => {
  const { writer, confirm } = home();
  const intake = new SealedIntake({ size: SIZE, received: 0 }, seal, writer, confirm);
  const plain = new Uint8Array(70_000).fill(7);
  await intake.take(plain);
  assert.equal(plain.length, 0);
});

test("more than was announced is refused, and what came before can still be saved", async () => {
  const { asked, writer, confirm } = home();
  const intake = new SealedIntake({ size: 10, received: 0 }, seal, writer, confirm);
  await intake.take(new Uint8Array(8));
  await assert.rejects(
    intake.take(new Uint8Array(3)),
    (refusal) => refusal instanceof Refusal && refusal.code === "upload-too-long",
  );
  await intake.save();
  assert.deepEqual(asked, ["save 10", "confirm 8"]);
});

test("when saving fails on the way, nothing is confirmed any more", async () => {
  const { asked, writer, confirm } = home();
  const failing = { ...writer, save: () => Promise.reject(new Error("the disk is gone")) };
  const intake = new SealedIntake({ size: SIZE, received: 0 }, seal, failing, confirm);
  const take = async () => {
    for (let n = 0; n < 20; n += 1) {
      await intake.take(new Uint8Array(SEGMENT_BYTES));
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  await assert.rejects(take(), /the disk is gone/);
  await assert.rejects(intake.save(), /the disk is gone/);
  assert.ok(!asked.some((what) => what.startsWith("confirm")));
});

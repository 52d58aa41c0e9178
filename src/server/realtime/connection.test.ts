import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import type { WebSocket } from "ws";
import { readFrames } from "../../../test/harness/read-frames.ts";
import type { FrameDown } from "../../shared/protocol/frames-down.ts";
import type { SignedIn } from "../actions/recognise-session.ts";
import type { ThreadId } from "../domain/identifiers.ts";
import { Connection } from "./connection.ts";
import { frameBytes } from "./frame-bytes.ts";

const THREAD = 5 as ThreadId;

function connected() {
  const socket = new PassThrough();
  const closed: number[] = [];
  const writes: number[] = [];
  const frames: FrameDown[] = [];
  const read = readFrames((frame) => frames.push(frame as FrameDown));
  socket.on("data", (bytes: Buffer) => {
    writes.push(bytes.length);
    read(bytes);
  });
  const ws = { close: (code: number) => closed.push(code) } as unknown as WebSocket;
  const connection = new Connection(ws, socket, {} as SignedIn);
  return { connection, frames, writes, closed };
}

function removed(version: number): Buffer {
  return frameBytes({ type: "removed", threadId: THREAD, version, seq: 1 });
}

function versions(frames: FrameDown[]): unknown[] {
  return frames.map((frame) => ("version" in frame ? frame.version : frame.type));
}

test("the welcome is the first thing that a page hears, whatever happened before it was ready", async () => {
  const { connection, frames } = connected();
  connection.send({ type: "presence", online: [1], offline: [] });
  connection.arrive([{ type: "pong", now: 1 }]);
  await turn();
  assert.deepEqual(
    frames.map(({ type }) => type),
    ["pong", "presence"],
  );
});

test("what happens while a page is brought up to date comes after the backfill, once, and without what that told", async () => {
  const { connection, frames } = connected();
  connection.hold(THREAD);
  connection.arrive([]);
  for (const version of [6, 7, 8]) connection.sendOf(THREAD, version, removed(version));
  connection.send({ type: "pong", now: 1 });
  connection.release(THREAD, 7);
  connection.sendOf(THREAD, 9, removed(9));
  await turn();
  assert.deepEqual(versions(frames), ["pong", 8, 9]);
});

test("when two hold a thread back, it goes live with the second, from the highest version that was told", async () => {
  const { connection, frames } = connected();
  connection.arrive([]);
  connection.hold(THREAD);
  connection.hold(THREAD);
  for (const version of [3, 4, 5]) connection.sendOf(THREAD, version, removed(version));
  connection.release(THREAD, 4);
  await turn();
  assert.deepEqual(frames, []);
  connection.release(THREAD, 2);
  await turn();
  assert.deepEqual(versions(frames), [5]);
});

test("the frames of one turn leave in one write", async () => {
  const { connection, frames, writes } = connected();
  connection.arrive([]);
  for (let version = 1; version <= 20; version += 1) connection.sendOf(THREAD, version, removed(version));
  await turn();
  assert.equal(frames.length, 20);
  assert.equal(writes.length, 1);
});

test("a page for which too much is held back is closed, and hears nothing more", async () => {
  const { connection, frames, closed } = connected();
  connection.arrive([]);
  connection.hold(THREAD);
  for (let version = 1; version <= 10_001; version += 1) connection.sendOf(THREAD, version, removed(version));
  connection.release(THREAD, 0);
  await turn();
  assert.deepEqual(closed, [4413]);
  assert.deepEqual(frames, []);
});

test("posts of one page are carried out one after the other, in its order", async () => {
  const { connection } = connected();
  const log: string[] = [];
  const post = (name: string, turns: number) => async () => {
    log.push(`${name} begins`);
    for (let i = 0; i < turns; i += 1) await turn();
    log.push(`${name} ends`);
  };
  connection.inTurn(post("first", 3));
  connection.inTurn(post("second", 0));
  for (let i = 0; i < 6; i += 1) await turn();
  assert.deepEqual(log, ["first begins", "first ends", "second begins", "second ends"]);
});

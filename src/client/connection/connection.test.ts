import assert from "node:assert/strict";
import { test } from "node:test";
import { CLOSE } from "../../shared/protocol/close-codes.ts";
import type { FrameDown } from "../../shared/protocol/frames-down.ts";
import { PROTOCOL_VERSION } from "../../shared/protocol/version.ts";
import { Connection, type SocketEvents } from "./connection.ts";
import { makeServerClock } from "./server-clock.ts";

type Opened = { events: SocketEvents; sent: { type: string }[]; closed: boolean };

/** A connection whose sockets, timers and clock are in the test's hands. */
function trial({ signedIn = true } = {}) {
  const time = { now: 0 };
  const sockets: Opened[] = [];
  const timers = new Set<{ ms: number; deed: () => void }>();
  const heard: FrameDown[] = [];
  const clock = makeServerClock(() => time.now);
  const connection = new Connection({
    clock,
    deviceNow: () => time.now,
    random: () => 1,
    makeSocket: (events) => {
      const opened: Opened = { events, sent: [], closed: false };
      sockets.push(opened);
      return {
        send: (data) => opened.sent.push(JSON.parse(data)),
        close: () => {
          opened.closed = true;
        },
      };
    },
    after: (ms, deed) => {
      const timer = { ms, deed };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    held: () => [[7, 3]],
    onFrame: (frame) => heard.push(frame),
    isSignedIn: async () => signedIn,
  });
  const last = () => sockets.at(-1) as Opened;
  const say = (frame: object) => last().events.said(JSON.stringify(frame));
  const ring = (ms?: number) => {
    const due = [...timers].filter((timer) => ms === undefined || timer.ms === ms);
    for (const timer of due) {
      timers.delete(timer);
      timer.deed();
    }
    return due.length;
  };
  const arrive = () => {
    connection.open();
    last().events.opened();
    say({ type: "welcome", now: time.now });
  };
  return { connection, time, clock, sockets, timers, heard, last, say, ring, arrive };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test("it says hello with what is held, and is open once it is welcomed", () => {
  const { connection, last, say } = trial();
  connection.open();
  assert.equal(connection.state.value, "opening");
  last().events.opened();
  assert.deepEqual(last().sent, [{ type: "hello", protocol: PROTOCOL_VERSION, held: [[7, 3]] }]);
  assert.equal(connection.send({ type: "ping" }), false, "nothing may go before the welcome");
  say({ type: "welcome", now: 0 });
  assert.equal(connection.state.value, "open");
  assert.equal(connection.send({ type: "ping" }), true);
});

test("a lost connection comes back by itself", () => {
  const { connection, last, ring, sockets, arrive } = trial();
  arrive();
  last().events.closed(1006);
  assert.equal(connection.state.value, "away");
  assert.equal(connection.send({ type: "ping" }), false);
  ring();
  assert.equal(sockets.length, 2);
});

test("it waits longer after each failure, and at most half a minute", () => {
  const { last, timers, ring, arrive } = trial();
  arrive();
  const waits: number[] = [];
  for (let failure = 0; failure < 10; failure += 1) {
    last().events.closed(1006);
    waits.push([...timers][0]?.ms ?? 0);
    ring(waits.at(-1));
  }
  assert.deepEqual(waits.slice(0, 3), [500, 1_000, 2_000]);
  assert.equal(waits.at(-1), 30_000);
});

test("the network that is back, or the person, is not kept waiting", () => {
  const { connection, last, sockets, arrive } = trial();
  arrive();
  last().events.closed(1006);
  connection.wake();
  assert.equal(sockets.length, 2);
});

test("a socket that looks open but is dead is found out within three seconds of coming back to it", () => {
  const { connection, last, ring, arrive } = trial();
  arrive();
  connection.wake();
  assert.deepEqual(last().sent.at(-1), { type: "ping" });
  assert.equal(ring(3_000), 1);
  assert.equal(connection.state.value, "away");
});

test("any frame is a sign of life", () => {
  const { connection, say, ring, arrive } = trial();
  arrive();
  connection.wake();
  say({ type: "pong", now: 0 });
  assert.equal(ring(3_000), 0);
  assert.equal(connection.state.value, "open");
});

test("without a session it stops and says so", () => {
  const { connection, last, timers } = trial();
  connection.open();
  last().events.closed(CLOSE.notSignedIn);
  assert.equal(connection.state.value, "signed-out");
  assert.equal(timers.size, 0);
});

test("a socket that never came up is taken for signed out only if the server says so", async () => {
  const ended = trial({ signedIn: false });
  ended.connection.open();
  ended.last().events.closed(1006);
  await settle();
  assert.equal(ended.connection.state.value, "signed-out");
  const away = trial({ signedIn: true });
  away.connection.open();
  away.last().events.closed(1006);
  await settle();
  assert.equal(away.connection.state.value, "away");
});

test("a server of another version is not asked again", () => {
  const { connection, last, timers, arrive } = trial();
  arrive();
  last().events.closed(CLOSE.protocolVersion);
  assert.equal(connection.state.value, "outdated");
  assert.equal(timers.size, 0);
});

test("what an abandoned socket still says is not heard", () => {
  const { connection, sockets, heard, arrive } = trial();
  arrive();
  connection.close();
  sockets[0]?.events.said(JSON.stringify({ type: "pong", now: 0 }));
  assert.equal(sockets[0]?.closed, true);
  assert.equal(heard.length, 1);
});

test("server time is known but for half of the way there and back", () => {
  const { connection, time, clock, say, arrive } = trial();
  arrive();
  connection.ping();
  time.now = 200;
  say({ type: "pong", now: 5_100 });
  assert.equal(clock.now(), 5_200);
  time.now = 300;
  assert.equal(clock.now(), 5_300);
});

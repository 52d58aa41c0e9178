import assert from "node:assert/strict";
import { test } from "node:test";
import type { Participant } from "../../shared/protocol/guest-bodies.ts";
import { say } from "../text/say.ts";
import { howReached, untilWhen } from "./how-reached.ts";

const NOW = new Date(2031, 4, 3, 12).getTime();
const DAY = 86_400_000;

function guest(parts: Partial<Participant> = {}): Participant {
  return {
    ...{ id: 1, guest: true, channel: "sms", lastFour: "0142", emailShown: null, optedOut: false },
    ...{ invitation: null, code: null },
    ...parts,
  };
}

test("a guest with a mobile is told by text message, and what became of the link is said", () => {
  const sent = guest({ invitation: { state: "sent", at: NOW } });
  assert.deepEqual(howReached(sent, NOW), ["text message ···0142", `link sent ${say.time(NOW)}`]);
  const before = guest({ invitation: { state: "opened", at: NOW - DAY } });
  assert.equal(howReached(before, NOW)[1], `link opened ${say.dateAndTime(NOW - DAY)}`);
  const lost = guest({ invitation: { state: "undelivered", at: NOW } });
  assert.equal(howReached(lost, NOW)[1], "link could not be delivered");
  assert.equal(howReached(guest(), NOW)[1], "no link sent yet");
});

test("who answered STOP is said to be so, with the way back, and not since when, and how they are told instead", () => {
  const stopped = guest({ optedOut: true, channel: "email", emailShown: "ana.e…" });
  const [first, second] = howReached(stopped, NOW);
  assert.equal(first, "cannot be texted: asked for no more texts (STOP); they can reply START");
  assert.equal(second, "e-mail ana.e…");
});

test("of a colleague the channel is said, and not the address", () => {
  const colleague = { guest: false, lastFour: null };
  assert.deepEqual(howReached(guest({ ...colleague, channel: "email" }), NOW), ["e-mail"]);
  assert.deepEqual(howReached(guest({ ...colleague, channel: "sms" }), NOW), ["text message"]);
});

test("a colleague has no link, and one without any channel is not notified", () => {
  const colleague = guest({ guest: false, channel: "none", lastFour: null });
  assert.deepEqual(howReached(colleague, NOW), ["is not notified"]);
});

test("how long a code works is said as people say it", () => {
  assert.equal(untilWhen(NOW, NOW), `until ${say.time(NOW)} today`);
  assert.equal(untilWhen(NOW + DAY, NOW), `until ${say.time(NOW)} tomorrow`);
  assert.match(untilWhen(NOW + 2 * DAY, NOW), / on /);
});

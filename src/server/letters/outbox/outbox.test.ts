import assert from "node:assert/strict";
import { readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { HOUR, MovableClock } from "../../../../test/harness/movable-clock.ts";
import { temporaryFolder } from "../../../../test/harness/temporary-folder.ts";
import type { LetterId } from "../../domain/identifiers.ts";
import { testCarrierContract } from "../contract/carrier-contract.ts";
import { openOutbox } from "./open-outbox.ts";

const yes = () => Promise.resolve(true);
const LETTER = { to: "maya@mail.example", subject: "A secure chat", text: "https://chat.example/i#secret" };

function openRig(t: TestContext) {
  const folder = join(temporaryFolder(t), "outbox");
  const clock = new MovableClock();
  return { folder, clock, outbox: openOutbox(folder, clock) };
}

testCarrierContract("the outbox", async (t) => {
  const { outbox } = openRig(t as TestContext);
  const texts = async () => (await outbox.list()).map(({ text }) => text);
  return {
    carrier: outbox.carrier("email"),
    to: LETTER.to,
    arrived: texts,
    heardOf: async (words) => (await texts()).some((text) => text.includes(words)),
  };
});

test("the outbox lists its letters, the newest first, with what they were", async (t) => {
  const { outbox, clock } = openRig(t);
  assert.deepEqual(await outbox.list(), [], "before the first letter there is not even a folder");
  await outbox.carrier("email").carry(1 as LetterId, LETTER, yes);
  const first = clock.now();
  clock.pass(1_000);
  await outbox.carrier("sms").carry(2 as LetterId, { ...LETTER, to: "+15552010142", subject: "" }, yes);
  assert.deepEqual(await outbox.list(), [
    { ...LETTER, to: "+15552010142", subject: "", channel: "sms", at: clock.now() },
    { ...LETTER, channel: "email", at: first },
  ]);
});

test("only the user who runs the server can read the letters", async (t) => {
  const { folder, outbox } = openRig(t);
  await outbox.carrier("email").carry(1 as LetterId, LETTER, yes);
  assert.equal(statSync(folder).mode & 0o777, 0o700);
  for (const file of readdirSync(folder)) assert.equal(statSync(join(folder, file)).mode & 0o777, 0o600);
});

test("after a day a letter is not shown, and then its file is gone, with what a crash left half written", async (t) => {
  const { folder, outbox, clock } = openRig(t);
  await outbox.carrier("email").carry(1 as LetterId, LETTER, yes);
  writeFileSync(join(folder, `.${clock.now()}-sms-9.json`), '{"to": "+1555');
  clock.pass(24 * HOUR - 1);
  assert.equal(await outbox.eraseEnded(), 0);
  assert.equal((await outbox.list()).length, 1);
  clock.pass(1);
  assert.deepEqual(await outbox.list(), []);
  assert.equal(await outbox.eraseEnded(), 2);
  assert.deepEqual(readdirSync(folder), []);
});

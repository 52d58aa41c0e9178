import assert from "node:assert/strict";
import { test } from "node:test";
import type { SignedIn } from "../actions/recognise-session.ts";
import type { PersonId, SessionId } from "../domain/identifiers.ts";
import { AnnounceInProcess } from "../fanout/announce-in-process.ts";
import { Meanwhile } from "./meanwhile.ts";

const [sessionId, personId] = [1 as SessionId, 2 as PersonId];
const FOUND = { sessionId, person: { id: personId } } as SignedIn;

/** Looks for a session while `during` happens, the first time; the answers in their order. */
async function look(answers: (SignedIn | undefined)[], during: (told: AnnounceInProcess) => void) {
  const announcements = new AnnounceInProcess();
  const meanwhile = new Meanwhile(announcements);
  let asked = 0;
  const found = await meanwhile.settled(async () => {
    if (asked === 0) during(announcements);
    asked += 1;
    return answers[asked - 1];
  });
  meanwhile.stop();
  return { found, asked };
}

test("a session that ends while it is looked for is not found", async () => {
  const ended = await look([FOUND, undefined], (told) => told.announce({ kind: "session-ended", sessionId }));
  assert.deepEqual(ended, { found: undefined, asked: 2 });
});

test("a person who changes meanwhile is found as who they are", async () => {
  const now = { ...FOUND, restricted: true };
  const changed = await look([FOUND, now], (told) => told.announce({ kind: "person-changed", personId }));
  assert.deepEqual(changed, { found: now, asked: 2 });
});

test("what happens to others meanwhile asks nothing again", async () => {
  const others = await look([FOUND], (told) => {
    told.announce({ kind: "session-ended", sessionId: 8 as SessionId });
    told.announce({ kind: "person-changed", personId: 9 as PersonId });
  });
  assert.deepEqual(others, { found: FOUND, asked: 1 });
});

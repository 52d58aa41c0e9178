import assert from "node:assert/strict";
import { test } from "node:test";
import type { PersonId, SessionId, ThreadId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import { type LandPorts, land } from "./land.ts";

const MAYA = { id: 1 as PersonId, guest: true } as Person;
const threadId = 2 as ThreadId;

/** Somebody who is a member when it is looked where they go, and is none when the chat is read. */
const PORTS = {
  people: { byId: async () => MAYA },
  threads: { view: async () => ({}) },
  positions: { lastRead: async () => undefined },
  appointments: { find: async () => undefined },
  whoIsHere: { isOnline: () => false },
  clock: { now: () => 0 },
  sessions: { start: async () => {} },
  secrets: { token: () => "token", hashToken: () => "hash", identifier: () => 3 as SessionId },
  describeWelcome: async () => ({}),
  catchUp: async () => {
    throw new Refusal("thread-not-found");
  },
} as unknown as LandPorts;

for (const ended of ["link-ended", "code-wrong", "code-or-proof-wrong", "admission-ended"] as const) {
  test(`who is deleted or taken out while they come in hears what an ended way in answers: ${ended}`, async () => {
    const comeIn = land(PORTS);
    const entrance = { personId: MAYA.id, threadId, appointmentId: undefined };
    await assert.rejects(comeIn(entrance, ended), { code: ended });
  });
}

test("a fault of ours is told as one", async () => {
  const fault = new Error("The disk is full.");
  const comeIn = land({ ...PORTS, catchUp: () => Promise.reject(fault) });
  await assert.rejects(
    comeIn({ personId: MAYA.id, threadId, appointmentId: undefined }, "link-ended"),
    fault,
  );
});

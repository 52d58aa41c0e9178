import assert from "node:assert/strict";
import { test } from "node:test";
import type { Member } from "../../shared/protocol/parts.ts";
import type { Chat } from "./chats.ts";
import { guestsInLookAlikes } from "./look-alikes.ts";
import { titleOf } from "./names.ts";

const ME = 1;

function chat(id: number, ...members: [id: number, name: string, guest: boolean][]): Chat {
  const all: Member[] = members.map(([id, name, guest]) => {
    return { id, name, guest, roles: [], left: false, delivered: 0, read: 0 };
  });
  const summary = { id, version: 0, members: all, activityAt: 0, unread: [], last: null };
  return { summary, timeline: null };
}

test("guests are told apart in chats of one name, and only there", () => {
  const chats = [
    chat(70, [2, "Ana Example", true]),
    chat(71, [3, "Ana Example", true]),
    chat(72, [2, "Ana Example", true], [4, "Bo Example", true]),
    chat(73, [5, "Cy Example", true]),
  ];
  assert.deepEqual([...guestsInLookAlikes(chats, ME)].sort(), [2, 3]);
});

test("a colleague of a guest's name is not marked, the guest is", () => {
  const chats = [chat(70, [2, "Ana Example", false]), chat(71, [3, "Ana Example", true])];
  assert.deepEqual([...guestsInLookAlikes(chats, ME)], [3]);
});

test("what tells a guest apart stands beside the name", () => {
  const { summary } = chat(70, [2, "Ana Example", true], [4, "Bo Example", true]);
  assert.equal(titleOf(summary, ME), "Ana Example and Bo Example");
  assert.equal(titleOf(summary, ME, new Map([[2, "···0142"]])), "Ana Example ···0142 and Bo Example");
});

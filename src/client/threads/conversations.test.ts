import assert from "node:assert/strict";
import { test } from "node:test";
import type { FrameDown, FrameDownOf } from "../../shared/protocol/frames-down.ts";
import type { FrameUp } from "../../shared/protocol/frames-up.ts";
import type { Message, ThreadSummary } from "../../shared/protocol/parts.ts";
import { PROTOCOL_VERSION } from "../../shared/protocol/version.ts";
import type { Answer } from "../connection/request.ts";
import { Conversations, THE_LIST } from "./conversations.ts";

const ME = 1;

function message(seq: number): Message {
  return { seq, clientId: `client-id-of-${seq}-0`, authorId: 2, text: "", at: seq, expiresAt: 1_000 };
}

function summary(id: number, activityAt = 0): ThreadSummary {
  return { id, version: 0, members: [], activityAt, unread: [], last: null };
}

function welcome(threads: ThreadSummary[], older = false): FrameDownOf<"welcome"> {
  return {
    ...{ type: "welcome", protocol: PROTOCOL_VERSION, now: 0, threads, older, lastRead: null, online: [] },
    session: null,
    me: { id: ME, name: "Me", email: "me@clinic.example", roles: [], guest: false },
    organisation: { id: 9, name: "Clinic", retentionMs: 1_000, emergencyNumber: "" },
  };
}

/** `pages` answers by path; what is not in it fails. */
function trial(pages: Record<string, unknown> = {}) {
  const sent: FrameUp[] = [];
  const asked: string[] = [];
  const time = { now: 0 };
  const conversations = new Conversations({
    send: (frame) => sent.push(frame) > 0,
    ask: async <T>(path: string): Promise<Answer<T>> => {
      asked.push(path);
      const value = pages[path] as T | undefined;
      if (value !== undefined) return { ok: true, value };
      return { ok: false, status: 503, error: { code: "try-again", sentence: "Please try again." } };
    },
    now: () => time.now,
    onOnline: () => {},
  });
  return { conversations, sent, asked, time };
}

const posted = (seq: number): FrameDown => ({ type: "posted", threadId: 7, message: message(seq) });

test("several gaps in a row are asked for once", () => {
  const { conversations, sent } = trial();
  conversations.heard(welcome([summary(7)]));
  conversations.heard(posted(3));
  conversations.heard(posted(4));
  assert.deepEqual(sent, [{ type: "catch-up", threadId: 7, version: 0 }]);
});

test("a gap after a reconnect is asked for again, because the first question may be lost", () => {
  const { conversations, sent } = trial();
  conversations.heard(welcome([summary(7)]));
  conversations.heard(posted(3));
  conversations.heard(welcome([summary(7)]));
  conversations.heard(posted(3));
  assert.equal(sent.length, 2);
});

test("opening a thread loads its newest page, once", async () => {
  const path = "/api/threads/7/messages";
  const { conversations, asked } = trial({ [path]: { version: 0, messages: [], older: false } });
  conversations.heard(welcome([summary(7)]));
  await Promise.all([conversations.open(7), conversations.open(7)]);
  assert.deepEqual(asked, [path]);
  assert.notEqual(conversations.chats.value?.byId.get(7)?.timeline, null);
});

test("a thread far down the list is looked for page by page", async () => {
  const { conversations, asked } = trial({
    "/api/threads?before=50": { threads: [summary(8, 40)], older: true, online: [] },
    "/api/threads?before=40": { threads: [summary(9, 30)], older: false, online: [] },
    "/api/threads/9/messages": { version: 0, messages: [], older: false },
  });
  conversations.heard(welcome([summary(7, 50)], true));
  await conversations.open(9);
  assert.equal(asked.length, 3);
  assert.notEqual(conversations.chats.value?.byId.get(9)?.timeline, null);
});

test("what could not be loaded says why, until it is tried again", async () => {
  const { conversations } = trial();
  conversations.heard(welcome([summary(7)], true));
  await conversations.open(7);
  assert.equal(conversations.loading.value.get(7)?.failed, "Please try again.");
  await conversations.loadOlderThreads();
  assert.equal(conversations.loading.value.get(THE_LIST)?.failed, "Please try again.");
});

test("what has ended is not taken up any more", () => {
  const { conversations, time } = trial();
  conversations.heard(welcome([summary(7)]));
  time.now = 1_000;
  conversations.heard(posted(1));
  assert.equal(conversations.chats.value?.byId.get(7)?.summary.last, null);
});

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { FrameDown, FrameDownOf } from "../../shared/protocol/frames-down.ts";
import type { Member, Message, ThreadSummary } from "../../shared/protocol/parts.ts";
import { PROTOCOL_VERSION } from "../../shared/protocol/version.ts";
import type { Chats } from "./chats.ts";
import * as all from "./chats.ts";

const ME = 1;
const ANN = 2;
const THREAD = 70;

function member(id: number, read = 0): Member {
  return {
    id,
    name: `Person ${id}`,
    roles: ["participant"],
    guest: false,
    left: false,
    delivered: read,
    read,
  };
}

function message(seq: number, authorId = ANN, expiresAt = 1_000): Message {
  return { seq, clientId: `client-id-of-${seq}-0`, authorId, text: `text ${seq}`, at: seq, expiresAt };
}

function summary(parts: Partial<ThreadSummary> = {}): ThreadSummary {
  const members = [member(ME), member(ANN)];
  return { id: THREAD, version: 0, members, activityAt: 0, unread: [], last: null, ...parts };
}

function welcome(threads: ThreadSummary[], older = false): FrameDownOf<"welcome"> {
  return {
    ...{ type: "welcome", protocol: PROTOCOL_VERSION, now: 0, threads, older, lastRead: null, online: [] },
    session: null,
    me: { id: ME, name: "Me", email: "me@clinic.example", roles: ["participant"], guest: false },
    organisation: { id: 9, name: "Clinic", retentionMs: 1_000, emergencyNumber: "" },
  };
}

function after(chats: Chats, ...frames: FrameDown[]): Chats {
  return frames.reduce((held, frame) => all.receive(held, frame).chats, chats);
}

const posted = (of: Message): FrameDown => ({ type: "posted", threadId: THREAD, message: of });
const read = (seq: number): FrameDown => {
  return { type: "positions", threadId: THREAD, positions: [[ME, seq, seq]] };
};
const start = () => all.welcomed(null, welcome([summary()]));
const opened = (chats: Chats) => {
  const page = { version: chats.byId.get(THREAD)?.summary.version ?? 0, messages: [], older: false };
  return all.withFirstPage(chats, THREAD, page).chats;
};

describe("the badge", () => {
  test("shows the messages of others that were not read", () => {
    const chats = after(start(), posted(message(1)), posted(message(2, ME)), posted(message(3)));
    assert.equal(all.unreadInAll(chats), 2);
  });

  test("follows a deletion of an unread message", () => {
    const chats = after(start(), posted(message(1)), posted(message(2)));
    const removed: FrameDown = { type: "removed", threadId: THREAD, version: 3, seq: 1 };
    assert.equal(all.unreadInAll(after(chats, removed)), 1);
  });

  test("follows the expiry of an unread message, without a word from the server", () => {
    const chats = after(start(), posted(message(1, ANN, 500)), posted(message(2, ANN, 900)));
    assert.equal(all.unreadInAll(all.withoutExpired(chats, 499)), 2);
    assert.equal(all.unreadInAll(all.withoutExpired(chats, 500)), 1);
    assert.equal(all.unreadInAll(all.withoutExpired(chats, 900)), 0);
  });

  test("follows what was read on another device of the same person", () => {
    const chats = after(start(), posted(message(1)), posted(message(2)));
    assert.equal(all.unreadInAll(after(chats, read(1))), 1);
    assert.equal(all.unreadInAll(after(chats, read(2))), 0);
  });

  test("never grows again when an older position arrives late", () => {
    const chats = after(start(), posted(message(1)), posted(message(2)), read(2), read(1));
    assert.equal(all.unreadInAll(chats), 0);
  });

  test("is right again after an old message was told late", () => {
    const chats = after(
      start(),
      posted(message(1)),
      posted(message(2)),
      posted(message(1)),
      posted(message(3)),
    );
    assert.equal(all.unreadInAll(chats), 3);
  });

  test("counts a message that is told twice once", () => {
    const told = {
      since: 0,
      version: 1,
      reset: false,
      older: false,
      removed: [],
      members: [member(ME), member(ANN)],
    };
    const changes: FrameDown = { type: "changes", threadId: THREAD, messages: [message(1)], ...told };
    assert.equal(all.unreadInAll(after(start(), posted(message(1)), posted(message(1)), changes)), 1);
  });
});

describe("the preview in the list", () => {
  test("is the newest message", () => {
    const chats = after(start(), posted(message(1)), posted(message(2)));
    assert.equal(chats.byId.get(THREAD)?.summary.last?.seq, 2);
  });

  test("expires with its message", () => {
    const chats = after(start(), posted(message(1, ANN, 500)));
    assert.equal(all.withoutExpired(chats, 500).byId.get(THREAD)?.summary.last, null);
  });

  test("goes back to the message before when the newest is deleted in an opened thread", () => {
    const chats = after(opened(start()), posted(message(1)), posted(message(2)));
    const outcome = all.receive(chats, { type: "removed", threadId: THREAD, version: 3, seq: 2 });
    assert.equal(outcome.chats.byId.get(THREAD)?.summary.last?.seq, 1);
    assert.deepEqual(outcome.needs, []);
  });

  test("is asked for when the newest is deleted in a thread that was not opened", () => {
    const chats = after(start(), posted(message(1)), posted(message(2)));
    const outcome = all.receive(chats, { type: "removed", threadId: THREAD, version: 3, seq: 2 });
    assert.equal(outcome.chats.byId.get(THREAD)?.summary.last, null);
    assert.deepEqual(outcome.needs, [{ ask: "messages", threadId: THREAD }]);
  });
});

describe("what is missing is asked for", () => {
  test("after a gap: the changes since the last contiguous version", () => {
    const { needs, chats } = all.receive(after(start(), posted(message(1))), posted(message(3)));
    assert.deepEqual(needs, [{ ask: "changes", threadId: THREAD, version: 1 }]);
    assert.equal(chats.byId.get(THREAD)?.summary.version, 1);
  });

  test("when a message came while the first page of its thread was under way", () => {
    const chats = after(start(), posted(message(1)));
    const outcome = all.withFirstPage(chats, THREAD, { version: 0, messages: [], older: false });
    assert.deepEqual(outcome.needs, [{ ask: "changes", threadId: THREAD, version: 0 }]);
  });

  test("when a message comes in a thread that is further down the list than was loaded", () => {
    const outcome = all.receive(start(), { type: "posted", threadId: 99, message: message(1) });
    assert.deepEqual(outcome.needs, [{ ask: "threads" }]);
  });

  test("when members changed and something before that was missed", () => {
    const outcome = all.receive(opened(start()), {
      type: "thread",
      thread: summary({ version: 2 }),
      online: [],
    });
    assert.deepEqual(outcome.needs, [{ ask: "changes", threadId: THREAD, version: 0 }]);
  });
});

describe("after a reconnect", () => {
  test("an opened thread keeps its messages, and its version is told in hello", () => {
    const chats = after(opened(start()), posted(message(1)));
    const again = all.welcomed(chats, welcome([summary({ version: 4 })]));
    assert.equal(again.byId.get(THREAD)?.timeline?.messages.length, 1);
    assert.deepEqual(all.held(again, 500), [[THREAD, 1]]);
  });

  test("another person on the same page finds nothing of the one before", () => {
    const chats = after(opened(start()), posted(message(1)));
    const other = welcome([summary()]);
    const again = all.welcomed(chats, { ...other, me: { ...other.me, id: ANN } });
    assert.equal(again.byId.get(THREAD)?.timeline, null);
  });

  test("a thread that one has left is forgotten", () => {
    assert.equal(after(start(), { type: "left", threadId: THREAD }).byId.size, 0);
  });
});

test("the next expiry is the earliest of messages, marks and previews", () => {
  const early = summary({ unread: [[1, 400]], last: message(1, ANN, 700) });
  const chats = all.welcomed(null, welcome([early]));
  assert.equal(all.nextExpiry(chats), 400);
  const page = { version: 0, messages: [message(1, ANN, 300)], older: false };
  assert.equal(all.nextExpiry(all.withFirstPage(chats, THREAD, page).chats), 300);
  assert.equal(all.nextExpiry(start()), Number.POSITIVE_INFINITY);
});

test("threads stand with the liveliest first", () => {
  const chats = all.welcomed(null, welcome([summary({ id: 5, activityAt: 1 }), summary({ activityAt: 0 })]));
  const later = after(chats, posted({ ...message(1), at: 9 }));
  assert.deepEqual(
    all.inOrder(later).map((chat) => chat.summary.id),
    [THREAD, 5],
  );
});

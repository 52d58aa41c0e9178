import assert from "node:assert/strict";
import { test } from "node:test";
import type { FrameUp } from "../../shared/protocol/frames-up.ts";
import type { Answer } from "../connection/request.ts";
import type { Entry } from "./outbox.ts";
import { Postman } from "./postman.ts";

type Receipt = { seq: number; at: number; expiresAt: number };
const RECEIPT: Receipt = { seq: 1, at: 2, expiresAt: 3 };

/** A postman whose socket, walks and timers are in the test's hands. */
function trial() {
  const sent: FrameUp[] = [];
  const walks: { entry: Entry; answer: (with_: Answer<Receipt>) => void }[] = [];
  const timers: (() => void)[] = [];
  const confirmed: string[] = [];
  let last = 0;
  const postman = new Postman({
    send: (frame) => sent.push(frame) > 0,
    post: (entry) => new Promise((answer) => walks.push({ entry, answer })),
    after: (_ms, deed) => {
      timers.push(deed);
      return () => void timers.splice(timers.indexOf(deed), 1);
    },
    now: () => 0,
    newClientId: () => {
      last += 1;
      return `client-id-${String(last).padStart(8, "0")}`;
    },
    onConfirmed: (entry) => confirmed.push(entry.text),
  });
  const posts = () => sent.flatMap((frame) => (frame.type === "post" ? [frame] : []));
  const confirm = (clientId: string) =>
    postman.confirmed({ type: "confirmed", threadId: 7, clientId, ...RECEIPT });
  return { postman, posts, walks, timers, confirmed, confirm };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test("what is written with a socket goes at once and stays in the outbox until it is confirmed", () => {
  const { postman, posts, confirm, confirmed } = trial();
  postman.connected();
  postman.write(7, "hello");
  assert.deepEqual(
    posts().map(({ text }) => text),
    ["hello"],
  );
  assert.equal(postman.outbox.value[0]?.state, "under way");
  confirm(posts()[0]?.clientId ?? "");
  assert.deepEqual(postman.outbox.value, []);
  assert.deepEqual(confirmed, ["hello"]);
});

test("what is written without a connection goes when it is there, in order", () => {
  const { postman, posts } = trial();
  postman.write(7, "one");
  postman.write(8, "two");
  assert.equal(posts().length, 0);
  postman.connected();
  assert.deepEqual(
    posts().map(({ text }) => text),
    ["one", "two"],
  );
});

test("what was not confirmed when the connection was lost goes again under the same client id", () => {
  const { postman, posts } = trial();
  postman.connected();
  postman.write(7, "hello");
  postman.disconnected();
  assert.equal(postman.outbox.value[0]?.state, "waiting");
  postman.connected();
  assert.equal(posts().length, 2);
  assert.equal(posts()[0]?.clientId, posts()[1]?.clientId);
});

test("at most twenty messages are under way at once, and a confirmation lets the next one go", () => {
  const { postman, posts, confirm } = trial();
  postman.connected();
  for (let count = 0; count < 25; count += 1) postman.write(7, `message ${count}`);
  assert.equal(posts().length, 20);
  confirm(posts()[0]?.clientId ?? "");
  assert.equal(posts().length, 21);
});

test("a refused message stays, with the reason, until the person decides", () => {
  const { postman, posts } = trial();
  postman.connected();
  postman.write(7, "too long");
  const clientId = posts()[0]?.clientId ?? "";
  postman.refused(clientId, "text-too-long", "This is too long.");
  assert.equal(postman.outbox.value[0]?.state, "refused");
  assert.equal(postman.outbox.value[0]?.sentence, "This is too long.");
  postman.tryAgain(clientId);
  assert.equal(posts().length, 2);
  assert.equal(posts()[1]?.clientId, clientId);
  postman.remove(clientId);
  assert.deepEqual(postman.outbox.value, []);
});

test("a refusal that passes by itself is not shown: the message goes again a little later", () => {
  const { postman, posts, timers } = trial();
  postman.connected();
  postman.write(7, "hello");
  postman.refused(posts()[0]?.clientId ?? "", "too-fast", "Please wait.");
  assert.notEqual(postman.outbox.value[0]?.state, "refused");
  timers.at(-1)?.();
  assert.equal(posts().length, 2);
});

test("without a socket messages go by HTTP one after the other", async () => {
  const { postman, walks, confirmed } = trial();
  postman.goByFoot();
  postman.write(7, "one");
  postman.write(7, "two");
  assert.equal(walks.length, 1);
  walks[0]?.answer({ ok: true, value: RECEIPT });
  await settle();
  assert.deepEqual(confirmed, ["one"]);
  assert.equal(walks[1]?.entry.text, "two");
});

test("a message that went by HTTP and by the socket is confirmed once", async () => {
  const { postman, walks, posts, confirm, confirmed } = trial();
  postman.goByFoot();
  postman.write(7, "hello");
  postman.connected();
  assert.equal(posts()[0]?.clientId, walks[0]?.entry.clientId);
  confirm(posts()[0]?.clientId ?? "");
  walks[0]?.answer({ ok: true, value: RECEIPT });
  await settle();
  assert.deepEqual(confirmed, ["hello"]);
});

test("a message that comes back from the server leaves the outbox, whoever confirmed it", () => {
  const { postman, posts } = trial();
  postman.connected();
  postman.write(7, "hello");
  const clientId = posts()[0]?.clientId ?? "";
  postman.arrived([{ ...RECEIPT, clientId, authorId: 5, text: "hello" }], 1);
  assert.equal(
    postman.outbox.value.length,
    1,
    "somebody else's message with the same client id is another one",
  );
  postman.arrived([{ ...RECEIPT, clientId, authorId: 1, text: "hello" }], 1);
  assert.deepEqual(postman.outbox.value, []);
});

test("when the session has ended the message waits for the next one", async () => {
  const { postman, walks, timers, posts } = trial();
  postman.goByFoot();
  postman.write(7, "hello");
  const error = { code: "not-signed-in", sentence: "You are signed out." };
  walks[0]?.answer({ ok: false, status: 401, error });
  await settle();
  assert.equal(postman.outbox.value[0]?.state, "waiting");
  assert.equal(timers.length, 0);
  postman.connected();
  assert.equal(posts().length, 1);
});

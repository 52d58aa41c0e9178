import assert from "node:assert/strict";
import { test } from "node:test";
import { type ErrorCode, SENTENCES } from "../../src/shared/protocol/error-codes.ts";
import { MAX_HELD_THREADS, MAX_TEXT_LENGTH } from "../../src/shared/protocol/limits.ts";
import { PROTOCOL_VERSION } from "../../src/shared/protocol/version.ts";
import { demoPerson, demoThread } from "../harness/demo-people.ts";
import { newClientId, Page } from "../harness/page.ts";
import { type ServerProcess, startServer } from "../harness/start-server.ts";
import { wholeThread } from "../harness/whole-thread.ts";

/** What is sent, for a given thread; the code that it is answered with; the field that it is about, if one is named. */
type Case = readonly [what: string, send: (threadId: number) => string, code: ErrorCode, field?: string];

const json = (frame: object) => () => JSON.stringify(frame);
const post = (fields: object) => (threadId: number) =>
  JSON.stringify({ type: "post", threadId, clientId: newClientId(), text: "Hello", ...fields });
const text = (words: string) => post({ text: words });
const NOBODYS = 4_711;
const clientId = "0123456789abcdef";

const NOT_A_FRAME: readonly Case[] = [
  ["words", () => "hello?", "not-json"],
  ["nothing", () => "", "not-json"],
  ["half a frame", () => '{"type":"po', "not-json"],
  ["a frame and more", () => '{"type":"ping"}{"type":"ping"}', "not-json"],
  ["brackets, 100,000 deep", () => "[".repeat(100_000), "not-json"],
  ["closed brackets, 50,000 deep", () => "[".repeat(50_000) + "]".repeat(50_000), "unknown-frame"],
  ["null", () => "null", "unknown-frame"],
  ["a number", () => "7", "unknown-frame"],
  ["a string", () => '"post"', "unknown-frame"],
  ["a list", () => '[{"type":"ping"}]', "unknown-frame"],
  ["no type", json({}), "unknown-frame"],
  ["a type that there is not", json({ type: "shout" }), "unknown-frame"],
  ["a frame that only the server sends", json({ type: "posted" }), "unknown-frame"],
  ["a type that is a number", json({ type: 1 }), "unknown-frame"],
  ["a type of a megabyte", () => JSON.stringify({ type: "x".repeat(1_000_000) }), "unknown-frame"],
  ["the name of a property of every object", json({ type: "constructor" }), "unknown-frame"],
  ["the name of the prototype", () => '{"type":"__proto__"}', "unknown-frame"],
  [
    "hello for the second time",
    json({ type: "hello", protocol: PROTOCOL_VERSION, held: [] }),
    "unknown-frame",
  ],
];

const WRONG_FORM: readonly Case[] = [
  ["a missing text", post({ text: undefined }), "invalid-frame", "text"],
  ["a missing client id", post({ clientId: undefined }), "invalid-frame", "clientId"],
  ["a missing thread", post({ threadId: undefined }), "invalid-frame", "threadId"],
  ["a surplus field", post({ at: 1 }), "invalid-frame", "at"],
  ["a surplus field in a ping", json({ type: "ping", again: true }), "invalid-frame", "again"],
  [
    "a field named __proto__",
    () => '{"type":"ping","__proto__":{"type":"post"}}',
    "invalid-frame",
    "__proto__",
  ],
  ["a thread that is a string", post({ threadId: "7" }), "invalid-frame", "threadId"],
  ["a thread that is no whole number", post({ threadId: 1.5 }), "invalid-frame", "threadId"],
  ["a thread that is negative", post({ threadId: -1 }), "invalid-frame", "threadId"],
  ["a thread that is zero", post({ threadId: 0 }), "invalid-frame", "threadId"],
  ["a thread beyond exact numbers", post({ threadId: 2 ** 53 }), "invalid-frame", "threadId"],
  ["a thread that is a list", post({ threadId: [1] }), "invalid-frame", "threadId"],
  ["a text that is a number", post({ text: 5 }), "invalid-frame", "text"],
  ["a text that is null", post({ text: null }), "invalid-frame", "text"],
  ["a text that is a list", post({ text: ["a"] }), "invalid-frame", "text"],
  ["a client id that is too short", post({ clientId: "short" }), "invalid-frame", "clientId"],
  ["a client id that is too long", post({ clientId: "x".repeat(37) }), "invalid-frame", "clientId"],
  ["a client id of other letters", post({ clientId: "zäune über zäunen" }), "invalid-frame", "clientId"],
  ["a client id with a newline at its end", post({ clientId: `${clientId}\n` }), "invalid-frame", "clientId"],
  ["a deletion of half a message", json({ type: "delete", threadId: 1, seq: 0.5 }), "invalid-frame", "seq"],
  ["a position that is negative", json({ type: "read", threadId: 1, seq: -1 }), "invalid-frame", "seq"],
  [
    "a position that is no number",
    json({ type: "received", threadId: 1, seq: "all" }),
    "invalid-frame",
    "seq",
  ],
  ["a version that is missing", json({ type: "catch-up", threadId: 1 }), "invalid-frame", "version"],
];

const NO_MESSAGE: readonly Case[] = [
  ["an empty text", text(""), "text-empty"],
  ["a blank text", text(" \n\t "), "text-empty"],
  ["a text of spaces of other scripts", text("\u3000\u00a0\u2003\ufeff"), "text-empty"],
  ["10,001 characters", text("x".repeat(MAX_TEXT_LENGTH + 1)), "text-too-long"],
  ["a megabyte", text("x".repeat(1_000_000)), "text-too-long"],
  ["a megabyte of spaces", text(" ".repeat(1_000_000)), "text-too-long"],
  ["a NUL", text("before\0after"), "text-unreadable"],
  ["the first half of a surrogate pair", text("before \ud83e"), "text-unreadable"],
  ["the second half of a surrogate pair", text("\udd7a after"), "text-unreadable"],
  ["a surrogate pair the wrong way round", text("\udd7a\ud83e"), "text-unreadable"],
];

const NOT_THERE: readonly Case[] = [
  ["a post to an unknown thread", post({ threadId: NOBODYS }), "thread-not-found"],
  [
    "a deletion in an unknown thread",
    json({ type: "delete", threadId: NOBODYS, seq: 1 }),
    "thread-not-found",
  ],
  [
    "a catch-up with an unknown thread",
    json({ type: "catch-up", threadId: NOBODYS, version: 0 }),
    "thread-not-found",
  ],
  ["typing in an unknown thread", json({ type: "typing", threadId: NOBODYS }), "thread-not-found"],
  [
    "a deletion of what there is not",
    (threadId) => JSON.stringify({ type: "delete", threadId, seq: 999_999 }),
    "message-not-found",
  ],
];

async function assertStillAnswers(server: ServerProcess, cookie: string, threadId: number): Promise<void> {
  const page = await Page.arrive(server.url, cookie);
  await page.post(threadId, "Are you well?");
  await page.close();
  assert.doesNotMatch(server.output, /"level":(50|60)/, "the server logged an error");
}

test("every bad frame is refused with its code and sentence, and the socket goes on", {
  timeout: 120_000,
}, async (t) => {
  const server = await startServer(t, { args: ["--demo"] });
  const ada = await demoPerson(server.url, "ada");
  const pat = await demoPerson(server.url, "pat");
  const threadId = await demoThread(server.url, ada, pat);

  for (const table of [NOT_A_FRAME, WRONG_FORM, NO_MESSAGE, NOT_THERE]) {
    for (const [what, send, code, field] of table) {
      await t.test(`${what}: ${code}`, async () => {
        const page = await Page.arrive(server.url, pat.cookie);
        page.socket.send(send(threadId));
        const refused = await page.hear("refused");
        assert.equal(refused.code, code);
        assert.equal(refused.sentence, SENTENCES[code]);
        assert.equal(refused.re.field, field);
        await page.roundTrip();
        assert.equal(page.heard.filter(({ type }) => type === "refused").length, 1);
        await page.close();
      });
    }
    await assertStillAnswers(server, pat.cookie, threadId);
  }

  await t.test("a refusal says which frame it is about, as far as that could be read", async () => {
    const page = await Page.arrive(server.url, pat.cookie);
    page.say({ type: "post", threadId: NOBODYS, clientId, text: "Hello" });
    assert.deepEqual((await page.hear("refused")).re, { type: "post", threadId: NOBODYS, clientId });
    page.say({ type: "delete", threadId, seq: 999_999 });
    assert.deepEqual((await page.hear("refused")).re, { type: "delete", threadId, seq: 999_999 });
    page.socket.send(JSON.stringify({ type: "post", threadId: "here", clientId, text: 1 }));
    assert.deepEqual((await page.hear("refused")).re, { type: "post", clientId, field: "threadId" });
    await page.close();
  });

  await t.test("positions in a thread that is not one's own change nothing and tell nothing", async () => {
    const page = await Page.arrive(server.url, pat.cookie);
    page.say({ type: "read", threadId: NOBODYS, seq: 1 });
    page.say({ type: "received", threadId: NOBODYS, seq: 1 });
    await page.roundTrip();
    await page.close();
    assert.deepEqual(
      page.heard.map(({ type }) => type).filter((type) => type !== "presence"),
      ["welcome", "pong"],
    );
  });

  await t.test("a participant may not delete another's message, and it stays (M19)", async () => {
    const host = await Page.arrive(server.url, ada.cookie);
    const { seq } = await host.post(threadId, "The host's own");
    const page = await Page.arrive(server.url, pat.cookie);
    page.say({ type: "delete", threadId, seq });
    assert.equal((await page.hear("refused")).code, "message-of-another");
    const texts = (await wholeThread(server.url, pat.cookie, threadId)).map((message) => message.text);
    assert.ok(texts.includes("The host's own"));
    await Promise.all([host.close(), page.close()]);
  });

  await t.test("text is text: markup and the longest message arrive letter for letter", async () => {
    const page = await Page.arrive(server.url, ada.cookie);
    const reader = await Page.arrive(server.url, pat.cookie);
    const texts = [
      "<script>alert(1)</script>",
      "<img src=x onerror=alert(1)> &amp; &lt;b&gt; \\u003c ]]> --> '\"`",
      "\u202eright to left\u202c a\u0301\u200d e\u0301\u0327 \u2028 \u2029 \ufeff \u0007 \u001b[31m",
      "🩺".repeat(MAX_TEXT_LENGTH / 2),
      "  leading, trailing and\n\n\r\nbroken lines  ",
    ];
    for (const words of texts) {
      const { seq } = await page.post(threadId, words);
      assert.equal((await reader.hear("posted", ({ message }) => message.seq === seq)).message.text, words);
    }
    const read = (await wholeThread(server.url, pat.cookie, threadId)).slice(-texts.length);
    assert.deepEqual(
      read.map((message) => message.text),
      texts,
    );
    await Promise.all([page.close(), reader.close()]);
  });

  await assertStillAnswers(server, pat.cookie, threadId);
});

test("before hello nothing is told to anybody, and the socket is closed with a code that says why", async (t) => {
  const server = await startServer(t, { args: ["--demo"] });
  const { cookie } = await demoPerson(server.url, "pat");
  const held = Array.from({ length: MAX_HELD_THREADS + 1 }, (_, place) => [place + 1, 0]);
  const hello = (fields: object) =>
    JSON.stringify({ type: "hello", protocol: PROTOCOL_VERSION, held: [], ...fields });
  type Door = readonly [what: string, cookie: string, send: string, code: ErrorCode, closed: number];
  const doors: readonly Door[] = [
    ["a frame before hello", cookie, '{"type":"ping"}', "not-signed-in", 4401],
    ["not JSON", cookie, "hello?", "not-json", 4401],
    ["a hello without its fields", cookie, '{"type":"hello"}', "invalid-frame", 4401],
    ["a hello that holds too many threads", cookie, hello({ held }), "invalid-frame", 4401],
    ["an older page", cookie, hello({ protocol: PROTOCOL_VERSION - 1 }), "protocol-version", 4406],
    ["a newer page", cookie, hello({ protocol: PROTOCOL_VERSION + 1 }), "protocol-version", 4406],
    ["no cookie", "", hello({}), "not-signed-in", 4401],
    ["a cookie of no session", "session=made-up", hello({}), "not-signed-in", 4401],
    ["a cookie under another name", cookie.replace("session", "Session"), hello({}), "not-signed-in", 4401],
  ];
  for (const [what, cookies, send, code, closed] of doors) {
    await t.test(`${what}: ${code}, ${closed}`, async () => {
      const page = await Page.open(server.url, cookies ? { cookie: cookies } : {});
      page.socket.send(send);
      assert.equal(await page.closed, closed);
      assert.deepEqual(page.heard, [{ type: "refused", code, sentence: SENTENCES[code], re: {} }]);
    });
  }
  assert.doesNotMatch(server.output, /"level":(50|60)/, "the server logged an error");
});

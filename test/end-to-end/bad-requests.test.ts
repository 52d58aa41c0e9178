import assert from "node:assert/strict";
import { test } from "node:test";
import * as v from "valibot";
import { ErrorBody } from "../../src/shared/protocol/bodies.ts";
import { type ErrorCode, SENTENCES } from "../../src/shared/protocol/error-codes.ts";
import { FRAME_BURST, MAX_FRAME_BYTES, MAX_TEXT_LENGTH } from "../../src/shared/protocol/limits.ts";
import { type DemoPerson, demoPerson, demoThread } from "../harness/demo-people.ts";
import { overHttp } from "../harness/over-http.ts";
import { newClientId } from "../harness/page.ts";
import { RawSocket } from "../harness/raw-socket.ts";
import { type ServerProcess, startServer } from "../harness/start-server.ts";

interface Scene {
  readonly server: ServerProcess;
  readonly ada: DemoPerson;
  readonly threadId: number;
}

async function openScene(t: Parameters<typeof startServer>[0]): Promise<Scene> {
  const server = await startServer(t, { args: ["--demo"] });
  const ada = await demoPerson(server.url, "ada");
  const threadId = await demoThread(server.url, ada, await demoPerson(server.url, "pat"));
  return { server, ada, threadId };
}

async function assertStillAnswers({ server, ada, threadId }: Scene): Promise<void> {
  const body = { clientId: newClientId(), text: "Are you well?" };
  const path = `/api/threads/${threadId}/messages`;
  assert.equal((await overHttp(server.url, ["POST", path], { cookie: ada.cookie, body })).status, 201);
  assert.doesNotMatch(server.output, /"level":(50|60)/, "the server logged an error");
}

const post = (fields: object) => JSON.stringify({ clientId: newClientId(), text: "Hello", ...fields });
type Case = readonly [what: string, body: string, status: number, code: ErrorCode, field?: string];

const MESSAGES: readonly Case[] = [
  ["words", "hello?", 400, "not-json"],
  ["half a body", '{"text":"He', 400, "not-json"],
  ["no body", "", 400, "invalid-body"],
  ["null", "null", 400, "invalid-body"],
  ["a number", "7", 400, "invalid-body"],
  ["a list", "[]", 400, "invalid-body"],
  ["a missing text", post({ text: undefined }), 400, "invalid-body", "text"],
  ["a surplus field", post({ at: 1 }), 400, "invalid-body", "at"],
  ["a field named __proto__", '{"__proto__":{"text":"a"}}', 400, "invalid-body"],
  ["a text that is a number", post({ text: 5 }), 400, "invalid-body", "text"],
  ["a client id of other letters", post({ clientId: "zäune über zäunen" }), 400, "invalid-body", "clientId"],
  ["an empty text", post({ text: "" }), 422, "text-empty"],
  ["a blank text", post({ text: " \n\u3000" }), 422, "text-empty"],
  ["10,001 characters", post({ text: "x".repeat(MAX_TEXT_LENGTH + 1) }), 422, "text-too-long"],
  ["a megabyte of text", post({ text: "x".repeat(1_000_000) }), 422, "text-too-long"],
  ["more than the limit", post({ text: "x".repeat(MAX_FRAME_BYTES) }), 413, "too-large"],
  ["a NUL", post({ text: "a\0b" }), 422, "text-unreadable"],
  ["half a surrogate pair", post({ text: "a\ud83e" }), 422, "text-unreadable"],
];

test("every bad body is refused with its code and sentence", { timeout: 60_000 }, async (t) => {
  const scene = await openScene(t);
  const { server, ada, threadId } = scene;
  for (const [what, body, status, code, field] of MESSAGES) {
    await t.test(`${what}: ${status}, ${code}`, async () => {
      const headers = { cookie: ada.cookie, "content-type": "application/json" };
      const answer = await fetch(`${server.url}/api/threads/${threadId}/messages`, {
        method: "POST",
        headers,
        body,
      });
      assert.equal(answer.status, status);
      const refusal = v.parse(ErrorBody, await answer.json());
      assert.equal(refusal.code, code);
      assert.equal(refusal.sentence, SENTENCES[code]);
      if (field !== undefined) assert.equal(refusal.field, field);
    });
  }
  await assertStillAnswers(scene);
});

test("what another website makes a browser send is refused, and nothing of it is done", async (t) => {
  const scene = await openScene(t);
  const { server, ada, threadId } = scene;
  const clientId = newClientId();
  const body = JSON.stringify({ clientId, text: "Forged" });
  const json = { "content-type": "application/json" };
  const forged: readonly (readonly [headers: Record<string, string>, status: number, code: ErrorCode])[] = [
    [{ ...json, origin: "https://evil.example" }, 403, "wrong-origin"],
    [{ ...json, origin: "null" }, 403, "wrong-origin"],
    [{ ...json, origin: server.url, "sec-fetch-site": "cross-site" }, 403, "wrong-origin"],
    [{ ...json, "sec-fetch-site": "same-site" }, 403, "wrong-origin"],
    [{ "content-type": "text/plain" }, 415, "not-json"],
    [{ "content-type": "application/x-www-form-urlencoded" }, 415, "not-json"],
    [{ "content-type": "multipart/form-data; boundary=x" }, 415, "not-json"],
  ];
  for (const [headers, status, code] of forged) {
    const answer = await fetch(`${server.url}/api/threads/${threadId}/messages`, {
      method: "POST",
      headers: { cookie: ada.cookie, ...headers },
      body,
    });
    assert.deepEqual(
      [headers, answer.status, await answer.json()],
      [headers, status, { code, sentence: SENTENCES[code] }],
    );
  }
  const { body: there } = await overHttp(server.url, ["GET", `/api/threads/${threadId}/messages`], {
    cookie: ada.cookie,
  });
  assert.ok(!JSON.stringify(there).includes("Forged"));
  await assertStillAnswers(scene);
});

test("without a session there is nothing, and an ended session is none", async (t) => {
  const { server, ada, threadId } = await openScene(t);
  const ended = (await demoPerson(server.url, "ada")).cookie;
  await overHttp(server.url, ["POST", "/api/sign-out"], { cookie: ended });
  const requests = [
    ["GET", "/api/threads"],
    ["GET", "/api/unread"],
    ["GET", `/api/threads/${threadId}/messages`],
    ["POST", `/api/threads/${threadId}/messages`],
    ["DELETE", `/api/threads/${threadId}/messages/1`],
    ["POST", "/api/threads"],
    ["POST", "/api/people/find"],
    ["GET", "/api/colleagues"],
  ] as const;
  const cookies = [undefined, ended, "session=", "session=made-up", `${ada.cookie}x`, `other=1; ${ended}`];
  for (const request of requests) {
    for (const cookie of cookies) {
      const { status, body } = await overHttp(server.url, request, cookie === undefined ? {} : { cookie });
      const refusal = { code: "not-signed-in", sentence: SENTENCES["not-signed-in"] };
      assert.deepEqual([request, cookie, status, body], [request, cookie, 401, refusal]);
    }
  }
  // Whoever asks is out afterwards, also of what had ended by itself: the browser then keeps nothing.
  for (const cookie of [ended, `${ada.cookie}x`])
    assert.equal((await overHttp(server.url, ["POST", "/api/sign-out"], { cookie })).status, 204);
});

test("in a flood of requests those beyond the limit are refused with a code, and nobody else notices", {
  timeout: 60_000,
}, async (t) => {
  const scene = await openScene(t);
  const { server, threadId } = scene;
  const pat = await demoPerson(server.url, "pat");
  const counted = new Map<number, number>();
  const flood = async (): Promise<void> => {
    for (let request = 0; request < 100; request++) {
      const body = { clientId: newClientId(), text: "Again" };
      const path = `/api/threads/${threadId}/messages`;
      const { status } = await overHttp(server.url, ["POST", path], { cookie: pat.cookie, body });
      counted.set(status, (counted.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: 20 }, flood));
  assert.deepEqual([...counted.keys()].toSorted(), [201, 429]);
  assert.ok((counted.get(201) ?? 0) >= FRAME_BURST);
  await assertStillAnswers(scene);
});

const JSON_HEAD = "POST /api/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
const GET = (path: string, more = "") =>
  `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${more}\r\n`;

/** Each is answered with a status of 4xx, or with none at all where nothing can be made of it. */
const NO_HTTP: readonly (readonly [what: string, bytes: string | Uint8Array])[] = [
  ["words", "HELLO\r\n\r\n"],
  ["random bytes", Uint8Array.from({ length: 4096 }, (_, place) => (place * 7919 + 13) % 256)],
  [
    "the beginning of TLS",
    Uint8Array.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03]),
  ],
  ["HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
  ["a version that there is not", "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n"],
  ["a method that there is not", "BREW /chat HTTP/1.1\r\nHost: localhost\r\n\r\n"],
  ["no Host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n"],
  ["two lengths", `${JSON_HEAD}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`],
  ["a length and chunks", `${JSON_HEAD}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
  ["a negative length", `${JSON_HEAD}Content-Length: -1\r\n\r\n`],
  ["a chunk of no size", `${JSON_HEAD}Transfer-Encoding: chunked\r\n\r\nZZ\r\n\r\n`],
  ["a header without a colon", "GET / HTTP/1.1\r\nHost localhost\r\n\r\n"],
  ["a folded header", "GET / HTTP/1.1\r\nHost: localhost\r\n folded\r\n\r\n"],
  ["a NUL in a header", "GET / HTTP/1.1\r\nHost: local\0host\r\n\r\n"],
  ["a header of 70 KB", GET("/", `X: ${"a".repeat(70_000)}\r\n`)],
  ["3,000 headers", GET("/", Array.from({ length: 3_000 }, (_, place) => `a${place}: b\r\n`).join(""))],
  ["1,000 cookies of no session", GET("/api/unread", `Cookie: ${"a=b; ".repeat(1_000)}\r\n`)],
  ["an address of 100 KB", GET(`/${"a".repeat(100_000)}`)],
  ["an address that does not decode", GET("/%zz")],
  ["an address that decodes to no UTF-8", GET("/chat/%ff%fe")],
  ["a way out of the page's folder", GET("/assets/../../../package.json")],
  ["the same, encoded", GET("/assets/%2e%2e%2f%2e%2e%2f%2e%2e%2fpackage.json")],
  ["the same, with backslashes", GET("/assets/..%5c..%5c..%5cpackage.json")],
  ["a NUL in the address", GET("/assets/%00")],
  ["a dotfile", GET("/.git/config")],
  ["another server's address", GET("http://evil.example/")],
  ["a thread that is no number", GET("/api/threads/abc/messages")],
  ["a tunnel", "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n"],
  ["a socket that is none", GET("/socket", "Upgrade: websocket\r\n")],
  [
    "a socket without a key",
    "GET /socket HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
  ],
];

test("what is hardly HTTP, or asks for what is not there, gets no 5xx and does not stop the server", async (t) => {
  const scene = await openScene(t);
  for (const [what, bytes] of NO_HTTP) {
    await t.test(what, async () => {
      const raw = await RawSocket.open(t, scene.server.port);
      raw.write(bytes);
      raw.end();
      const answer = await raw.closed();
      assert.match(answer, /^(HTTP\/1\.1 4\d\d |$)/);
      assert.doesNotMatch(answer, /node_modules|\.ts:|clinical-chat/, "says nothing of the inside");
    });
  }
  await assertStillAnswers(scene);
});

test("the headers that protect a page are on every kind of answer", async (t) => {
  const { server, ada, threadId } = await openScene(t);
  const page = await (await fetch(`${server.url}/sign-in`)).text();
  const asset = /"(\/assets\/[^"]+\.js)"/.exec(page)?.[1] ?? "";
  type Kind = readonly [status: number, method: string, path: string, body?: string];
  const kinds: readonly Kind[] = [
    [200, "GET", "/sign-in"],
    [200, "GET", "/chat"],
    [404, "GET", "/nothing-here"],
    [200, "GET", asset],
    [404, "GET", "/assets/nothing-here.js"],
    [200, "GET", "/api/threads"],
    [404, "GET", "/api/nothing-here"],
    [404, "GET", "/%zz"],
    [404, "OPTIONS", "/api/threads"],
    [404, "PUT", "/api/threads", "{}"],
    [400, "POST", "/api/sign-in", "{"],
    [401, "POST", "/api/sign-in", '{"email":"nobody@clinic.example","password":"is nobodys password"}'],
    [413, "POST", "/api/sign-in", JSON.stringify({ email: "x".repeat(70_000), password: "" })],
    [201, "POST", `/api/threads/${threadId}/messages`, post({})],
    [422, "POST", `/api/threads/${threadId}/messages`, post({ text: "" })],
    [404, "DELETE", `/api/threads/${threadId}/messages/999999`],
    [204, "POST", "/api/sign-out"],
    [401, "GET", "/api/unread"],
  ];
  for (const [status, method, path, body] of kinds) {
    const headers = { cookie: ada.cookie, ...(body !== undefined && { "content-type": "application/json" }) };
    const answer = await fetch(`${server.url}${path}`, {
      method,
      headers,
      ...(body !== undefined && { body }),
    });
    await answer.arrayBuffer();
    const kind = `${method} ${path}`;
    assert.equal(answer.status, status, kind);
    const policy = answer.headers.get("content-security-policy") ?? "";
    assert.match(policy, /default-src 'none'/, kind);
    assert.match(policy, /frame-ancestors 'none'/, kind);
    assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval|\*/, kind);
    assert.equal(answer.headers.get("x-content-type-options"), "nosniff", kind);
    assert.equal(answer.headers.get("referrer-policy"), "no-referrer", kind);
    const isHashed = status === 200 && path === asset;
    assert.match(answer.headers.get("cache-control") ?? "", isHashed ? /immutable/ : /^no-store$/, kind);
    assert.equal(answer.headers.get("x-powered-by") ?? answer.headers.get("server"), null, kind);
  }
});

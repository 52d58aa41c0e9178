import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type HttpClinic, openHttpClinic } from "../../../test/harness/http-clinic.ts";

let clinic: HttpClinic;

before(async () => {
  clinic = await openHttpClinic();
});
after(() => clinic.close());

for (const address of [
  "/",
  "/chat",
  "/chat?list",
  "/chat/123",
  "/people",
  "/account",
  "/organisation",
  "/log",
  "/reset",
  "/sign-in?next=/chat",
  "/set-up",
  "/welcome",
  "/i",
  "/join",
  "/ended",
  "/waiting-room/123",
  "/sessions",
  "/contacts",
  "/letters",
  "/outbox",
  "/notifications",
]) {
  test(`the page opens at ${address}, and is not kept by any cache`, async () => {
    const { status, headers, text } = await clinic.ask("GET", address);
    assert.equal(status, 200);
    assert.match(text, /<title>Chat<\/title>/);
    assert.equal(headers["content-type"], "text/html; charset=utf-8");
    assert.equal(headers["cache-control"], "no-store");
  });
}

for (const address of [
  "/nothing",
  "/chat/0",
  "/chat/x",
  "/chat/1/2",
  "/i/secret",
  "/waiting-room",
  "/assets/none.js",
  "/sign-in/",
  "/.env",
  "/..%2f..%2fetc/passwd",
]) {
  test(`there is nothing at ${address}, and the page says so itself`, async () => {
    const { status, headers, text } = await clinic.ask("GET", address);
    assert.equal(status, 404);
    assert.match(text, /<title>Chat<\/title>/);
    assert.equal(headers["cache-control"], "no-store");
  });
}

test("a file whose name carries the hash of its content is kept by the browser for good", async () => {
  const { status, headers, text } = await clinic.ask("GET", "/assets/main-0a1b2c3d.js");
  assert.deepEqual([status, text], [200, "export {};"]);
  assert.equal(headers["cache-control"], "public, max-age=31536000, immutable");
});

test("a file that was compressed beforehand is sent so to a browser that takes it", async () => {
  const headers = { "accept-encoding": "gzip, br" };
  const answer = await clinic.ask("GET", "/assets/main-0a1b2c3d.js", { headers });
  assert.equal(answer.text, "as if compressed");
  assert.equal(answer.headers["content-encoding"], "br");
  assert.equal(answer.headers["cache-control"], "public, max-age=31536000, immutable");
  assert.match(answer.headers.vary?.toString() ?? "", /accept-encoding/i);
});

test("a file without a hash in its name is not kept", async () => {
  const { headers } = await clinic.ask("GET", "/icon.svg");
  assert.deepEqual([headers["content-type"], headers["cache-control"]], ["image/svg+xml", "no-store"]);
});

test("the page is there for GET and HEAD alone", async () => {
  const head = await clinic.ask("HEAD", "/chat");
  assert.deepEqual([head.status, head.text], [200, ""]);
  for (const method of ["POST", "PUT", "DELETE"] as const) {
    const { status, json } = await clinic.ask(method, "/chat");
    assert.deepEqual([status, json.code], [404, "not-found"]);
  }
});

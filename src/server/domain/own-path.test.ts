import assert from "node:assert/strict";
import { test } from "node:test";
import { ownPath } from "./own-path.ts";

for (const path of ["/", "/chat/17", "/chat?list", "/waiting-room/4711"])
  test(`a page of this site is one: ${path}`, () => assert.equal(ownPath(path), path));

for (const path of [
  undefined,
  "",
  "chat",
  "https://evil.example/",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/%2e%2e//evil.example",
  "/..//evil.example",
  "javascript:alert(1)",
  "/api/account",
  "/api",
  `/${"a".repeat(500)}`,
])
  test(`whatever may lead elsewhere is the home: ${JSON.stringify(path)?.slice(0, 40)}`, () =>
    assert.equal(ownPath(path), "/"));

test("what stands behind the # stays away, and no line can be added to a header", () => {
  assert.equal(ownPath("/chat/17#a"), "/chat/17");
  assert.equal(ownPath("/chat\r\nset-cookie: a=b"), "/chatset-cookie:%20a=b");
});

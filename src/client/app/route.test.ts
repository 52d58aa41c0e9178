import assert from "node:assert/strict";
import { test } from "node:test";
import { isDoor, routeOf } from "./route.ts";

test("each address leads to its page", () => {
  assert.deepEqual(routeOf("/"), { page: "home" });
  assert.deepEqual(routeOf("/chat"), { page: "chat", threadId: null, list: false });
  assert.deepEqual(routeOf("/chat?list"), { page: "chat", threadId: null, list: true });
  assert.deepEqual(routeOf("/chat/9007199254740991"), {
    page: "chat",
    threadId: 9007199254740991,
    list: false,
  });
  assert.deepEqual(routeOf("/people"), { page: "people" });
  assert.deepEqual(routeOf("/sign-in?next=%2Fchat"), { page: "sign-in" });
});

test("addresses that are none lead to the page that says so", () => {
  for (const address of [
    "/chat/",
    "/chat/0",
    "/chat/x",
    "/chat/12345678901234567",
    "/nowhere",
    "/people/1",
  ]) {
    assert.deepEqual(routeOf(address), { page: "nothing" }, address);
  }
});

test("only the pages before the sign-in are doors", () => {
  assert.deepEqual(
    ["/sign-in", "/set-up", "/welcome"].map((door) => isDoor(routeOf(door))),
    [true, true, true],
  );
  assert.deepEqual(
    ["/", "/chat", "/people", "/nowhere"].map((page) => isDoor(routeOf(page))),
    [...[false, false, false, false]],
  );
});

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
  assert.deepEqual(routeOf("/i"), { page: "invitation" });
  assert.deepEqual(routeOf("/waiting-room/12"), { page: "waiting-room", appointmentId: 12 });
});

test("addresses that are none lead to the page that says so", () => {
  for (const address of [
    "/chat/",
    "/chat/0",
    "/chat/x",
    "/chat/12345678901234567",
    "/nowhere",
    "/people/1",
    "/home",
    "/invitation",
    "/waiting-room",
    "/waiting-room/0",
  ]) {
    assert.deepEqual(routeOf(address), { page: "nothing" }, address);
  }
});

test("only the pages of those who are not in are doors", () => {
  for (const door of ["/sign-in", "/set-up", "/welcome", "/i", "/join", "/ended", "/help"]) {
    assert.equal(isDoor(routeOf(door)), true, door);
  }
  for (const page of ["/", "/chat", "/people", "/waiting-room/1", "/notifications", "/nowhere"]) {
    assert.equal(isDoor(routeOf(page)), false, page);
  }
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { AfterTheAnswer } from "./after-the-answer.ts";

function started() {
  const logged: object[] = [];
  const later = new AfterTheAnswer({ error: (about) => logged.push(about) });
  return { later, logged };
}

test("work begins when the answer has been given, and is waited for at the end", async () => {
  const { later } = started();
  const seen: string[] = [];
  later.do("one thing", async () => {
    seen.push("begun");
    await new Promise((resolve) => setImmediate(resolve));
    later.do("what comes of it", async () => void seen.push("what came of it"));
    seen.push("done");
  });
  await Promise.resolve();
  seen.push("answered");
  await later.settled();
  assert.deepEqual(seen, ["answered", "begun", "done", "what came of it"]);
});

test("what goes wrong is logged, by what it was and without what was said", async () => {
  const { later, logged } = started();
  later.do("renewing a link", async () => {
    throw new TypeError("of Maya Lind");
  });
  await later.settled();
  assert.deepEqual(logged, [{ what: "renewing a link", error: "TypeError" }]);
});

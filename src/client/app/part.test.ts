import assert from "node:assert/strict";
import { test } from "node:test";
import { makePart } from "./part.ts";

const never = () => assert.fail("gave up");

test("a part is fetched once, however often it is wanted", async () => {
  let fetched = 0;
  const part = makePart(async () => {
    fetched += 1;
    return "the page";
  }, never);
  part.want();
  part.want();
  assert.equal(part.state.value, "not-here");
  await settled();
  part.want();
  assert.deepEqual([part.state.value, fetched], [{ is: "the page" }, 1]);
});

test("a part that did not come is fetched again when it is wanted again", async () => {
  let fetched = 0;
  const part = makePart(async () => {
    fetched += 1;
    if (fetched === 1) throw new Error("no network");
    return "the page";
  }, never);
  part.want();
  await settled();
  assert.equal(part.state.value, "failed");
  part.want();
  assert.equal(part.state.value, "not-here");
  await settled();
  assert.deepEqual(part.state.value, { is: "the page" });
});

test("when a part did not come twice, the whole page is asked for anew", async () => {
  let gaveUp = 0;
  const part = makePart(
    () => Promise.reject(new Error("not there any more")),
    () => {
      gaveUp += 1;
    },
  );
  for (const failures of [1, 2]) {
    part.want();
    await settled();
    assert.deepEqual([failures, part.state.value, gaveUp], [failures, "failed", 0]);
  }
  part.want();
  assert.equal(gaveUp, 1);
});

function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

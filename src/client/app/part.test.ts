import assert from "node:assert/strict";
import { test } from "node:test";
import { makePart } from "./part.ts";

/** A part of which these attempts come to nothing. */
function trial({ failing, reachable = false }: { failing: number; reachable?: boolean }) {
  const seen = { fetched: 0, reloaded: 0 };
  const part = makePart({
    fetch: async () => {
      seen.fetched += 1;
      if (seen.fetched <= failing) throw new Error("it did not come");
      return "the page";
    },
    isReachable: async () => reachable,
    reload: () => {
      seen.reloaded += 1;
    },
  });
  return { part, seen };
}

test("a part is fetched once, however often it is wanted", async () => {
  const { part, seen } = trial({ failing: 0 });
  part.want();
  part.want();
  assert.equal(part.state.value, "not-here");
  await settled();
  part.want();
  assert.deepEqual([part.state.value, seen.fetched], [{ is: "the page" }, 1]);
});

test("a part that did not come is fetched again when it is wanted again", async () => {
  const { part, seen } = trial({ failing: 1, reachable: true });
  part.want();
  await settled();
  assert.equal(part.state.value, "failed");
  part.want();
  assert.equal(part.state.value, "not-here");
  await settled();
  assert.deepEqual([part.state.value, seen.reloaded], [{ is: "the page" }, 0]);
});

test("a part that does not come though the server is there has the page loaded anew", async () => {
  const { part, seen } = trial({ failing: 9, reachable: true });
  part.want();
  await settled();
  assert.equal(seen.reloaded, 0);
  part.want();
  await settled();
  assert.equal(seen.reloaded, 1);
});

test("without a connection the page stays as it is, however often one tries", async () => {
  const { part, seen } = trial({ failing: 9 });
  for (let tries = 1; tries <= 3; tries += 1) {
    part.want();
    await settled();
    assert.deepEqual([part.state.value, seen.fetched, seen.reloaded], ["failed", tries, 0]);
  }
});

function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

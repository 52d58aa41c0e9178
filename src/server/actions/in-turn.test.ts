import assert from "node:assert/strict";
import { test } from "node:test";
import { inTurn } from "./in-turn.ts";

function noted() {
  const seen: string[] = [];
  const gates = new Map<string, () => void>();
  const work = (name: string) => async () => {
    seen.push(`${name} begins`);
    await new Promise<void>((resolve) => gates.set(name, resolve));
    seen.push(`${name} ends`);
    return name;
  };
  return { seen, work, end: (name: string) => gates.get(name)?.() };
}

const turnOfTheLoop = () => new Promise((resolve) => setImmediate(resolve));

test("what has the same key waits for its turn, and what has another does not", async () => {
  const { seen, work, end } = noted();
  const take = inTurn<number>();
  const all = [take(1, work("first")), take(1, work("second")), take(2, work("other"))];
  await turnOfTheLoop();
  assert.deepEqual(seen, ["first begins", "other begins"]);
  end("first");
  end("other");
  await turnOfTheLoop();
  assert.deepEqual(seen.slice(2).toSorted(), ["first ends", "other ends", "second begins"]);
  end("second");
  assert.deepEqual(await Promise.all(all), ["first", "second", "other"]);
});

test("what fails keeps nobody waiting, and tells whoever asked for it", async () => {
  const take = inTurn<string>();
  const failing = take("a", async () => {
    throw new Error("no");
  });
  const after = take("a", async () => "yes");
  await assert.rejects(failing, /no/);
  assert.equal(await after, "yes");
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { CountedInMemory } from "./counted-in-memory.ts";
import { exposition } from "./exposition.ts";

test("a metric is written as Prometheus reads it: help, type, and a line for each number", () => {
  const text = exposition([
    { name: "letters", help: "Letters.", type: "gauge", samples: [{ labels: { state: "sent" }, value: 3 }] },
    { name: "open", help: "Open.", type: "gauge", samples: [{ value: 0.5 }] },
  ]);
  assert.equal(
    text,
    '# HELP letters Letters.\n# TYPE letters gauge\nletters{state="sent"} 3\n# HELP open Open.\n# TYPE open gauge\nopen 0.5\n',
  );
});

test("quotes, backslashes and new lines in a label do not end it", () => {
  const labels = { job: 'a"b\\c\nd' };
  const text = exposition([{ name: "n", help: "h", type: "gauge", samples: [{ labels, value: 1 }] }]);
  assert.match(text, /\nn\{job="a\\"b\\\\c\\nd"\} 1\n$/);
});

test("each bucket of a histogram holds those below it too, and what took longest is counted all the same", () => {
  const measures = new CountedInMemory();
  for (const afterMs of [0.4, 1, 7, 60_000]) measures.confirmed(afterMs);
  const { buckets, count, sumSeconds } = measures.confirmations;
  assert.deepEqual(buckets.slice(0, 4), [
    [0.001, 2],
    [0.0025, 2],
    [0.005, 2],
    [0.01, 3],
  ]);
  assert.deepEqual(buckets.at(-1), [10, 3]);
  assert.deepEqual([count, sumSeconds], [4, 60.0084]);
});

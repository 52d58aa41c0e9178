import assert from "node:assert/strict";
import { test } from "node:test";
import { linkify } from "./linkify.ts";

const CASES: [text: string, links: string[]][] = [
  ["See https://clinic.example/map today", ["https://clinic.example/map"]],
  ["http://one.example and https://two.example", ["http://one.example", "https://two.example"]],
  ["Read https://clinic.example.", ["https://clinic.example"]],
  ["(https://clinic.example/a)", ["https://clinic.example/a"]],
  ["https://wiki.example/Foot_(anatomy)", ["https://wiki.example/Foot_(anatomy)"]],
  ["HTTPS://CLINIC.EXAMPLE", ["HTTPS://CLINIC.EXAMPLE"]],
  ["javascript:alert(1)", []],
  ["data:text/html,hello", []],
  ["https://", []],
  ["clinic.example", []],
  ['<a href="https://clinic.example">', ["https://clinic.example"]],
];

for (const [text, links] of CASES) {
  test(`${links.length} links are found in: ${text}`, () => {
    const pieces = linkify(text);
    assert.deepEqual(
      pieces.flatMap((piece) => piece.href ?? []),
      links,
    );
    assert.equal(pieces.map((piece) => piece.text).join(""), text);
  });
}

test("nothing but http and https becomes a link, and no text is lost", () => {
  const text = "ftp://x.example javascript://x.example mailto:a@x.example <script>alert(1)</script>";
  assert.deepEqual(linkify(text), [{ text, href: null }]);
});

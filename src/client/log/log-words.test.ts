import assert from "node:assert/strict";
import { test } from "node:test";
import { AUDIT_ACTIONS, WANTED_ACCESS } from "../../server/domain/audit-actions.ts";
import { sayOfLog } from "../text/english-log.ts";
import { NO_FILTER, queryOf } from "./use-log.ts";

test("the page has words for everything that the log knows, and for nothing else", () => {
  assert.deepEqual(Object.keys(sayOfLog.whats).sort(), [...AUDIT_ACTIONS].sort());
});

test("what was refused, and the further facts of an entry, are told in words and not in codes", () => {
  assert.equal(sayOfLog.outcomeOf("request-needed"), "refused: no request asks for it");
  assert.equal(sayOfLog.outcomeOf("thread-not-found"), "refused: thread not found");
  assert.equal(sayOfLog.thing("chat-request", 7), "a request to Support (7)");
  const told: [string, number | string | boolean, string][] = [
    ["way", "password", "by password"],
    ["retentionMs", 3_456_000_000, "messages live 40 days"],
    ["idleMs", 900_000, "log-off after 15 minutes without input"],
    ["enabled", false, "turned off"],
    ["reason", "idle", "nobody was there"],
    ["from", "command-line", "on the server’s command line"],
    ["thread", 12, "chat 12"],
    ["namedInLetters", true, "named in letters yes"],
  ];
  for (const [name, value, words] of told) assert.equal(sayOfLog.detailOf(name, value), words);
  for (const wanted of WANTED_ACCESS) assert.match(sayOfLog.detailOf("wanted", wanted), /^wanted (to|a) /);
});

test("a filter is asked for by days of the reader, whole ones, and by what was chosen", () => {
  assert.equal(queryOf(NO_FILTER), "");
  const query = new URLSearchParams(
    queryOf({ ...NO_FILTER, from: "2026-03-08", to: "2026-03-08", person: "7", outcome: "refused" }),
  );
  assert.equal(Number(query.get("from")), new Date(2026, 2, 8).getTime());
  assert.equal(Number(query.get("to")), new Date(2026, 2, 9).getTime());
  assert.deepEqual([query.get("person"), query.get("outcome"), query.get("action")], ["7", "refused", null]);
});

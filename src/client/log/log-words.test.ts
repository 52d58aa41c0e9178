import assert from "node:assert/strict";
import { test } from "node:test";
import { AUDIT_ACTIONS } from "../../server/domain/audit-actions.ts";
import { sayOfLog } from "../text/english-log.ts";
import { NO_FILTER, queryOf } from "./use-log.ts";

test("the page has words for everything that the log knows, and for nothing else", () => {
  assert.deepEqual(Object.keys(sayOfLog.whats).sort(), [...AUDIT_ACTIONS].sort());
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

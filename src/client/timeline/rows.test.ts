import assert from "node:assert/strict";
import { test } from "node:test";
import type { Message } from "../../shared/protocol/parts.ts";
import { type Row, type RowsOf, rowsOf } from "./rows.ts";

const ME = 1;
const ANN = 2;
const BEN = 3;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

function message(seq: number, authorId: number, at: number): Message {
  return { seq, clientId: `client-id-of-${seq}-0`, authorId, text: "", at, expiresAt: at + DAY };
}

function rows(messages: Message[], parts: Partial<RowsOf> = {}): Row[] {
  const dayOf = (at: number) => String(Math.floor(at / DAY));
  return rowsOf({ messages, pending: [], myId: ME, newAfter: null, dayOf, ...parts });
}

const kinds = (of: Row[]) => of.map((row) => ("leads" in row ? (row.leads ? "leads" : "follows") : row.kind));

test("each day begins with its name", () => {
  const found = rows([message(1, ANN, 0), message(2, BEN, 1), message(3, ANN, DAY)]);
  assert.deepEqual(kinds(found), ["day", "leads", "leads", "day", "leads"]);
});

test("messages of one person within five minutes stand together", () => {
  const found = rows([message(1, ANN, 0), message(2, ANN, 5 * MINUTE - 1), message(3, ANN, 10 * MINUTE)]);
  assert.deepEqual(kinds(found), ["day", "leads", "follows", "leads"]);
});

test("the line of new messages stands before the first one of somebody else after the read position", () => {
  const found = rows([message(1, ANN, 0), message(2, ME, 1), message(3, ANN, 2), message(4, ANN, 3)], {
    newAfter: 1,
  });
  assert.deepEqual(kinds(found), ["day", "leads", "leads", "new", "leads", "follows"]);
});

test("without anything new there is no line", () => {
  assert.deepEqual(kinds(rows([message(1, ANN, 0)], { newAfter: 1 })), ["day", "leads"]);
});

test("what is being sent stands at the end, and keeps its key when it is confirmed", () => {
  const sent = message(2, ME, 10);
  const entry = {
    threadId: 7,
    clientId: sent.clientId,
    text: "",
    writtenAt: 9,
    state: "waiting",
    sentence: "",
  } as const;
  const before = rows([message(1, ANN, 0)], { pending: [entry] });
  assert.equal(before.at(-1)?.kind, "pending");
  assert.equal(rows([message(1, ANN, 0), sent]).at(-1)?.key, before.at(-1)?.key);
});

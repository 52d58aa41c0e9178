import assert from "node:assert/strict";
import { test } from "node:test";
import type { Role } from "../../shared/protocol/parts.ts";
import { insideOf } from "./inside.ts";

const FOR_STAFF = ["home", "sessions", "contacts", "people", "letters"] as const;

function pagesOf(roles: readonly Role[], guest = false): string[] {
  const inside = insideOf({ roles: [...roles], guest });
  return FOR_STAFF.filter((page) => inside.has(page));
}

test("a guest has the chat, the waiting room and notifications, and nothing of the clinic's own pages", () => {
  assert.deepEqual(pagesOf([], true), []);
  const inside = insideOf({ roles: [], guest: true });
  assert.deepEqual(
    (["chat", "waiting-room", "notifications"] as const).filter((page) => !inside.has(page)),
    [],
  );
});

test("hosts have their sessions and contacts, administrators everything", () => {
  assert.deepEqual(pagesOf(["participant"]), ["home"]);
  assert.deepEqual(pagesOf(["host", "participant"]), ["home", "sessions", "contacts"]);
  assert.deepEqual(pagesOf(["administrator", "participant"]), [...FOR_STAFF]);
});

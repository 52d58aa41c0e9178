import assert from "node:assert/strict";
import { test } from "node:test";
import type { Role } from "../../shared/protocol/parts.ts";
import type { PersonId } from "./identifiers.ts";
import { DeletePermit } from "./permissions.ts";
import type { ThreadView } from "./thread-view.ts";

const ME = 1 as PersonId;
const ANOTHER = 2 as PersonId;

function seenBy(...roles: Role[]): ThreadView {
  return { viewer: { personId: ME, roles, seesAfter: 0 } } as unknown as ThreadView;
}

test("M19: everybody may delete their own messages", () => {
  assert.equal(DeletePermit.for(seenBy("participant"), { seq: 3, authorId: ME }).seq, 3);
});

test("M19: a host, and an administrator, may delete any message of a thread of theirs", () => {
  for (const role of ["host", "administrator"] as const) {
    assert.equal(DeletePermit.for(seenBy("participant", role), { seq: 3, authorId: ANOTHER }).seq, 3);
  }
});

test("M19: a participant may not delete what another person wrote", () => {
  assert.throws(() => DeletePermit.for(seenBy("participant"), { seq: 3, authorId: ANOTHER }), {
    code: "message-of-another",
  });
});

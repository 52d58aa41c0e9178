import assert from "node:assert/strict";
import { test } from "node:test";
import type { GroupRoles } from "../../shared/protocol/sign-on-bodies.ts";
import { groupsAsText, readGroups } from "./groups-text.ts";

test("groups are a line each, and read back as they were", () => {
  const text = "Doctors: host\nurn:it: host, administrator\nEverybody: ";
  const groups: GroupRoles[] = [
    { group: "Doctors", roles: ["host"] },
    { group: "urn:it", roles: ["host", "administrator"] },
    { group: "Everybody", roles: [] },
  ];
  assert.deepEqual(readGroups(text), { groups });
  assert.deepEqual(readGroups(`\n  ${text}\n\n`), { groups });
  assert.equal(groupsAsText(groups), text);
});

for (const line of ["Doctors", ": host", "Doctors: boss", "Doctors host"])
  test(`a line that is not clear is said: ${line}`, () => {
    assert.deepEqual(readGroups(`Nurses: host\n${line}`), { unclear: line });
  });

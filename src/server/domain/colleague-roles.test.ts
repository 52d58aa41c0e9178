import assert from "node:assert/strict";
import { test } from "node:test";
import type { Role } from "../../shared/protocol/parts.ts";
import { colleagueRoles } from "./colleague-roles.ts";

test("everybody is a participant, and has each chosen role once", () => {
  const cases: [chosen: Role[], given: Role[]][] = [
    [[], ["participant"]],
    [["participant"], ["participant"]],
    [
      ["host", "host"],
      ["host", "participant"],
    ],
    [
      ["participant", "administrator", "host"],
      ["administrator", "host", "participant"],
    ],
  ];
  for (const [chosen, given] of cases) assert.deepEqual(colleagueRoles(chosen), given);
});

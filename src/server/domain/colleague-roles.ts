import { ROLES, type Role } from "../../shared/protocol/parts.ts";

/** Each role once, in a fixed order; everybody is a participant. */
export function colleagueRoles(chosen: readonly Role[]): readonly Role[] {
  return ROLES.filter((role) => role === "participant" || chosen.includes(role));
}

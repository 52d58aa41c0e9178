import { ROLES, type Role } from "../../shared/protocol/parts.ts";

/** Roles in one number: bit n is the n-th role that the protocol lists, so new ones are added at its end. */
export function rolesToBits(roles: readonly Role[]): number {
  return ROLES.reduce((bits, role, place) => (roles.includes(role) ? bits | (1 << place) : bits), 0);
}

export function rolesFromBits(bits: number): readonly Role[] {
  return ROLES.filter((_, place) => bits & (1 << place));
}

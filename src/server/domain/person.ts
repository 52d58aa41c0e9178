import type { Role } from "../../shared/protocol/parts.ts";
import type { OrganisationId, PersonId } from "./identifiers.ts";

/** Somebody with an account, as the deeds know them. */
export interface Person {
  readonly id: PersonId;
  readonly organisationId: OrganisationId;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
}

/** An administrator has every permission of a host. */
export function isHost(roles: readonly Role[]): boolean {
  return roles.includes("host") || roles.includes("administrator");
}

export function isAdministrator(roles: readonly Role[]): boolean {
  return roles.includes("administrator");
}

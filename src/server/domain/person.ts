import type { Role } from "../../shared/protocol/parts.ts";
import type { OrganisationId, PersonId } from "./identifiers.ts";

/** Somebody who is signed in, as the deeds know them. A guest has no roles, and name and e-mail are empty: sealed elsewhere. */
export interface Person {
  readonly id: PersonId;
  readonly organisationId: OrganisationId;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly guest: boolean;
  /** Runs the installation: has no roles and no chat, and reads nothing of anybody. */
  readonly support?: true;
}

/** An administrator has every permission of a host. */
export function isHost(roles: readonly Role[]): boolean {
  return roles.includes("host") || roles.includes("administrator");
}

export function isAdministrator(roles: readonly Role[]): boolean {
  return roles.includes("administrator");
}

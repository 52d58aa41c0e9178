import type { Me } from "../../shared/protocol/parts.ts";

/** An administrator may do all that a host may. */
export function isHost(me: Me | undefined): boolean {
  return me !== undefined && (me.roles.includes("host") || me.roles.includes("administrator"));
}

import type { ErrorCode } from "../../shared/protocol/error-codes.ts";
import type { Person } from "../domain/person.ts";
import type { Audit } from "../ports/audit.ts";
import { by } from "./watch-deeds.ts";

/** Somebody asked for what is not for people like them, before any deed was reached. `route`: its pattern. */
export function recordObstacle(audit: Audit) {
  return (person: Person, outcome: ErrorCode, route: string): Promise<void> =>
    audit.record({ action: "access.refused", ...by(person), outcome, detail: { route } });
}

import type { ErrorCode } from "../../shared/protocol/error-codes.ts";
import type { PersonId } from "./identifiers.ts";
import { Refusal } from "./refusal.ts";

/** A sign-in that was refused, and whose it was to be. That is for the log alone: who asks is told nothing of it. */
export class AccountRefusal extends Refusal {
  readonly personId: PersonId;

  constructor(code: ErrorCode, personId: PersonId) {
    super(code);
    this.personId = personId;
  }
}

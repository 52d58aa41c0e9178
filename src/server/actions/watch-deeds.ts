import type { ErrorCode } from "../../shared/protocol/error-codes.ts";
import type { WantedAccess } from "../domain/audit-actions.ts";
import type { PersonId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Audit, AuditEvent, AuditObject } from "../ports/audit.ts";

/** How a deed ended: with what it gave, or with a refusal. */
export type Ended<Result> =
  | { readonly outcome: "done"; readonly result: Result; readonly refusal?: undefined }
  | { readonly outcome: ErrorCode; readonly refusal: Refusal; readonly result?: undefined };

export type Told = Omit<AuditEvent, "outcome">;

/** What the log is told of a deed that ended so; undefined: nothing. */
export type Tell<Given extends unknown[], Result> = (
  ended: Ended<Result>,
  ...given: Given
) => Promise<Told | readonly Told[] | undefined> | Told | readonly Told[] | undefined;

export type Deed<Given extends unknown[], Result> = (...given: Given) => Promise<Result>;

/** A mistake in a form is nothing that a log must know, and neither is a server that has no time. */
const NO_EVENT: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "invalid-body",
  "too-fast",
  "chat-disabled",
  "server-stopping",
  "try-again",
  "text-empty",
  "text-too-long",
  "text-unreadable",
  "nobody-chosen",
  "too-many-members",
  "too-many-contacts",
  "too-many-passkeys",
  "contact-unreachable",
  "contact-with-itself",
  "name-missing",
  "name-too-short",
  "name-too-long",
  "notes-too-long",
  "notes-unreadable",
  "mobile-invalid",
  "mobile-abroad",
  "email-invalid",
  "email-missing",
  "time-zone-unknown",
  "quiet-hours-invalid",
  "code-incomplete",
  "settings-invalid",
  "retention-invalid",
  "appointment-in-the-past",
  "appointment-too-far",
  "password-too-short",
  "password-too-long",
  "password-common",
  "password-personal",
  "file-empty",
  "file-too-large",
  "file-day-full",
  "file-no-room",
  "file-name-missing",
  "file-name-too-long",
  "file-name-unreadable",
  "file-name-path",
  "file-name-reserved",
]);

/** A deed that needs no more of a person than the number, called with the whole of them, as every caller does. */
export type ByPerson<D> = D extends (person: infer _, ...given: infer Given) => infer Result
  ? (person: Person, ...given: Given) => Result
  : never;

export type Watch = ReturnType<typeof watchDeeds>;

/**
 * Puts the log around deeds: whoever asked is answered when the row is on disk. A deed that cannot be told of is
 * answered with that problem, although it was done: a log that misses rows in silence is none.
 */
export function watchDeeds(audit: Audit) {
  return <Given extends unknown[], Result>(
    deed: Deed<Given, Result>,
    tell: Tell<Given, Result>,
  ): Deed<Given, Result> => {
    /** Undefined where there is nothing to wait for: messages pass here, and cost no turn of the loop for it. */
    function record(ended: Ended<Result>, given: Given): Promise<void> | undefined {
      const told = tell(ended, ...given);
      return told === undefined ? undefined : recordAll(told, ended.outcome);
    }
    async function recordAll(told: ReturnType<typeof tell>, outcome: string): Promise<void> {
      const events = [(await told) ?? []].flat();
      await Promise.all(events.map((event) => audit.record({ ...event, outcome })));
    }
    return async (...given) => {
      let result: Result;
      try {
        result = await deed(...given);
      } catch (error) {
        if (error instanceof Refusal && !NO_EVENT.has(error.code))
          await record({ outcome: error.code, refusal: error }, given);
        throw error;
      }
      const recorded = record({ outcome: "done", result }, given);
      if (recorded) await recorded;
      return result;
    };
  };
}

/** Who did it, and whose log it is in. */
export function by(person: Person): Pick<AuditEvent, "organisationId" | "actor"> {
  const { id, organisationId, guest, support } = person;
  return { organisationId, actor: { kind: support ? "support" : guest ? "guest" : "account", id } };
}

export const NOBODY = { organisationId: undefined, actor: { kind: "nobody" } } as const;

export type FindPerson = (id: PersonId) => Promise<Person | undefined>;

/** Who somebody is of whom only the number is known. */
export async function byId(
  find: FindPerson,
  id: PersonId,
): Promise<Pick<AuditEvent, "organisationId" | "actor">> {
  const person = await find(id);
  return person ? by(person) : { organisationId: undefined, actor: { kind: "account", id } };
}

/** For deeds that read: only that somebody wanted what is not theirs. `wanted`: to do what. */
export function refusedAccess<Given extends [Person, ...unknown[]]>(
  wanted: WantedAccess,
  object?: (...given: Given) => AuditObject,
): Tell<Given, unknown> {
  return (ended, ...given) => {
    if (ended.outcome === "done") return undefined;
    const what = object?.(...given);
    return { action: "access.refused", ...by(given[0]), ...(what && { object: what }), detail: { wanted } };
  };
}

import * as v from "valibot";
import { Id } from "./parts.ts";

/**
 * Bodies of the log; for administrators, of their own organisation. GET /api/audit?… -> AuditAnswer, the newest first;
 * GET /api/audit/csv?…, /api/audit/fhir?… -> all of it, as a file; GET /api/audit/certificate/YYYY-MM-DD -> the signed
 * statement of what was deleted on that day (UTC).
 */
const time = v.optional(v.pipe(v.string(), v.regex(/^\d{1,16}$/), v.transform(Number), v.safeInteger()));
const word = v.optional(v.pipe(v.string(), v.maxLength(64)));

/** What of the log is wanted; all of these together. */
export const AuditFilter = v.strictObject({
  /** ms since 1970, and before it. */
  from: time,
  to: time,
  /** Who did it, or to whom it was done. */
  person: time,
  /** As `thing.verb`. */
  action: word,
  /** `done`, `refused` for whatever was not done, or the code of a refusal. */
  outcome: word,
});
export const AuditPage = v.strictObject({ ...AuditFilter.entries, before: time });

export const AuditLine = v.strictObject({
  seq: v.number(),
  at: v.number(),
  actor: v.strictObject({
    kind: v.picklist(["account", "guest", "support", "system", "nobody"]),
    id: v.nullable(Id),
  }),
  action: v.string(),
  object: v.nullable(v.strictObject({ kind: v.string(), id: v.nullable(v.number()) })),
  network: v.nullable(v.string()),
  outcome: v.string(),
  /** Identifiers, numbers, and words of the product. */
  detail: v.record(v.string(), v.union([v.number(), v.string(), v.boolean()])),
});
export type AuditLine = v.InferOutput<typeof AuditLine>;

export const AuditAnswer = v.strictObject({
  rows: v.array(AuditLine),
  /** There are earlier ones: ask with `before` the last one's `seq`. */
  older: v.boolean(),
  /** Account holders among those above, as they are called now. The log itself has no names. */
  names: v.array(v.strictObject({ id: Id, name: v.string() })),
});
export type AuditAnswer = v.InferOutput<typeof AuditAnswer>;

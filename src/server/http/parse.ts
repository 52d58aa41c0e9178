import * as v from "valibot";
import type { ErrorCode } from "../../shared/protocol/error-codes.ts";
import { Id } from "../../shared/protocol/parts.ts";
import { Refusal } from "../domain/refusal.ts";

/**
 * A body or query as its schema has it.
 * @throws Refusal `invalid-body` with the field, or the code that `codes` gives for a kind of mistake
 */
export function parse<S extends v.GenericSchema>(
  schema: S,
  input: unknown,
  codes: Readonly<Record<string, ErrorCode>> = {},
): v.InferOutput<S> {
  const result = v.safeParse(schema, input, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const field = issue.path?.[0]?.key;
  throw new Refusal(codes[issue.type] ?? "invalid-body", typeof field === "string" ? field : undefined);
}

/**
 * An identifier or number in a path. What cannot be one is answered like one that there is not.
 * @throws Refusal `code`
 */
export function numberInPath(text: string | undefined, code: ErrorCode): number {
  const number = text !== undefined && /^[1-9]\d{0,15}$/.test(text) ? Number(text) : 0;
  if (!v.is(Id, number)) throw new Refusal(code);
  return number;
}

/** `?before=` of lists that go back in time: nothing, or one whole number. */
export const Before = v.strictObject({
  before: v.optional(v.pipe(v.string(), v.regex(/^\d{1,16}$/), v.transform(Number), v.safeInteger())),
});

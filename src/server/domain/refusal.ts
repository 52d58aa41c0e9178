import { type ErrorCode, SENTENCES } from "../../shared/protocol/error-codes.ts";

/** Something that a person asked for and that is not done: a stable code, a clear sentence, nothing changed. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  /** Which field of a form it is about, where there is one. */
  readonly field: string | undefined;

  /** @param values what stands in the sentence in braces */
  constructor(code: ErrorCode, field?: string, values: Readonly<Record<string, string>> = {}) {
    super(SENTENCES[code].replace(/\{(\w+)\}/g, (brace, name) => values[name] ?? brace));
    this.name = "Refusal";
    this.code = code;
    this.field = field;
  }
}

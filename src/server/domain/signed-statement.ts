import { type Canonical, canonicalJson } from "./canonical-json.ts";
import type { Millis } from "./identifiers.ts";

/** What is signed, and the signature in base64: one line, `{"signature":"…","statement":{…}}`, canonical as a whole. */
export interface SignedStatement {
  readonly signature: string;
  readonly statement: { readonly [key: string]: Canonical };
}

/** Where the log stood when a statement was made: the row of this number has this hash (hexadecimal). */
export interface StatedHead {
  readonly seq: number;
  readonly hash: string;
}

/** One that was kept outside the database. */
export interface KeptHead extends StatedHead {
  readonly issuedAt: Millis;
  /** The oldest row that there was then. */
  readonly oldest?: { readonly seq: number; readonly at: Millis };
}

export function writeSigned(statement: string, signature: string): string {
  return `{"signature":"${signature}","statement":${statement}}\n`;
}

/** @returns undefined for what is not of this form */
export function readSigned(text: string): SignedStatement | undefined {
  try {
    const { signature, statement } = JSON.parse(text) as Partial<SignedStatement>;
    if (typeof signature !== "string" || typeof statement !== "object" || statement === null)
      return undefined;
    return { signature, statement };
  } catch {
    return undefined;
  }
}

/** The bytes that were signed. */
export function signedBytes({ statement }: SignedStatement): string {
  return canonicalJson(statement);
}

/** @returns undefined for a statement that says nothing of the log */
export function keptHead({ statement }: SignedStatement): KeptHead | undefined {
  const log = statement.log as Partial<StatedHead> | undefined;
  const issuedAt = Date.parse(String(statement.issuedAt));
  if (typeof log?.seq !== "number" || typeof log.hash !== "string" || Number.isNaN(issuedAt))
    return undefined;
  const { seq, at } = (statement.oldest ?? {}) as { seq?: unknown; at?: unknown };
  const oldest = typeof seq === "number" && { oldest: { seq, at: Date.parse(String(at)) } };
  return { seq: log.seq, hash: log.hash, issuedAt, ...oldest };
}

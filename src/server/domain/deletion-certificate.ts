import { canonicalJson } from "./canonical-json.ts";
import { EPOCH_MS, type Epoch } from "./epoch.ts";
import type { Millis, OrganisationId } from "./identifiers.ts";
import type { StatedHead } from "./signed-statement.ts";

const DAY_MS: Millis = 24 * 60 * 60_000;

export interface CertifiedEpoch {
  readonly epoch: Epoch;
  readonly messages: number;
  readonly files: number;
  readonly destroyedAt: Millis;
}

export interface CertifiedDay {
  readonly organisationId: OrganisationId;
  /** YYYY-MM-DD, in UTC. */
  readonly day: string;
  readonly epochs: readonly CertifiedEpoch[];
  readonly head: StatedHead;
  readonly issuedAt: Millis;
  /** Which key signs it: SHA-256 of the public key's DER, in hexadecimal. */
  readonly key: string;
}

/** @returns when a day (YYYY-MM-DD) begins and ends, in UTC; undefined for what is no day */
export function dayInUtc(day: string): { from: Millis; to: Millis } | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const from = Date.parse(`${day}T00:00:00.000Z`);
  if (Number.isNaN(from) || new Date(from).toISOString().slice(0, 10) !== day) return undefined;
  return { from, to: from + DAY_MS };
}

/**
 * The statement that is signed, in canonical JSON: of which epochs' keys were destroyed on this day, what had been
 * erased of each, and where the log stood. A day that is not over yet is said not to be.
 */
export function certificateStatement(given: CertifiedDay): string {
  const { organisationId, day, epochs, head, issuedAt, key } = given;
  const end = dayInUtc(day)?.to ?? 0;
  return canonicalJson({
    kind: "clinical-chat deletion certificate 1",
    organisation: organisationId,
    day,
    dayIsOver: issuedAt >= end,
    epochs: epochs.map(({ epoch, messages, files, destroyedAt }) => ({
      epoch,
      from: iso(epoch * EPOCH_MS),
      to: iso((epoch + 1) * EPOCH_MS),
      messages,
      files,
      destroyedAt: iso(destroyedAt),
    })),
    messages: epochs.reduce((sum, { messages }) => sum + messages, 0),
    files: epochs.reduce((sum, { files }) => sum + files, 0),
    log: { seq: head.seq, hash: head.hash },
    issuedAt: iso(issuedAt),
    key,
  });
}

/** Where the log stood, and which row was its oldest, to be kept away from the log. */
export function headStatement(
  head: StatedHead,
  oldest: { readonly seq: number; readonly at: Millis },
  at: Millis,
  key: string,
): string {
  return canonicalJson({
    kind: "clinical-chat log head 1",
    log: { seq: head.seq, hash: head.hash },
    oldest: { seq: oldest.seq, at: iso(oldest.at) },
    issuedAt: iso(at),
    key,
  });
}

function iso(at: Millis): string {
  return new Date(at).toISOString();
}

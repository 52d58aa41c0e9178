import { createHash } from "node:crypto";
import type { AuditChain } from "../ports/audit.ts";

/** Its first element in every encoding: a row of this log is nothing else, and another encoding has another name. */
const KIND = "clinical-chat audit 1";

/**
 * SHA-256 over one JSON array, as RFC 8785 writes it: whole numbers, texts and null have one form only there, which
 * is also JSON.stringify's.
 */
export const auditChain: AuditChain = {
  origin: { seq: 0, hash: new Uint8Array(32) },
  hashOf(previous, entry) {
    const encoded = JSON.stringify([
      KIND,
      Buffer.from(previous).toString("hex"),
      entry.seq,
      entry.at,
      entry.organisationId,
      entry.actorKind,
      entry.actorId,
      entry.action,
      entry.objectKind,
      entry.objectId,
      entry.network,
      entry.outcome,
      entry.detail,
    ]);
    return new Uint8Array(createHash("sha256").update(encoded).digest());
  },
};

import { headStatement } from "../domain/deletion-certificate.ts";
import { KEPT_LOG_MS } from "../domain/periods.ts";
import { type KeptHead, keptHead, readSigned, signedBytes, writeSigned } from "../domain/signed-statement.ts";
import type { AuditStore } from "../ports/audit.ts";
import type { Clock } from "../ports/clock.ts";
import type { NotedHead, SignatureCheck, Signer } from "../ports/signer.ts";
import { showsYounger } from "./account-for-beginning.ts";

interface Ports {
  readonly auditRows: Pick<AuditStore, "head" | "beginning" | "page">;
  readonly signer: Signer;
  readonly signatureCheck: SignatureCheck;
  readonly notedHead: NotedHead;
  readonly clock: Clock;
  readonly log: { error(about: object, message: string): void };
}

/**
 * Keeps a signed copy of where the log stands beside the keys: a chain alone does not show that its end was cut off, or
 * that all of it was computed anew. A log that does not hold what was noted is told of, and the note stays as it is.
 * @returns whether the note was renewed
 */
export function noteLogHead({ auditRows, signer, signatureCheck, notedHead, clock, log }: Ports) {
  return async (): Promise<boolean> => {
    const head = await auditRows.head();
    const noted = await readNoted();
    if (noted && !(await stands(noted))) {
      log.error(
        { seq: noted.seq },
        "the log does not hold the row that was noted; run: npm run audit -- verify",
      );
      return false;
    }
    if (head === undefined || head.seq === noted?.seq) return false;
    const [oldest] = await auditRows.page((await auditRows.beginning())?.seq ?? 0, 1);
    if (oldest === undefined) return false;
    const stated = { seq: head.seq, hash: Buffer.from(head.hash).toString("hex") };
    const statement = headStatement(stated, oldest, clock.now(), signer.keyId);
    await notedHead.write(writeSigned(statement, signer.sign(statement)));
    return true;
  };

  async function readNoted() {
    const signed = readSigned((await notedHead.read()) ?? "");
    if (!signed || !signatureCheck.isBy(signer.publicKey, signedBytes(signed), signed.signature))
      return undefined;
    return keptHead(signed);
  }

  async function stands(noted: KeptHead): Promise<boolean> {
    const { seq, hash } = noted;
    const beginning = await auditRows.beginning();
    if (beginning && showsYounger(noted, beginning.seq, clock.now() - KEPT_LOG_MS)) return false;
    if (beginning && beginning.seq > seq) return true;
    const [row] = beginning?.seq === seq ? [beginning] : await auditRows.page(seq - 1, 1);
    return row?.seq === seq && Buffer.from(row.hash).toString("hex") === hash;
  }
}

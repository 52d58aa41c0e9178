import { certificateStatement, dayInUtc } from "../domain/deletion-certificate.ts";
import type { OrganisationId } from "../domain/identifiers.ts";
import { isAdministrator, type Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import { writeSigned } from "../domain/signed-statement.ts";
import type { Audit, AuditEvent, AuditStore } from "../ports/audit.ts";
import type { Clock } from "../ports/clock.ts";
import type { EpochEnds } from "../ports/epoch-ends.ts";
import type { Signer } from "../ports/signer.ts";

interface Ports {
  readonly auditRows: Pick<AuditStore, "head">;
  readonly epochEnds: Pick<EpochEnds, "destroyedIn">;
  readonly audit: Audit;
  readonly signer: Signer;
  readonly clock: Clock;
}

/**
 * The signed statement of which epochs' keys of an organisation were destroyed on a day (YYYY-MM-DD, in UTC). Its head
 * of the log is later than what it certifies, and later than the row that says that it was issued.
 * @returns undefined for what is no day
 */
export function issueCertificate({ auditRows, epochEnds, audit, signer, clock }: Ports) {
  return async (
    organisationId: OrganisationId,
    day: string,
    actor: AuditEvent["actor"],
  ): Promise<string | undefined> => {
    const times = dayInUtc(day);
    if (times === undefined) return undefined;
    const epochs = await epochEnds.destroyedIn(organisationId, times.from, times.to);
    await audit.record({
      action: "certificate.issued",
      organisationId,
      actor,
      object: { kind: "log" },
      outcome: "done",
      detail: { day, epochs: epochs.length },
    });
    const head = await auditRows.head();
    if (head === undefined) throw new Error("the row that was recorded is not there");
    const statement = certificateStatement({
      organisationId,
      day,
      epochs,
      head: { seq: head.seq, hash: Buffer.from(head.hash).toString("hex") },
      issuedAt: clock.now(),
      key: signer.keyId,
    });
    return writeSigned(statement, signer.sign(statement));
  };
}

/** For an administrator, of their own organisation. @throws Refusal `administrators-only`, `not-found` for what is no day */
export function issueOwnCertificate(ports: Ports) {
  const issue = issueCertificate(ports);
  return async (by: Person, day: string): Promise<string> => {
    if (!isAdministrator(by.roles)) throw new Refusal("administrators-only");
    const certificate = await issue(by.organisationId, day, { kind: "account", id: by.id });
    if (certificate === undefined) throw new Refusal("not-found");
    return certificate;
  };
}

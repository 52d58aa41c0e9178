import { eraseOldLog } from "./actions/erase-old-log.ts";
import type { FewRefusals } from "./actions/few-refusals.ts";
import { issueOwnCertificate } from "./actions/issue-certificate.ts";
import { noteLogHead } from "./actions/note-log-head.ts";
import { exportLog, readLog } from "./actions/read-log.ts";
import { recordObstacle } from "./actions/record-obstacle.ts";
import { refusedAccess, watchDeeds } from "./actions/watch-deeds.ts";
import type { Audit, AuditStore, WhereFrom } from "./ports/audit.ts";
import type { Clock } from "./ports/clock.ts";
import type { EpochEnds } from "./ports/epoch-ends.ts";
import type { PeopleStore } from "./ports/people-store.ts";
import type { NotedHead, SignatureCheck, Signer } from "./ports/signer.ts";

export interface LogPorts {
  readonly audit: Audit;
  readonly whereFrom: WhereFrom;
  readonly auditRows: AuditStore;
  readonly epochEnds: EpochEnds;
  readonly signer: Signer;
  readonly signatureCheck: SignatureCheck;
  readonly notedHead: NotedHead;
  readonly people: PeopleStore;
  readonly clock: Clock;
  readonly log: { error(about: object, message: string): void };
}

/** What is done with the log itself. */
export function logDeeds(ports: LogPorts & { readonly refusals: FewRefusals }) {
  const watch = watchDeeds(ports.refusals);
  return {
    readLog: watch(readLog(ports), refusedAccess("read-log")),
    exportLog: watch(exportLog(ports), refusedAccess("export-log")),
    issueOwnCertificate: watch(issueOwnCertificate(ports), refusedAccess("certify-deletion")),
    recordObstacle: recordObstacle(ports.refusals),
    recordLeftOut: ports.refusals.recordLeftOut,
    noteLogHead: noteLogHead(ports),
    eraseOldLog: eraseOldLog(ports),
  };
}

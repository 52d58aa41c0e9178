import type { LogFinding } from "./explain-breaks.ts";
import type { VerifiedLog } from "./verify-log.ts";

/** For whoever runs the installation, a sentence a line. */
export function describeVerifiedLog({ rows, last, findings, further }: VerifiedLog): string[] {
  const lines = findings.map(sentence);
  if (further > 0) lines.push(`${further} further rows do not follow the one before them.`);
  const all = `The log has ${rows} rows; the last one is number ${last}.`;
  const well = "Each row is as it was written, and follows the one before it.";
  return lines.length === 0 ? [all, well] : [all, ...lines];
}

function sentence(finding: LogFinding): string {
  switch (finding.kind) {
    case "changed":
      return `Row ${finding.seq} was changed (or row ${finding.seq - 1} was, and given a hash that fits).`;
    case "reordered":
      return `Row ${finding.seq} was reordered: it was written as row ${finding.was}.`;
    case "removed":
      return finding.from === finding.to
        ? `Row ${finding.from} was removed.`
        : `Rows ${finding.from} to ${finding.to} were removed.`;
    case "renumbered": {
      const many = Math.abs(finding.by) === 1 ? "A row was" : `${Math.abs(finding.by)} rows were`;
      const what = finding.by < 0 ? "removed" : "inserted";
      return `${many} ${what} before row ${finding.from}, and those behind it were numbered anew.`;
    }
    case "cut-off":
      return `The end was cut off: by a head that was kept elsewhere there were rows ${finding.from} to ${finding.to}.`;
    case "beginning-unaccounted":
      return `Rows 1 to ${finding.to} are missing, and no row of the log says that they were erased.`;
    case "erased-early":
      return `Rows 1 to ${finding.to} were erased before their six years were over.`;
    case "not-the-one-noted":
      return `Row ${finding.seq} is another one than stood there by a head that was kept elsewhere: the log was written anew.`;
  }
}

import type { AuditRow } from "../ports/audit.ts";

const HEAD = [
  "seq",
  "at",
  "action",
  "outcome",
  "actor_kind",
  "actor_id",
  "object_kind",
  "object_id",
  "network",
  "detail",
  "hash",
];

/** The log as RFC 4180 has it: CRLF, and quotes around what needs them. Times are in UTC (RFC 3339). */
export async function* logAsCsv(pages: AsyncIterable<readonly AuditRow[]>): AsyncIterable<string> {
  yield record(HEAD);
  for await (const rows of pages) yield rows.map(row).join("");
}

function row(one: AuditRow): string {
  return record([
    one.seq,
    new Date(one.at).toISOString(),
    one.action,
    one.outcome,
    one.actorKind,
    one.actorId,
    one.objectKind,
    one.objectId,
    one.network,
    one.detail,
    Buffer.from(one.hash).toString("hex"),
  ]);
}

function record(fields: readonly (string | number | null)[]): string {
  return `${fields.map(csvField).join(",")}\r\n`;
}

/** What a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection). */
export function csvField(value: string | number | null): string {
  const text = String(value ?? "");
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

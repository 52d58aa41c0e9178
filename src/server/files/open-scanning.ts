import type { Scanning } from "../ports/scanner.ts";
import { checkClamd } from "./clamd/check-clamd.ts";
import { ClamdScanner } from "./clamd/clamd-scanner.ts";

interface Log {
  error(about: object, message: string): void;
}

/** The check runs beside the start: a clamd that is slow to come, or wrongly set, is no reason to be without a chat. */
export function openScanning(
  settings: { readonly clamdUrl: string; readonly whenDown: Scanning["whenDown"] } | undefined,
  log: Log,
): Scanning {
  if (settings === undefined) return { scanner: undefined, whenDown: "pass" };
  const { clamdUrl, whenDown } = settings;
  checkClamd(clamdUrl).then(
    (problem) => (problem ? log.error({ problem }, "files are not scanned as they should be") : undefined),
    (error: unknown) => log.error({ error: String(error), whenDown }, "clamd does not answer"),
  );
  return { scanner: new ClamdScanner(clamdUrl), whenDown };
}

import { ConfigProblem, type Environment } from "./environment.ts";
import { isLoopback } from "./is-loopback.ts";

/** Who looks into files before anybody sees them, and what happens to files while it is down. */
export interface ScanSettings {
  /** tcp://127.0.0.1:3310 or unix:/run/clamav/clamd.ctl */
  readonly clamdUrl: string;
  readonly whenDown: "wait" | "pass";
}

/** @throws ConfigProblem */
export function readScanning({ CLAMD_URL, SCAN_WHEN_DOWN }: Environment): ScanSettings | undefined {
  if (CLAMD_URL === undefined) {
    if (SCAN_WHEN_DOWN === undefined) return undefined;
    throw new ConfigProblem("SCAN_WHEN_DOWN is set, but CLAMD_URL is not.");
  }
  const whenDown = SCAN_WHEN_DOWN ?? "wait";
  if (whenDown !== "wait" && whenDown !== "pass")
    throw new ConfigProblem(`SCAN_WHEN_DOWN is "${whenDown}", but it can only be wait or pass.`);
  return { clamdUrl: readUrl(CLAMD_URL), whenDown };
}

/** clamd speaks without encryption, and what it is given are the files themselves: on this machine alone. */
function readUrl(text: string): string {
  if (/^unix:\/[^\0]+$/.test(text)) return text;
  const url = URL.parse(text);
  if (url?.protocol === "tcp:" && isLoopback(url.hostname) && /^\d+$/.test(url.port) && !url.username)
    return text;
  throw new ConfigProblem(
    `CLAMD_URL is "${text}", but it should be like unix:/run/clamav/clamd.ctl or tcp://127.0.0.1:3310`,
  );
}

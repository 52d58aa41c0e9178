import { MAX_FILE_BYTES } from "../../../shared/protocol/limits.ts";
import { ClamdScanner } from "./clamd-scanner.ts";

const MIB = 1024 * 1024;

/**
 * Whether clamd is there and takes the largest file, which no command of its tells: it is sent one of zeros. What it
 * does with a file above its MaxFileSize shows only with `AlertExceedsMax yes`.
 * @returns one sentence that says what to do, or undefined when nothing is wrong @throws ScannerDown
 */
export async function checkClamd(url: string): Promise<string | undefined> {
  const scanner = new ClamdScanner(url);
  if (!/\bINSTREAM\b/.test(await scanner.commands()))
    return "What answers at CLAMD_URL does not know INSTREAM; please use clamd 0.100 or newer.";
  const verdict = await scanner.scan(zeros(MAX_FILE_BYTES));
  return verdict.is === "clean"
    ? undefined
    : "clamd does not look at files of 200 MB: set StreamMaxLength, MaxFileSize and MaxScanSize as the README says.";
}

async function* zeros(bytes: number): AsyncIterable<readonly Uint8Array[]> {
  for (let left = bytes; left > 0; left -= MIB) yield [Buffer.alloc(Math.min(left, MIB))];
}

/**
 * What a scanner says of a file. `found`: with the scanner's own name for it, which is for the administrator's log.
 * `unscannable`: it gave up before the end, as with an archive that unpacks to more than it will look at.
 */
export type ScanVerdict =
  | { readonly is: "clean" }
  | { readonly is: "found"; readonly what: string }
  | { readonly is: "unscannable"; readonly why: string };

export interface Scanner {
  /** Looks at the whole of a file. Its pieces are the scanner's, which gives their memory back. @throws ScannerDown; and whatever `bytes` throws */
  scan(bytes: AsyncIterable<readonly Uint8Array[]>): Promise<ScanVerdict>;
}

/** Nobody can say what the file is just now. */
export class ScannerDown extends Error {
  override name = "ScannerDown";
}

/** What happens to files while the scanner is down: they wait for it, or pass without having been looked at. */
export type WhenDown = "wait" | "pass";

/** `scanner`: undefined where nobody looks into files. */
export interface Scanning {
  readonly scanner: Scanner | undefined;
  readonly whenDown: WhenDown;
}

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ENCODINGS = ["utf8", "utf16le", "base64", "hex"] as const;
const PIECE_BYTES = 16;

/** A text as it might lie on a disk: also in UTF-16 of both orders, and within base64 or hex. */
export function tracesOfText(text: string): Buffer[] {
  const utf8 = Buffer.from(text, "utf8");
  const written = ENCODINGS.map((encoding) =>
    encoding === "base64" || encoding === "hex"
      ? Buffer.from(utf8.subarray(0, PIECE_BYTES * 3).toString(encoding), "latin1")
      : Buffer.from(text, encoding),
  );
  return [...written, Buffer.from(text, "utf16le").swap16(), Buffer.from(JSON.stringify(text).slice(1, -1))];
}

/** Random bytes in pieces, any one of which gives them away: a page of the database may hold a part alone. */
export function tracesOfBytes(bytes: Uint8Array): Buffer[] {
  const pieces: Buffer[] = [];
  for (let from = 0; from + PIECE_BYTES <= bytes.length; from += PIECE_BYTES) {
    pieces.push(Buffer.from(bytes.subarray(from, from + PIECE_BYTES)));
  }
  return pieces;
}

/** Looks at every byte of every file beneath these folders. @returns the files that hold one of the traces */
export function filesWith(folders: readonly string[], traces: readonly Buffer[]): string[] {
  const found = new Set<string>();
  for (const folder of folders) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = join(entry.parentPath, entry.name);
      const bytes = readFileSync(file);
      if (traces.some((trace) => bytes.includes(trace))) found.add(file);
    }
  }
  return [...found];
}

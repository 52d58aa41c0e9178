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
  return filesBeneath(folders).filter((file) => {
    const bytes = readFileSync(file);
    return traces.some((trace) => bytes.includes(trace));
  });
}

function filesBeneath(folders: readonly string[]): string[] {
  const entries = folders.flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }));
  const files = entries.filter((entry) => entry.isFile());
  return [...new Set(files.map(({ parentPath, name }) => join(parentPath, name)))];
}

/**
 * For random bytes in quantity: any 16 of them in a row, wherever they begin, hold 8 that begin at a multiple of 8.
 * @returns what looks beneath folders for those, and gives the files that hold them
 */
export function windowsOf(bytes: Uint8Array): (folders: readonly string[]) => string[] {
  const all = Buffer.from(bytes);
  const halves = new Map<number, number>();
  for (let at = 0; at + 8 <= all.length; at += 8) halves.set(all.readUInt32LE(at), all.readUInt32LE(at + 4));
  const holds = (content: Buffer): boolean => {
    for (let at = 0; at + 8 <= content.length; at += 1)
      if (halves.get(content.readUInt32LE(at)) === content.readUInt32LE(at + 4)) return true;
    return false;
  };
  return (folders) => filesBeneath(folders).filter((file) => holds(readFileSync(file)));
}

import type { IncomingHttpHeaders } from "node:http";

/**
 * The one range that is asked for (RFC 9110, 14.1.2). Several at once, and what cannot be read, are as if none had
 * been asked for (14.2 allows it); so is one for another version of the file.
 * @returns from the first byte to before the last one; `beyond` when it has no byte of the file
 */
export function byteRange(
  { range, "if-range": ifRange }: IncomingHttpHeaders,
  size: number,
  tag: string,
): { from: number; to: number } | "beyond" | undefined {
  if (range === undefined || (ifRange !== undefined && ifRange !== tag)) return undefined;
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(range.trim()) ?? [];
  if (first === "" && last === "") return undefined;
  const from = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === "" || last === "" ? size : Math.min(size, Number(last) + 1);
  if (first !== "" && last !== "" && Number(last) < Number(first)) return undefined;
  return from < to ? { from, to } : "beyond";
}

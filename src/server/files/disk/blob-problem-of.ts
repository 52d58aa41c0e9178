import { BlobProblem } from "../../ports/file-blobs.ts";

const CODES: Readonly<Record<string, BlobProblem["code"]>> = {
  ENOSPC: "full",
  EDQUOT: "full",
  ENOENT: "missing",
};

/** What the operating system said, in the words of the port. */
export function blobProblemOf(cause: unknown): BlobProblem {
  if (cause instanceof BlobProblem) return cause;
  const code = CODES[(cause as NodeJS.ErrnoException).code ?? ""] ?? "failed";
  return new BlobProblem(code, { cause });
}

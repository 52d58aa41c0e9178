import { BlobProblem } from "../../ports/file-blobs.ts";

const MISSING = new Set(["NoSuchKey", "NotFound", "NoSuchUpload", "InvalidRange"]);
const FULL = new Set(["QuotaExceeded", "InsufficientStorage"]);

/** What the S3 server said, in the words of the port. */
export function s3ProblemOf(cause: unknown): BlobProblem {
  if (cause instanceof BlobProblem) return cause;
  const name = cause instanceof Error ? cause.name : "";
  return new BlobProblem(MISSING.has(name) ? "missing" : FULL.has(name) ? "full" : "failed", { cause });
}

export async function translated<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw s3ProblemOf(error);
  }
}

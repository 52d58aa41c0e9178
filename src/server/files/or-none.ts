import { BlobProblem } from "../ports/file-blobs.ts";

/** What is asked for; undefined where it is not there. @throws whatever else the home says */
export async function orNone<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof BlobProblem && error.code === "missing") return undefined;
    throw error;
  }
}

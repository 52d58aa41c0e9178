import { join } from "node:path";
import type { FileBlobs } from "../ports/file-blobs.ts";
import { openDiskBlobs } from "./disk/open-disk-blobs.ts";
import type { S3Config } from "./s3/s3-config.ts";

/** A bucket where one is configured, else a folder of the data folder. The SDK is loaded only when it is used. */
export async function openFileBlobs(config: {
  readonly dataFolder: string;
  readonly s3?: S3Config | undefined;
}): Promise<FileBlobs> {
  if (config.s3 === undefined) return openDiskBlobs(join(config.dataFolder, "files"));
  const { openS3Blobs } = await import("./s3/open-s3-blobs.ts");
  return openS3Blobs(config.s3);
}

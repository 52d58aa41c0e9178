import { openBucket } from "../../../../test/harness/bucket.ts";
import { fileBlobsContract } from "../contract/file-blobs.contract.ts";

fileBlobsContract(async () => {
  const { open, close } = await openBucket();
  return { blobs: open(), again: async () => open(), close };
});

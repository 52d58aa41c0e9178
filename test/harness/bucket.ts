import assert from "node:assert/strict";
import { CreateBucketCommand, DeleteBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { openS3Blobs } from "../../src/server/files/s3/open-s3-blobs.ts";
import type { S3Config } from "../../src/server/files/s3/s3-config.ts";
import type { FileBlobs } from "../../src/server/ports/file-blobs.ts";

/** A bucket of its own on the server that S3_TEST_URL names: http://key:secret@host:port/beginning-of-its-name */
export async function openBucket() {
  const address = process.env.S3_TEST_URL;
  assert.ok(address, "S3_TEST_URL names the S3 server to test with");
  const { origin, username, password, pathname } = new URL(address);
  const credentials = { accessKeyId: username, secretAccessKey: password };
  const bucket = `${pathname.slice(1)}-${crypto.randomUUID()}`;
  const config: S3Config = {
    endpoint: origin,
    region: "us-east-1",
    bucket,
    prefix: "clinic/",
    credentials,
  };
  const client = new S3Client({ endpoint: origin, region: config.region, forcePathStyle: true, credentials });
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  const open = (): FileBlobs => openS3Blobs(config);
  return {
    open,
    /** With all that is in it. */
    async close(): Promise<void> {
      const blobs = open();
      for await (const id of blobs.list()) await blobs.remove(id);
      await client.send(new DeleteBucketCommand({ Bucket: bucket }));
      client.destroy();
    },
  };
}

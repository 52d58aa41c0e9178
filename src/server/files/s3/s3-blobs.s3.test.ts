import assert from "node:assert/strict";
import { CreateBucketCommand, DeleteBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { fileBlobsContract, type OpenedBlobs } from "../contract/file-blobs.contract.ts";
import { openS3Blobs } from "./open-s3-blobs.ts";
import type { S3Config } from "./s3-config.ts";

fileBlobsContract(openInBucket);

/** A bucket of its own on the server that S3_TEST_URL names: http://key:secret@host:port/beginning-of-its-name */
async function openInBucket(): Promise<OpenedBlobs> {
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
  const blobs = openS3Blobs(config);
  return {
    blobs,
    again: async () => openS3Blobs(config),
    async close() {
      for await (const id of blobs.list()) await blobs.remove(id);
      await client.send(new DeleteBucketCommand({ Bucket: bucket }));
    },
  };
}

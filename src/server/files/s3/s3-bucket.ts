import type { Readable } from "node:stream";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListPartsCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { listMultipartUploads } from "./list-multipart-uploads.ts";
import type { S3Config } from "./s3-config.ts";

export interface UploadedPart {
  readonly number: number;
  readonly bytes: number;
  readonly tag: string;
}

/** The few things that are asked of a bucket, by names within the prefix. */
export class S3Bucket {
  readonly #client: S3Client;
  readonly #bucket: string;
  readonly #prefix: string;

  constructor({ endpoint, region, bucket, prefix, credentials }: S3Config) {
    this.#client = new S3Client({
      region,
      ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
      ...(credentials && { credentials }),
      // What is stored is sealed, and opens only as it was: another checksum over it would tell nothing new.
      requestChecksumCalculation: "WHEN_REQUIRED",
      responseChecksumValidation: "WHEN_REQUIRED",
    });
    this.#bucket = bucket;
    this.#prefix = prefix;
  }

  async put(name: string, content: Uint8Array): Promise<void> {
    await this.#client.send(new PutObjectCommand({ ...this.#at(name), Body: content }));
  }

  /** The bytes from `from` to before `to`, as they come. */
  async get(name: string, from: number, to: number): Promise<Readable> {
    const range = `bytes=${from}-${to - 1}`;
    const { Body } = await this.#client.send(new GetObjectCommand({ ...this.#at(name), Range: range }));
    return Body as Readable;
  }

  async size(name: string): Promise<number | undefined> {
    const { ContentLength } = await this.#client.send(new HeadObjectCommand(this.#at(name)));
    return ContentLength;
  }

  async delete(name: string): Promise<void> {
    await this.#client.send(new DeleteObjectCommand(this.#at(name)));
  }

  async *names(beginning: string): AsyncIterable<string> {
    const where = { Bucket: this.#bucket, Prefix: this.#prefix + beginning };
    for await (const { Contents = [] } of paginateListObjectsV2({ client: this.#client }, where))
      for (const { Key = "" } of Contents) yield Key.slice(this.#prefix.length);
  }

  /** Uploads in parts that were begun and not completed, of names that begin like this. */
  async *begun(beginning: string): AsyncIterable<{ name: string; uploadId: string }> {
    const where = { Bucket: this.#bucket, Prefix: this.#prefix + beginning };
    for await (const { Key = "", UploadId = "" } of listMultipartUploads(this.#client, where))
      yield { name: Key.slice(this.#prefix.length), uploadId: UploadId };
  }

  async begin(name: string): Promise<string> {
    const { UploadId } = await this.#client.send(new CreateMultipartUploadCommand(this.#at(name)));
    if (UploadId === undefined) throw new Error("the S3 server began an upload without a name");
    return UploadId;
  }

  async putPart(name: string, uploadId: string, number: number, content: Uint8Array): Promise<void> {
    const part = { ...this.#at(name), UploadId: uploadId, PartNumber: number, Body: content };
    await this.#client.send(new UploadPartCommand(part));
  }

  async parts(name: string, uploadId: string): Promise<readonly UploadedPart[]> {
    const found: UploadedPart[] = [];
    // Not the SDK's paginator: it goes on while there is a marker, which some servers give with the last page too.
    for (let marker: string | undefined, more = true; more; ) {
      const where = { ...this.#at(name), UploadId: uploadId, PartNumberMarker: marker };
      const page = await this.#client.send(new ListPartsCommand(where));
      for (const { PartNumber = 0, Size = 0, ETag = "" } of page.Parts ?? [])
        found.push({ number: PartNumber, bytes: Size, tag: ETag });
      marker = page.NextPartNumberMarker;
      more = page.IsTruncated === true;
    }
    return found;
  }

  async complete(name: string, uploadId: string, parts: readonly UploadedPart[]): Promise<void> {
    const Parts = parts.map(({ number, tag }) => ({ PartNumber: number, ETag: tag }));
    const whole = { ...this.#at(name), UploadId: uploadId, MultipartUpload: { Parts } };
    await this.#client.send(new CompleteMultipartUploadCommand(whole));
  }

  async abort(name: string, uploadId: string): Promise<void> {
    await this.#client.send(new AbortMultipartUploadCommand({ ...this.#at(name), UploadId: uploadId }));
  }

  #at(name: string): { Bucket: string; Key: string } {
    return { Bucket: this.#bucket, Key: this.#prefix + name };
  }
}

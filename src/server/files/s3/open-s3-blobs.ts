import { buffer } from "node:stream/consumers";
import { type BlobEnd, SEALED_SEGMENT_BYTES } from "../../domain/file-layout.ts";
import type { FileId } from "../../domain/identifiers.ts";
import { BlobProblem, type BlobWriter, type FileBlobs } from "../../ports/file-blobs.ts";
import { fileIdIn, isTailOf, tailName } from "../blob-names.ts";
import { KeptTails, type Tails } from "../kept-tails.ts";
import { orNone } from "../or-none.ts";
import { PART_BYTES, PART_SEGMENTS, S3BlobWriter } from "./s3-blob-writer.ts";
import { S3Bucket, type UploadedPart } from "./s3-bucket.ts";
import type { S3Config } from "./s3-config.ts";
import { translated } from "./s3-problem.ts";

/** Files in a bucket: each one object by its identifier, written as an upload in parts with its tail beside it. */
export function openS3Blobs(config: S3Config): FileBlobs {
  return new S3Blobs(new S3Bucket(config));
}

class S3Blobs implements FileBlobs {
  readonly #bucket: S3Bucket;

  constructor(bucket: S3Bucket) {
    this.#bucket = bucket;
  }

  append(id: FileId, at: BlobEnd): Promise<BlobWriter> {
    return translated(this.#append(id, at));
  }

  async finish(id: FileId, sealedBytes: number): Promise<void> {
    await translated(this.#finish(id, sealedBytes));
  }

  async *read(id: FileId, from: number, to: number): AsyncIterable<Uint8Array> {
    const body = await translated(this.#bucket.get(String(id), from, to));
    const piece = Buffer.allocUnsafeSlow(Math.min(SEALED_SEGMENT_BYTES, to - from));
    let [filled, left] = [0, to - from];
    try {
      for await (const chunk of body as AsyncIterable<Uint8Array>) {
        for (let used = 0; used < chunk.length; ) {
          const bytes = chunk.subarray(used, used + piece.length - filled);
          piece.set(bytes, filled);
          used += bytes.length;
          filled += bytes.length;
          left -= bytes.length;
          if (filled < piece.length && left > 0) continue;
          yield piece.subarray(0, filled);
          filled = 0;
        }
      }
      if (left > 0) throw new BlobProblem("missing");
    } finally {
      body.destroy();
    }
  }

  async remove(id: FileId): Promise<void> {
    await translated(
      (async () => {
        await this.#abortAll(id);
        await this.#bucket.delete(String(id));
        await this.#removeTails(id);
      })(),
    );
  }

  size(id: FileId): Promise<number | undefined> {
    return orNone(translated(this.#bucket.size(String(id))));
  }

  async *list(): AsyncIterable<FileId> {
    const seen = new Set<FileId>();
    for await (const name of this.#names()) {
      const id = fileIdIn(name);
      if (id === undefined || seen.has(id)) continue;
      seen.add(id);
      yield id;
    }
  }

  async room(): Promise<undefined> {
    return undefined;
  }

  async #append(id: FileId, at: BlobEnd): Promise<BlobWriter> {
    const parts = Math.floor(at.segments / PART_SEGMENTS);
    if (parts === 0) await this.#abortAll(id);
    let uploadId = parts === 0 ? undefined : (await this.#wholeParts(id, parts)).uploadId;
    const saved = await this.#readTail(id, at);
    await this.#removeTails(id, tailName(id, at));
    const putPart = async (number: number, content: Uint8Array): Promise<void> => {
      uploadId ??= await this.#bucket.begin(String(id));
      await this.#bucket.putPart(String(id), uploadId, number, content);
    };
    return new S3BlobWriter(putPart, new KeptTails(this.#tails(id), at), at, saved);
  }

  async #finish(id: FileId, sealedBytes: number): Promise<void> {
    const there = await this.#bucket.size(String(id)).catch(() => undefined);
    if (there !== sealedBytes) await this.#putTogether(id, sealedBytes);
    await this.#removeTails(id);
  }

  async #putTogether(id: FileId, sealedBytes: number): Promise<void> {
    const segments = Math.ceil(sealedBytes / SEALED_SEGMENT_BYTES);
    const number = Math.floor(sealedBytes / PART_BYTES);
    const rest = sealedBytes - number * PART_BYTES;
    const last = rest > 0 ? await this.#get(tailName(id, { segments, tailBytes: 0 }), rest) : undefined;
    if (number === 0) return this.#bucket.put(String(id), last ?? new Uint8Array());
    const { uploadId } = await this.#wholeParts(id, number);
    if (last) await this.#bucket.putPart(String(id), uploadId, number + 1, last);
    const all = number + (last ? 1 : 0);
    const parts = (await this.#bucket.parts(String(id), uploadId)).filter((part) => part.number <= all);
    await this.#bucket.complete(String(id), uploadId, parts);
  }

  /** The upload in parts that has at least so many whole ones. @throws BlobProblem `missing` */
  async #wholeParts(
    id: FileId,
    number: number,
  ): Promise<{ uploadId: string; parts: readonly UploadedPart[] }> {
    for (const uploadId of await this.#begunOf(id)) {
      const parts = await this.#bucket.parts(String(id), uploadId);
      const whole = parts.filter((part) => part.number <= number && part.bytes === PART_BYTES);
      if (whole.length === number) return { uploadId, parts };
    }
    throw new BlobProblem("missing");
  }

  async #abortAll(id: FileId): Promise<void> {
    for (const uploadId of await this.#begunOf(id)) await this.#bucket.abort(String(id), uploadId);
  }

  async #begunOf(id: FileId): Promise<string[]> {
    const found: string[] = [];
    for await (const { name, uploadId } of this.#bucket.begun(String(id)))
      if (name === String(id)) found.push(uploadId);
    return found;
  }

  #readTail(id: FileId, at: BlobEnd): Promise<Uint8Array> {
    const bytes = (at.segments % PART_SEGMENTS) * SEALED_SEGMENT_BYTES + at.tailBytes;
    return bytes === 0 ? Promise.resolve(new Uint8Array()) : this.#get(tailName(id, at), bytes);
  }

  async #get(name: string, bytes: number): Promise<Uint8Array> {
    if ((await this.#bucket.size(name)) !== bytes) throw new BlobProblem("missing");
    return buffer(await this.#bucket.get(name, 0, bytes));
  }

  #tails(id: FileId): Tails {
    return {
      write: (end, [content = new Uint8Array()]) => this.#bucket.put(tailName(id, end), content),
      remove: (end) => this.#bucket.delete(tailName(id, end)),
    };
  }

  async #removeTails(id: FileId, butNot?: string): Promise<void> {
    for await (const name of this.#bucket.names(`${id}.`))
      if (isTailOf(id, name) && name !== butNot) await this.#bucket.delete(name);
  }

  async *#names(): AsyncIterable<string> {
    yield* this.#bucket.names("");
    for await (const { name } of this.#bucket.begun("")) yield name;
  }
}

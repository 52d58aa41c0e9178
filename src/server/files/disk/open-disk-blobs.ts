import { constants } from "node:fs";
import { type FileHandle, mkdir, open, opendir, readdir, readFile, rm, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { type BlobEnd, SEALED_SEGMENT_BYTES } from "../../domain/file-layout.ts";
import type { FileId } from "../../domain/identifiers.ts";
import { BlobProblem, type BlobWriter, type FileBlobs } from "../../ports/file-blobs.ts";
import { fileIdIn, isTailOf, tailName } from "../blob-names.ts";
import type { Tails } from "../kept-tails.ts";
import { orNone } from "../or-none.ts";
import { blobProblemOf } from "./blob-problem-of.ts";
import { DiskBlobWriter } from "./disk-blob-writer.ts";
import { oneAtATime } from "./one-at-a-time.ts";

/** Files in a folder of their own: each one file by its identifier, and beside it the tail of an upload. */
export async function openDiskBlobs(folder: string): Promise<FileBlobs> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return new DiskBlobs(folder);
}

class DiskBlobs implements FileBlobs {
  readonly #folder: string;
  readonly #inTurn = oneAtATime();

  constructor(folder: string) {
    this.#folder = folder;
  }

  async append(id: FileId, at: BlobEnd): Promise<BlobWriter> {
    const handle = await translated(this.#openToWrite(id, at));
    try {
      const there = (await handle.stat()).size;
      if (there < at.segments * SEALED_SEGMENT_BYTES) throw new BlobProblem("missing");
      await handle.truncate(at.segments * SEALED_SEGMENT_BYTES);
      const tail = await this.#takeTail(id, at);
      return new DiskBlobWriter(handle, this.#inTurn, this.#tails(id), at, tail);
    } catch (error) {
      await handle.close();
      throw blobProblemOf(error);
    }
  }

  async finish(id: FileId, sealedBytes: number): Promise<void> {
    const { size } = await translated(stat(this.#path(id)));
    if (size !== sealedBytes) throw new BlobProblem("missing");
    await translated(this.#removeTails(id));
  }

  async *read(id: FileId, from: number, to: number): AsyncIterable<Uint8Array> {
    const handle = await translated(open(this.#path(id), "r"));
    try {
      // Two buffers: while the caller has one, the disk fills the other.
      const buffers = [bufferFor(to - from), bufferFor(to - from)] as const;
      let next = readPiece(handle, buffers[0], from, to);
      for (let at = from, turn = 1; at < to; turn += 1) {
        const piece = await translated(next);
        at += piece.length;
        if (at < to) next = readPiece(handle, buffers[turn & 1 ? 1 : 0], at, to);
        next.catch(() => {}); // the caller may have enough before it is asked for
        yield piece;
      }
    } finally {
      await handle.close();
    }
  }

  async remove(id: FileId): Promise<void> {
    await translated(
      (async () => {
        await rm(this.#path(id), { force: true });
        await this.#removeTails(id);
        await this.#sync();
      })(),
    );
  }

  size(id: FileId): Promise<number | undefined> {
    return orNone(translated(stat(this.#path(id))).then(({ size }) => size));
  }

  async *list(): AsyncIterable<FileId> {
    const seen = new Set<FileId>();
    for await (const { name } of await translated(opendir(this.#folder))) {
      const id = fileIdIn(name);
      if (id === undefined || seen.has(id)) continue;
      seen.add(id);
      yield id;
    }
  }

  async room(): Promise<number> {
    const { bavail, bsize } = await translated(statfs(this.#folder));
    return bavail * bsize;
  }

  async #openToWrite(id: FileId, at: BlobEnd): Promise<FileHandle> {
    const begins = at.segments === 0 && at.tailBytes === 0;
    const flags = begins ? constants.O_RDWR | constants.O_CREAT : constants.O_RDWR;
    // The tail of an upload's first segment lies beside a file that is still empty.
    const handle = await open(this.#path(id), flags, 0o600);
    if (begins) await this.#sync();
    return handle;
  }

  /** Forgets all tails but that of `at`. */
  async #takeTail(id: FileId, at: BlobEnd): Promise<Uint8Array> {
    const wanted = at.tailBytes > 0 ? tailName(id, at) : undefined;
    const tail = wanted === undefined ? new Uint8Array() : await readFile(join(this.#folder, wanted));
    if (tail.length !== at.tailBytes) throw new BlobProblem("missing");
    await this.#removeTails(id, wanted);
    return tail;
  }

  #tails(id: FileId): Tails {
    return {
      write: async (end, tail) => {
        const handle = await open(join(this.#folder, tailName(id, end)), "wx", 0o600);
        try {
          await handle.writeFile(Buffer.concat(tail));
          await handle.datasync();
        } finally {
          await handle.close();
        }
        await this.#sync();
      },
      remove: (end) => rm(join(this.#folder, tailName(id, end)), { force: true }),
    };
  }

  async #removeTails(id: FileId, butNot?: string): Promise<void> {
    const names = await readdir(this.#folder);
    const tails = names.filter((name) => isTailOf(id, name) && name !== butNot);
    await Promise.all(tails.map((name) => rm(join(this.#folder, name), { force: true })));
  }

  /** A new or removed name is on disk only when its folder is (fsync(2)). */
  async #sync(): Promise<void> {
    const handle = await open(this.#folder, "r");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  #path(id: FileId): string {
    return join(this.#folder, String(id));
  }
}

function bufferFor(bytes: number): Buffer {
  return Buffer.allocUnsafeSlow(Math.min(bytes, SEALED_SEGMENT_BYTES));
}

async function readPiece(handle: FileHandle, buffer: Buffer, from: number, to: number): Promise<Uint8Array> {
  const wanted = Math.min(buffer.length, to - from);
  let got = 0;
  while (got < wanted) {
    const { bytesRead } = await handle.read(buffer, got, wanted - got, from + got);
    if (bytesRead === 0) throw new BlobProblem("missing");
    got += bytesRead;
  }
  return buffer.subarray(0, wanted);
}

function translated<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw blobProblemOf(error);
  });
}

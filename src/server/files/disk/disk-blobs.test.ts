import assert from "node:assert/strict";
import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { FileId } from "../../domain/identifiers.ts";
import { fileBlobsContract, type OpenedBlobs } from "../contract/file-blobs.contract.ts";
import { openDiskBlobs } from "./open-disk-blobs.ts";

async function openInFolder(): Promise<OpenedBlobs & { readonly folder: string }> {
  const home = await mkdtemp(join(tmpdir(), "clinical-chat-files-"));
  const folder = join(home, "files");
  return {
    folder,
    blobs: await openDiskBlobs(folder),
    again: () => openDiskBlobs(folder),
    close: () => rm(home, { recursive: true }),
  };
}

fileBlobsContract(openInFolder);

test("the folder and its files are readable by their owner alone", async () => {
  const { blobs, folder, close } = await openInFolder();
  const writer = await blobs.append(5 as FileId, { segments: 0, tailBytes: 0 });
  await writer.save([Buffer.alloc(40)]);
  await writer.close();
  const modes = await Promise.all(
    [folder, ...(await readdir(folder)).map((name) => join(folder, name))].map(async (path) => {
      return (await stat(path)).mode & 0o077;
    }),
  );
  assert.deepEqual(modes, [0, 0, 0]);
  await close();
});

test("what else lies in the folder is neither listed nor removed", async () => {
  const { blobs, folder, close } = await openInFolder();
  for (const name of ["lost+found", "5.bak", "05", "1.tail-"]) await writeFile(join(folder, name), "");
  for await (const id of blobs.list()) assert.fail(`${id} was listed`);
  await blobs.remove(5 as FileId);
  assert.equal((await readdir(folder)).length, 4);
  await close();
});

test("there is room for as much as the disk has left", async () => {
  const { blobs, close } = await openInFolder();
  assert.ok(Number(await blobs.room()) > 0);
  await close();
});

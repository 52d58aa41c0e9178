import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import { after, before, beforeEach, test } from "node:test";
import { Upload, type UploadOptions } from "tus-js-client";
import { type FileClinic, type FilePeople, openFileClinic } from "../../../test/harness/file-clinic.ts";
import { SEGMENT_BYTES } from "../domain/file-layout.ts";

let clinic: FileClinic;
let people: FilePeople;
let options: UploadOptions;

before(async () => {
  clinic = await openFileClinic();
});
after(() => clinic.close());
beforeEach(async () => {
  people = await clinic.newPeople();
  const { port } = clinic.app.server.address() as AddressInfo;
  options = {
    endpoint: `http://127.0.0.1:${port}/api/threads/${people.threadId}/uploads`,
    headers: { cookie: `session=${await clinic.signedInAs(people.pat)}` },
    metadata: { filename: "Röntgen.bin", filetype: "image/png" },
    retryDelays: null,
  };
});

const content = randomBytes(2 * SEGMENT_BYTES + 4_321);

/** With the library's ways of its own. @returns its address */
function uploaded(more: UploadOptions, bytes: Buffer = content): Promise<string> {
  return new Promise((resolve, reject) => {
    const upload = new Upload(bytes, {
      ...options,
      ...more,
      onSuccess: () => resolve(upload.url ?? ""),
      onError: reject,
    });
    upload.start();
  });
}

async function isThere(url: string): Promise<void> {
  const [message] = await people.messages(people.ada);
  assert.equal(message?.file?.name, "Röntgen.bin");
  assert.ok(url.endsWith(`/api/uploads/${message.file.id}`));
  const read = await people.ofAda.ask("GET", `/api/files/${message.file.id}`);
  assert.ok(Buffer.from(await read.arrayBuffer()).equals(content));
}

for (const [title, more] of [
  ["at once", {}],
  ["in parts", { chunkSize: 300_000 }],
  ["with the first bytes in the creation", { uploadDataDuringCreation: true }],
  [
    "through a network that lets nothing but POST pass",
    { overridePatchMethod: true, chunkSize: SEGMENT_BYTES },
  ],
] as const) {
  test(`another program's tus client sends a file: ${title}`, async () => {
    await isThere(await uploaded(more));
  });
}

test("it stops in the middle, looks where the server stands, and goes on", async () => {
  const stopped = await new Promise<string>((resolve, reject) => {
    const upload = new Upload(content, {
      ...options,
      chunkSize: 500_000,
      onChunkComplete: () => upload.abort().then(() => resolve(upload.url ?? ""), reject),
      onError: reject,
    });
    upload.start();
  });
  assert.deepEqual(await people.messages(people.ada), []);
  await isThere(await uploaded({ uploadUrl: stopped }));
});

test("it gives an upload up", async () => {
  const url = await new Promise<string>((resolve, reject) => {
    const upload = new Upload(content, {
      ...options,
      chunkSize: 500_000,
      onChunkComplete: () => upload.abort(true).then(() => resolve(upload.url ?? ""), reject),
      onError: reject,
    });
    upload.start();
  });
  assert.equal((await people.ofPat.look(new URL(url).pathname)).status, 404);
});

test("what the server does not do it is told, and finds the sentence in the answer", async () => {
  for (const more of [{ parallelUploads: 2 }, { uploadLengthDeferred: true }])
    await assert.rejects(uploaded(more), /upload-unclear/);
  await assert.rejects(uploaded({}, Buffer.alloc(0)), /This file is empty/);
  assert.deepEqual(await people.messages(people.ada), []);
});

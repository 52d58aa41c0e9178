import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, beforeEach, describe, type TestContext, test } from "node:test";
import { type FileClinic, type FilePeople, openFileClinic } from "../../../test/harness/file-clinic.ts";
import { filesWith } from "../../../test/harness/find-on-disk.ts";
import { SEGMENT_BYTES } from "../domain/file-layout.ts";

let clinic: FileClinic;
let people: FilePeople;

before(async () => {
  clinic = await openFileClinic();
});
after(() => clinic.close());
beforeEach(async () => {
  people = await clinic.newPeople();
});

/** A body that breaks off after these bytes, as it does when a phone falls asleep. */
function breakingOff(bytes: Uint8Array): ReadableStream<Uint8Array> {
  const parts = [bytes.subarray(0, SEGMENT_BYTES), bytes.subarray(SEGMENT_BYTES)];
  return new ReadableStream(
    {
      pull(controller) {
        const part = parts.shift();
        if (part) controller.enqueue(part);
        else controller.error(new Error("asleep"));
      },
    },
    { highWaterMark: 0 },
  );
}

describe("uploading", () => {
  test("a file that came whole is a message for everybody in the thread, with name, kind and size", async () => {
    const { ada, pat, threadId, ofAda, ofPat, messages } = people;
    const content = Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(3 * SEGMENT_BYTES + 5)]);
    const told: unknown[] = [];
    const stop = clinic.ports.announcements.subscribe((_what, { message }) => told.push(message));
    const path = await ofPat.send(threadId, content, "Befund Röntgen.pdf");
    stop();
    const [message] = await messages(ada);
    const id = Number(path.split("/").at(-1));
    assert.deepEqual(message?.file, {
      id,
      name: "Befund Röntgen.pdf",
      type: "application/pdf",
      size: content.length,
    });
    assert.deepEqual([message?.text, message?.authorId], ["", pat.id]);
    assert.deepEqual(told, [message]);
    const read = await ofAda.ask("GET", path);
    assert.ok(Buffer.from(await read.arrayBuffer()).equals(content));
  });

  test("it may come in parts of any size, and looks the same", async () => {
    const { ada, ofAda, ofPat, messages, begun } = people;
    const content = randomBytes(2 * SEGMENT_BYTES + 100_000);
    const path = await begun(content.length);
    let offset = 0;
    for (const bytes of [1, 999, 65_536, SEGMENT_BYTES, 700_000, content.length]) {
      const part = content.subarray(offset, offset + bytes);
      const answer = await ofPat.append(path, offset, part);
      offset += part.length;
      assert.deepEqual([answer.status, answer.headers.get("upload-offset")], [204, String(offset)]);
    }
    const [message] = await messages(ada);
    const read = await ofAda.ask("GET", `/api/files/${message?.file?.id}`);
    assert.ok(Buffer.from(await read.arrayBuffer()).equals(content));
  });

  test("until it is whole nobody sees anything of it, and its author alone can look at it", async () => {
    const { ada, ofAda, ofPat, messages, begun, offsetAt } = people;
    const path = await begun(1_000);
    await ofPat.append(path, 0, randomBytes(999));
    assert.deepEqual(await messages(ada), []);
    assert.equal((await ofAda.look(path)).status, 404);
    assert.equal((await ofAda.append(path, 999, randomBytes(1))).status, 404);
    assert.equal((await ofAda.cancel(path)).status, 404);
    assert.equal((await ofAda.ask("GET", path.replace("uploads", "files"))).status, 404);
    assert.equal(await offsetAt(path), "999");
  });

  test("after a connection that broke off it goes on where the server stands", async () => {
    const { ada, ofAda, ofPat, messages, begun, offsetAt } = people;
    const content = randomBytes(2 * SEGMENT_BYTES + 77);
    const path = await begun(content.length);
    await assert.rejects(ofPat.append(path, 0, breakingOff(content.subarray(0, SEGMENT_BYTES + 333))));
    const offset = await eventually(async () => {
      const at = Number(await offsetAt(path));
      return at > 0 ? at : undefined;
    });
    assert.ok(offset <= SEGMENT_BYTES + 333);
    assert.equal((await ofPat.append(path, offset, content.subarray(offset))).status, 204);
    const [message] = await messages(ada);
    const read = await ofAda.ask("GET", `/api/files/${message?.file?.id}`);
    assert.ok(Buffer.from(await read.arrayBuffer()).equals(content));
  });

  test("no plain byte of it is on disk while it comes, when it is half, and when it is whole", async () => {
    const { ada, ofPat, messages, begun } = people;
    const marker = "the tumour marker is at 4711 µg/l; ";
    const content = Buffer.alloc(SEGMENT_BYTES + 5_000, marker);
    const path = await begun(content.length, "tumour-marker.txt");
    const plain = [Buffer.from(marker.slice(4, 24)), Buffer.from("tumour-marker")];
    await ofPat.append(path, 0, content.subarray(0, 4_000));
    assert.deepEqual(filesWith([clinic.folder], plain), []);
    await ofPat.append(path, 4_000, content.subarray(4_000, SEGMENT_BYTES + 1));
    assert.deepEqual(filesWith([clinic.folder], plain), []);
    await ofPat.append(path, SEGMENT_BYTES + 1, content.subarray(SEGMENT_BYTES + 1));
    assert.equal((await messages(ada)).length, 1);
    assert.deepEqual(filesWith([clinic.folder], plain), []);
  });
});

describe("a process that ended", () => {
  /** All bytes are confirmed, and there is no message yet. */
  async function wholeAndNotSent(t: TestContext): Promise<string> {
    const { ada, ofPat, messages, begun } = people;
    const path = await begun(10);
    const stops = t.mock.method(clinic.ports.uploads, "accept", () => Promise.reject(new Error("killed")));
    assert.equal((await ofPat.append(path, 0, randomBytes(10))).status, 503);
    stops.mock.restore();
    assert.deepEqual(await messages(ada), []);
    return path;
  }

  test("between the last byte and the message is made up for when the author looks", async (t) => {
    const { ada, messages, offsetAt } = people;
    const path = await wholeAndNotSent(t);
    assert.equal(await offsetAt(path), "10");
    assert.equal((await messages(ada)).length, 1);
    assert.equal(await offsetAt(path), "10");
    assert.equal((await messages(ada)).length, 1, "and only once");
  });

  test("is made up for although nobody looks; not for who has left meanwhile", async (t) => {
    const { ada, messages } = people;
    await wholeAndNotSent(t);
    assert.equal(await clinic.deeds.sendWaitingFiles(), 0, "the request may still be at it");
    clinic.time.now += 60_000;
    assert.equal(await clinic.deeds.sendWaitingFiles(), 1);
    assert.equal((await messages(ada)).length, 1);
    await wholeAndNotSentAgain(t);
  });

  async function wholeAndNotSentAgain(t: TestContext): Promise<void> {
    const { ada, pat, ofPat, messages, begun, leave } = people;
    const path = await begun(10);
    const stops = t.mock.method(clinic.ports.uploads, "accept", () => Promise.reject(new Error("killed")));
    await ofPat.append(path, 0, randomBytes(10));
    stops.mock.restore();
    leave(pat.id);
    clinic.time.now += 60_000;
    assert.equal(await clinic.deeds.sendWaitingFiles(), 0);
    assert.equal((await messages(ada)).length, 1);
    assert.equal((await clinic.deeds.expireFiles()) >= 1, true);
  }
});

async function eventually<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { type FileClinic, type FilePeople, openFileClinic } from "../../../test/harness/file-clinic.ts";
import { filesWith, tracesOfBytes, windowsOf } from "../../../test/harness/find-on-disk.ts";
import { chunk, jpeg, PLACE, PNG_HEAD } from "../../../test/harness/pictures.ts";
import { SEGMENT_BYTES } from "../domain/file-layout.ts";

let clinic: FileClinic;
let people: FilePeople;

before(async () => {
  clinic = await openFileClinic();
  people = await clinic.newPeople();
});
after(() => clinic.close());

const folders = () => [join(clinic.folder, "data"), join(clinic.folder, "keys")];
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;

async function downloaded(path: string): Promise<Buffer> {
  const answer = await people.ofAda.ask("GET", path.replace("/api/uploads/", "/api/files/"));
  return Buffer.from(await answer.arrayBuffer());
}

test("a photo tells nobody where it was taken, and the place is not on the disk at any time", async () => {
  const { ofPat, begun, offsetAt } = people;
  const photo = jpeg({ before: Buffer.concat([randomBytes(60_000), PLACE]) });
  const path = await begun(photo.length, "holiday.jpg");
  const cuts = [1, 3, 30, 90, 101, 180, 181, 400, 30_000, 60_500, photo.length];
  for (const cut of cuts) {
    const offset = Number(await offsetAt(path));
    await ofPat.append(path, offset, Buffer.from(photo.subarray(offset, cut)));
    assert.deepEqual(filesWith(folders(), tracesOfBytes(PLACE)), [], `after ${cut} bytes`);
  }
  const left = await downloaded(path);
  assert.equal(left.length, photo.length);
  for (const piece of tracesOfBytes(PLACE)) assert.ok(!left.includes(piece));
  assert.ok(left.includes("the pixels themselves"));
  assert.ok(left.includes(Buffer.from([0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6])), "the orientation");
});

test("a picture that would fill a phone's memory is refused, and does not go on", async () => {
  const { ofPat, begun } = people;
  const side = Buffer.from([0, 0, 0x75, 0x30]);
  const header = chunk("IHDR", Buffer.concat([side, side, Buffer.from([8, 2, 0, 0, 0])]));
  const flood = Buffer.concat([PNG_HEAD, header, randomBytes(500)]);
  const path = await begun(flood.length, "small.png");
  await ofPat.append(path, 0, flood.subarray(0, 10));
  const answer = await ofPat.append(path, 10, flood.subarray(10));
  assert.deepEqual([answer.status, await codeOf(answer)], [422, "picture-too-large"]);
  assert.equal((await ofPat.look(path)).status, 404);
});

test("no 16 bytes of a file are on the disk: while it comes, half, whole, and gone", async () => {
  const { ofPat, threadId, pat, messages, begun } = people;
  const content = randomBytes(2 * SEGMENT_BYTES + 300_000);
  const found = windowsOf(content);
  const look = (when: string) => assert.deepEqual(found(folders()), [], when);
  const coming = (from: number, to: number) => {
    let at = from;
    return new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          look(`while it comes, at ${at}`);
          const part = content.subarray(at, Math.min(at + 400_000, to));
          at += part.length;
          if (part.length > 0) controller.enqueue(Uint8Array.from(part));
          else controller.close();
        },
      },
      { highWaterMark: 0 },
    );
  };
  const half = await begun(content.length);
  const whole = await begun(content.length);
  await ofPat.append(half, 0, coming(0, 1_500_000));
  await ofPat.append(whole, 0, coming(0, 900_001));
  look("half");
  await ofPat.append(whole, 900_001, coming(900_001, content.length));
  look("whole");
  assert.ok((await downloaded(whole)).equals(content));
  look("after it was read");
  const [message] = (await messages(pat)).filter(({ file }) => file?.size === content.length);
  await clinic.deeds.deleteMessage(pat, threadId, message?.seq ?? assert.fail());
  await ofPat.cancel(half);
  await clinic.deeds.expireFiles();
  look("gone");
});

test("what looks for 16 bytes finds them, wherever they begin", async () => {
  const content = randomBytes(64);
  const { ofPat, begun } = people;
  await ofPat.append(await begun(1_000), 0, randomBytes(10));
  clinic.sql("CREATE TABLE plain (bytes BLOB)");
  clinic.sql(`INSERT INTO plain VALUES (x'${content.subarray(5, 21).toString("hex")}')`);
  assert.ok(windowsOf(content)(folders()).length > 0);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { crc32, deflateRawSync } from "node:zlib";
import { openFileClinic } from "../../../../test/harness/file-clinic.ts";
import { checkClamd } from "./check-clamd.ts";
import { ClamdScanner } from "./clamd-scanner.ts";

const url = process.env.CLAMD_TEST_URL ?? "";
/** The test file of eicar.org, in halves: this file itself is no find. */
const EICAR = Buffer.from(
  ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-", "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join(""),
);
const MB = 10 ** 6;

/** An archive with one file in it (APPNOTE.TXT 4.3). */
function zip(content: Buffer): Buffer {
  const packed = deflateRawSync(content);
  const name = Buffer.from("report.txt");
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(crc32(content), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(content.length, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, name, packed]);
  const entry = Buffer.concat([Buffer.from("PK\x01\x02\x14\0"), common, Buffer.alloc(14), name]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(entry.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, entry, Buffer.from("PK\x05\x06"), end]);
}

function largeFile(): Buffer {
  return Buffer.concat([Buffer.alloc(190 * MB - EICAR.length, "nothing to be found here, "), EICAR]);
}

const INFECTED: [title: string, content: () => Buffer][] = [
  ["at the start", () => EICAR],
  ["at the end of 190 MB", largeFile],
  ["in a zip", () => zip(EICAR)],
];

for (const [title, content] of INFECTED) {
  test(`clamd finds EICAR's test file ${title}, nobody gets it, and its sender is told`, async () => {
    const scanner = new ClamdScanner(url);
    const clinic = await openFileClinic({ scanning: { scanner, whenDown: "wait" } });
    const { ada, ofPat, begun, messages } = await clinic.newPeople();
    const bytes = content();
    const answer = await ofPat.append(await begun(bytes.length), 0, bytes as Uint8Array<ArrayBuffer>);
    assert.equal(((await answer.json()) as { code: string }).code, "file-infected");
    assert.deepEqual(await messages(ada), []);
    assert.match(clinic.logged.join(""), /Test[.]Eicar/);
    await clinic.close();
  });
}

test("what clamd finds nothing in is sent", async () => {
  const scanning = { scanner: new ClamdScanner(url), whenDown: "wait" } as const;
  const clinic = await openFileClinic({ scanning });
  const { ada, ofPat, threadId, messages } = await clinic.newPeople();
  await ofPat.send(threadId, zip(Buffer.from("Take one in the morning.")));
  assert.equal((await messages(ada)).length, 1);
  await clinic.close();
});

test("a clamd that is set as the README says looks at the largest file", async () => {
  assert.equal(await checkClamd(url), undefined);
});

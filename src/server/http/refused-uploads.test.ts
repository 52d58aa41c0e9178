import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, beforeEach, describe, test } from "node:test";
import { type FileClinic, type FilePeople, openFileClinic } from "../../../test/harness/file-clinic.ts";
import { type ErrorCode, SENTENCES } from "../../shared/protocol/error-codes.ts";
import type { WhatIsLeft } from "../actions/say-what-is-left.ts";
import { SEGMENT_BYTES } from "../domain/file-layout.ts";

const NO_WISH = { channel: "email", quiet: undefined, mobile: undefined } as const;
const HOUR = 60 * 60_000;
const MB = 10 ** 6;

let clinic: FileClinic;
let people: FilePeople;

before(async () => {
  clinic = await openFileClinic();
});
after(() => clinic.close());
beforeEach(async () => {
  people = await clinic.newPeople();
});

const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;

describe("bad input", () => {
  /** With its code, and the sentence that belongs to it. */
  const refusedWith = async (asked: Promise<Response>): Promise<[number, string]> => {
    const answer = await asked;
    const { code, sentence } = (await answer.json()) as { code: ErrorCode; sentence: string };
    assert.equal(sentence, SENTENCES[code]);
    return [answer.status, code];
  };

  test("one byte more than 200 MB is refused before the first one is sent, and so is an empty file", async () => {
    const { threadId, ofPat } = people;
    assert.deepEqual(await refusedWith(ofPat.begin(threadId, 200 * MB + 1)), [413, "file-too-large"]);
    assert.deepEqual(await refusedWith(ofPat.begin(threadId, 0)), [422, "file-empty"]);
    assert.equal((await ofPat.begin(threadId, 200 * MB)).status, 201);
  });

  test("beyond 1 GB a day an upload is refused with what is left, and what was given up is given back", async () => {
    const { threadId, ofPat, begun } = people;
    const paths = [
      await begun(200 * MB),
      await begun(200 * MB),
      await begun(200 * MB),
      await begun(200 * MB),
    ];
    await begun(80 * MB + 1);
    const answer = await ofPat.begin(threadId, 120 * MB);
    assert.equal(answer.status, 413);
    assert.deepEqual(await answer.json(), {
      code: "file-day-full",
      sentence: "You have 119 MB left today, and this file is larger. There is more when the day is over.",
    });
    const left = await (await ofPat.ask("GET", "/api/uploads/left")).json();
    assert.deepEqual(left, {
      most: 200 * MB,
      left: 120 * MB - 1,
      moreAt: Math.ceil((clinic.time.now + 1) / (24 * HOUR)) * 24 * HOUR,
      unscanned: "always-pass",
    });
    await ofPat.cancel(paths[0] ?? "");
    await begun(120 * MB);
  });

  test("a file for which the disk has no room is refused before the first byte", async (t) => {
    const { threadId, ofPat } = people;
    t.mock.method(clinic.ports.blobs, "room", async () => 512 * MB + 1_000);
    assert.deepEqual(await refusedWith(ofPat.begin(threadId, 2 * MB)), [507, "file-no-room"]);
  });

  test("a length that is none, or is to be told later, is refused", async () => {
    const { threadId, ofPat } = people;
    for (const length of ["-1", "1.5", "1e3", "many", "9".repeat(30)])
      assert.ok((await ofPat.begin(threadId, length)).status >= 400, length);
    const later = { "tus-resumable": "1.0.0", "upload-defer-length": "1" };
    const answer = ofPat.ask("POST", `/api/threads/${threadId}/uploads`, later);
    assert.deepEqual(await refusedWith(answer), [400, "upload-unclear"]);
  });

  test("more bytes than were announced are refused, also when they come without a length", async () => {
    const { ada, ofPat, messages, begun } = people;
    const path = await begun(1_000);
    assert.equal((await ofPat.append(path, 0, randomBytes(1_001))).status, 413);
    const chunks = new ReadableStream({
      start(controller) {
        for (let n = 0; n < 3; n += 1) controller.enqueue(randomBytes(400));
        controller.close();
      },
    });
    assert.equal(await codeOf(await ofPat.append(path, 0, chunks)), "upload-too-long");
    assert.deepEqual(await messages(ada), []);
  });

  test("fewer bytes than were announced are no file: it waits for the rest, and nobody sees it", async () => {
    const { ada, ofPat, messages, begun, offsetAt } = people;
    const path = await begun(1_000);
    assert.equal((await ofPat.append(path, 0, randomBytes(999))).status, 204);
    assert.deepEqual([await offsetAt(path), await messages(ada)], ["999", []]);
    assert.deepEqual(await refusedWith(ofPat.append(path, 999, randomBytes(2))), [413, "upload-too-long"]);
    assert.equal((await ofPat.append(path, 999, randomBytes(1))).status, 204);
    assert.equal((await messages(ada))[0]?.file?.size, 1_000);
  });

  test("the day ends by the clock of the first device that begins an upload, for who has chosen no time zone", async () => {
    const { pat, threadId, ofPat } = people;
    const left = async (zone: string) =>
      (await (await ofPat.ask("GET", `/api/uploads/left?zone=${zone}`)).json()) as WhatIsLeft;
    const told = (zone: string) => ({
      "upload-metadata": `filename ${btoa("x.bin")},timeZone ${btoa(zone)}`,
    });
    const utc = (await left("Mars/Olympus")).moreAt;
    const begun = await ofPat.begin(threadId, 200 * MB, "x.bin", told("Etc/GMT+11"));
    assert.equal(begun.status, 201);
    const { moreAt } = await left("Etc/GMT-11");
    assert.equal(moreAt % (24 * HOUR), 11 * HOUR);
    assert.notEqual(moreAt, utc);
    await ofPat.begin(threadId, 200 * MB, "x.bin", told("Etc/GMT-11"));
    assert.deepEqual((await left("Etc/GMT-11")).moreAt, moreAt);
    assert.equal((await clinic.ports.notifications.settings(pat.id)).timeZone, "Etc/GMT+11");
    await clinic.ports.notifications.save(pat.id, { ...NO_WISH, timeZone: "Etc/GMT-11" });
    assert.deepEqual(await left(""), { ...(await left("UTC")), left: 600 * MB, moreAt });
  });

  test("an upload that begins before midnight and ends after it counts for the day on which it began", async () => {
    const { ada, pat, threadId, messages } = people;
    await clinic.ports.notifications.save(pat.id, { ...NO_WISH, timeZone: "America/Chicago" });
    const now = clinic.time.now;
    const midnight = Math.ceil(now / (24 * HOUR)) * 24 * HOUR + 6 * HOUR;
    try {
      clinic.time.now = midnight - 1;
      const late = clinic.asTus(await clinic.signedInAs(pat));
      const left = async () => (await (await late.ask("GET", "/api/uploads/left")).json()) as WhatIsLeft;
      for (let n = 0; n < 4; n += 1) await late.begin(threadId, 200 * MB);
      const path = (await late.begin(threadId, 1_000)).headers.get("location") ?? "";
      await late.append(path, 0, randomBytes(500));
      const before = await left();
      assert.deepEqual([before.left, before.moreAt], [200 * MB - 1_000, midnight]);
      clinic.time.now = midnight;
      assert.equal((await late.append(path, 500, randomBytes(500))).status, 204);
      assert.equal((await messages(ada)).length, 1);
      const after = await left();
      assert.deepEqual([after.left, after.moreAt], [1_000 * MB, midnight + 24 * HOUR]);
    } finally {
      clinic.time.now = now;
    }
  });

  test("a name that cannot be is refused with its sentence", async () => {
    const { threadId, ofPat } = people;
    for (const [name, code] of [
      ["x".repeat(300), "file-name-too-long"],
      ["x".repeat(3_500), "file-name-too-long"],
      ["../../x", "file-name-path"],
      ["..\\..\\x", "file-name-path"],
      ["a\0b", "file-name-unreadable"],
      ["report\r\nX-Evil: 1", "file-name-unreadable"],
      ["a\u202eb", "file-name-unreadable"],
      ["NUL", "file-name-reserved"],
      ["com1.png", "file-name-reserved"],
      ["report.pdf.", "file-name-reserved"],
      ["..", "file-name-missing"],
      ["", "file-name-missing"],
    ] as const)
      assert.deepEqual(await refusedWith(ofPat.begin(threadId, 10, name)), [422, code]);
  });

  test("nobody uploads into a thread of others, nor goes on in one that they have left", async () => {
    const { ada, pat, threadId, ofPat, ofEve, messages, begun, leave } = people;
    assert.deepEqual(await refusedWith(ofEve.begin(threadId, 10)), [404, "thread-not-found"]);
    const path = await begun(10);
    await ofPat.append(path, 0, randomBytes(5));
    leave(pat.id);
    assert.deepEqual(await refusedWith(ofPat.append(path, 5, randomBytes(5))), [404, "upload-not-found"]);
    assert.deepEqual(await messages(ada), []);
  });

  test("without a session nothing of it answers", async () => {
    const { threadId, begun } = people;
    const path = await begun(10);
    const nobody = clinic.asTus("nobody");
    for (const answer of [
      nobody.begin(threadId, 10),
      nobody.look(path),
      nobody.append(path, 0, randomBytes(10)),
      nobody.cancel(path),
      nobody.ask("GET", path.replace("uploads", "files")),
      nobody.ask("GET", "/api/uploads/left"),
      nobody.ask("OPTIONS", path),
    ])
      assert.equal((await answer).status, 401);
  });

  test("what was abandoned for an hour is gone, and counts no more", async () => {
    const { ofPat, begun } = people;
    const path = await begun(100);
    await ofPat.append(path, 0, randomBytes(50));
    clinic.time.now += HOUR;
    try {
      assert.equal((await ofPat.look(path)).status, 404);
      assert.ok((await clinic.deeds.expireFiles()) >= 1);
      const left = (await (await ofPat.ask("GET", "/api/uploads/left")).json()) as { left: number };
      assert.equal(left.left, 1_000 * MB);
    } finally {
      clinic.time.now -= HOUR;
    }
  });

  test("two tabs with one upload do not mix: the later one goes on where the server stands", async () => {
    const { ada, ofAda, ofPat, messages, begun } = people;
    const content = randomBytes(SEGMENT_BYTES + 50);
    const path = await begun(content.length);
    const answers = await Promise.all([ofPat.append(path, 0, content), ofPat.append(path, 0, content)]);
    const statuses = answers.map(({ status }) => status).sort();
    assert.deepEqual(statuses, [204, 409]);
    const [message] = await messages(ada);
    const read = await ofAda.ask("GET", `/api/files/${message?.file?.id}`);
    assert.ok(Buffer.from(await read.arrayBuffer()).equals(content));
  });
});

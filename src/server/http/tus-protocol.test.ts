import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, beforeEach, describe, test } from "node:test";
import { type FileClinic, type FilePeople, openFileClinic } from "../../../test/harness/file-clinic.ts";

const HOUR = 60 * 60_000;
const MB = 10 ** 6;
const VERSION = { "tus-resumable": "1.0.0" };
const BYTES = { "content-type": "application/offset+octet-stream" };

let clinic: FileClinic;
let people: FilePeople;
let uploads: string;

before(async () => {
  clinic = await openFileClinic();
});
after(() => clinic.close());
beforeEach(async () => {
  people = await clinic.newPeople();
  uploads = `/api/threads/${people.threadId}/uploads`;
});

const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;
const filename = (name: string) => `filename ${Buffer.from(name).toString("base64")}`;

async function saysItGoesIn(answer: Response, ms: number): Promise<void> {
  const expires = answer.headers.get("upload-expires") ?? "";
  assert.equal(new Date(expires).toUTCString(), expires, "as RFC 9110 writes times");
  const left = Date.parse(expires) - Date.now();
  assert.ok(left > ms - 60_000 && left <= ms, `in ${left} ms`);
}

describe("what the server can do", () => {
  test("is what it says and no more: neither checksum nor concatenation, nor a length that comes later", async () => {
    const { ofPat, begun } = people;
    for (const path of [uploads, await begun(10)]) {
      const answer = await ofPat.ask("OPTIONS", path);
      assert.equal(answer.status, 204);
      assert.equal(answer.headers.get("tus-version"), "1.0.0");
      assert.equal(answer.headers.get("tus-max-size"), String(200 * MB));
      assert.equal(
        answer.headers.get("tus-extension"),
        "creation,creation-with-upload,expiration,termination",
      );
      assert.equal(answer.headers.get("tus-checksum-algorithm"), null);
      assert.equal(answer.headers.get("access-control-allow-origin"), null, "other websites may not ask");
    }
  });

  test("every answer has the protocol's version, also when it refuses", async () => {
    const { ofPat, begun } = people;
    const path = await begun(100);
    for (const answer of [
      await ofPat.begin(people.threadId, 1),
      await ofPat.begin(people.threadId, 0),
      await ofPat.look(path),
      await ofPat.append(path, 7, randomBytes(1)),
      await ofPat.append("/api/uploads/1", 0, randomBytes(1)),
      await ofPat.cancel(path),
    ])
      assert.equal(answer.headers.get("tus-resumable"), "1.0.0", `${answer.status}`);
  });

  test("without the version, or with another one, nothing happens and the right one is told", async () => {
    const { ofPat, begun, offsetAt } = people;
    const path = await begun(100);
    for (const version of [{}, { "tus-resumable": "0.2.2" }, { "tus-resumable": "2.0.0" }] as const)
      for (const [method, to, more] of [
        ["POST", uploads, { "upload-length": "10", "upload-metadata": filename("a.bin") }],
        ["PATCH", path, { ...BYTES, "upload-offset": "0" }],
        ["DELETE", path, {}],
        ["HEAD", path, {}],
      ] as const) {
        const answer = await ofPat.ask(
          method,
          to,
          { ...version, ...more },
          method === "PATCH" ? "x" : undefined,
        );
        assert.deepEqual([answer.status, answer.headers.get("tus-version")], [412, "1.0.0"], method);
      }
    assert.equal(await offsetAt(path), "0");
  });
});

describe("creation", () => {
  test("answers with the address of the upload, and with when it will be given up", async () => {
    const answer = await people.ofPat.begin(people.threadId, 1_000);
    assert.equal(answer.status, 201);
    assert.match(answer.headers.get("location") ?? "", /^\/api\/uploads\/\d+$/);
    await saysItGoesIn(answer, HOUR);
  });

  test("with the first bytes in it says how far it came, and goes on from there", async () => {
    const { ada, ofPat, messages } = people;
    const content = randomBytes(500);
    const headers = { ...VERSION, ...BYTES, "upload-length": "500", "upload-metadata": filename("a.bin") };
    const half = await ofPat.ask("POST", uploads, headers, content.subarray(0, 200));
    assert.deepEqual([half.status, half.headers.get("upload-offset")], [201, "200"]);
    const path = half.headers.get("location") ?? "";
    assert.equal((await ofPat.append(path, 200, content.subarray(200))).status, 204);
    const whole = await ofPat.ask("POST", uploads, headers, content);
    assert.deepEqual([whole.status, whole.headers.get("upload-offset")], [201, "500"]);
    assert.equal((await messages(ada)).length, 2);
  });

  test("bytes of another kind in it are left alone", async () => {
    const { ofPat } = people;
    const headers = { ...VERSION, "upload-length": "500", "upload-metadata": filename("a.bin") };
    for (const type of ["application/json", "text/plain", "application/x-www-form-urlencoded"]) {
      const answer = await ofPat.ask("POST", uploads, { ...headers, "content-type": type }, "{}");
      assert.equal(answer.status, 201, type);
      assert.equal(
        (await ofPat.look(answer.headers.get("location") ?? "")).headers.get("upload-offset"),
        "0",
      );
    }
  });

  test("a length that is to be told later, and the parts of a concatenation, are refused", async () => {
    const { ofPat } = people;
    const later = await ofPat.ask("POST", uploads, { ...VERSION, "upload-defer-length": "1" });
    assert.deepEqual([later.status, await codeOf(later)], [400, "upload-unclear"]);
    const more = { ...VERSION, "upload-length": "10", "upload-metadata": filename("a.bin") };
    for (const concat of ["partial", "final;/api/uploads/1 /api/uploads/2", "nonsense"]) {
      const answer = await ofPat.ask("POST", uploads, { ...more, "upload-concat": concat });
      assert.ok(answer.status >= 400 && answer.status < 500, `${concat}: ${answer.status}`);
      assert.equal(await codeOf(answer), "upload-unclear");
    }
  });

  test("metadata that nobody can read, or that are endless, are refused", async () => {
    const { ofPat } = people;
    const more = { ...VERSION, "upload-length": "10" };
    for (const [metadata, code] of [
      ["filename not-base64!", "upload-unclear"],
      [`${filename("a")},${filename("b")}`, "upload-unclear"],
      ["", "upload-unclear"],
      ["other eA==", "file-name-missing"],
      [`${filename("a")},more ${Buffer.alloc(6_000, 65).toString("base64")}`, "file-name-too-long"],
    ] as const) {
      const answer = await ofPat.ask("POST", uploads, { ...more, "upload-metadata": metadata });
      assert.equal(await codeOf(answer), code, metadata.slice(0, 40));
    }
  });
});

describe("HEAD", () => {
  test("tells length, offset and the metadata as they were given, and is not to be cached", async () => {
    const { ofPat } = people;
    const metadata = `${filename("ünï.png")},empty,other ${Buffer.from("x").toString("base64")}`;
    const begun = await ofPat.begin(people.threadId, 1_000, "", { "upload-metadata": metadata });
    const answer = await ofPat.look(begun.headers.get("location") ?? "");
    assert.equal(answer.status, 200);
    const told = ["upload-length", "upload-offset", "upload-metadata", "cache-control"].map((name) =>
      answer.headers.get(name),
    );
    assert.deepEqual(told, ["1000", "0", metadata, "no-store"]);
  });

  test("of what is not there tells no offset, and is not to be cached either", async () => {
    const answer = await people.ofPat.look("/api/uploads/12345");
    const told = ["upload-offset", "cache-control"].map((name) => answer.headers.get(name));
    assert.deepEqual([answer.status, ...told], [404, null, "no-store"]);
  });
});

describe("PATCH", () => {
  test("tells how far it came; where it stands already nothing is written", async () => {
    const { ofPat, begun, offsetAt } = people;
    const path = await begun(1_000);
    const answer = await ofPat.append(path, 0, randomBytes(10));
    assert.deepEqual([answer.status, answer.headers.get("upload-offset")], [204, "10"]);
    await saysItGoesIn(answer, HOUR);
    for (const offset of [0, 9, 11, 1_000]) {
      const other = await ofPat.append(path, offset, randomBytes(10));
      assert.deepEqual([other.status, await codeOf(other)], [409, "upload-elsewhere"]);
    }
    assert.equal(await offsetAt(path), "10");
  });

  test("without an offset, or with one that is no number, is not understood", async () => {
    const { ofPat, begun, offsetAt } = people;
    const path = await begun(1_000);
    for (const offset of [
      {},
      { "upload-offset": "-1" },
      { "upload-offset": "1e1" },
      { "upload-offset": "x" },
    ]) {
      const answer = await ofPat.ask("PATCH", path, { ...VERSION, ...BYTES, ...offset } as never, "abc");
      assert.deepEqual([answer.status, await codeOf(answer)], [400, "upload-unclear"]);
    }
    assert.equal(await offsetAt(path), "0");
  });

  test("with another kind of body is refused as that, and nothing is written", async () => {
    const { ofPat, begun, offsetAt } = people;
    const path = await begun(1_000);
    for (const type of ["application/json", "application/octet-stream", "text/plain"]) {
      const answer = await ofPat.append(path, 0, "{}", { "content-type": type });
      assert.deepEqual([answer.status, await codeOf(answer)], [415, "upload-unclear"], type);
    }
    assert.equal(await offsetAt(path), "0");
  });

  test("goes as POST too, where a network lets nothing else pass; a plain POST does nothing", async () => {
    const { ada, ofPat, begun, messages, offsetAt } = people;
    const path = await begun(10);
    const headers = { ...VERSION, ...BYTES, "upload-offset": "0" };
    assert.ok((await ofPat.ask("POST", path, headers, "0123456789")).status >= 400);
    assert.equal(await offsetAt(path), "0");
    const asPatch = { ...headers, "x-http-method-override": "PATCH" };
    assert.equal((await ofPat.ask("POST", path, asPatch, "0123456789")).status, 204);
    assert.equal((await messages(ada)).length, 1);
    const other = await begun(10);
    const asDelete = { ...VERSION, "x-http-method-override": "DELETE" };
    assert.equal((await ofPat.ask("POST", other, asDelete)).status, 204);
    assert.equal((await ofPat.look(other)).status, 404);
  });

  test("what proxies add to a request does not matter", async () => {
    const { ofPat, begun } = people;
    const more = { "x-forwarded-proto": "https, http", "tus-version": "9", via: "1.1 a, 1.1 b" };
    assert.equal((await ofPat.append(await begun(10), 0, randomBytes(10), more)).status, 204);
  });
});

describe("termination and expiration", () => {
  test("what was given up is gone from the disk, and what was sent is not given up", async () => {
    const { threadId, ofPat, begun } = people;
    const path = await begun(2_000);
    await ofPat.append(path, 0, randomBytes(1_000));
    assert.equal((await ofPat.cancel(path)).status, 204);
    for (const gone of [
      await ofPat.look(path),
      await ofPat.cancel(path),
      await ofPat.append(path, 1_000, "x"),
    ])
      assert.equal(gone.status, 404);
    const left: unknown[] = [];
    for await (const id of clinic.ports.blobs.list()) left.push(id);
    assert.ok(!left.includes(Number(path.split("/").at(-1))));
    const sent = (await ofPat.send(threadId, randomBytes(10))).replace("files", "uploads");
    assert.equal((await ofPat.cancel(sent)).status, 404);
    assert.equal((await ofPat.look(sent)).headers.get("upload-offset"), "10");
  });

  test("an upload says when it will be given up, an hour after its last byte, and then is not there", async () => {
    const { ofPat, begun } = people;
    const path = await begun(1_000);
    const now = clinic.time.now;
    try {
      clinic.time.now += HOUR / 2;
      assert.equal((await ofPat.append(path, 0, randomBytes(10))).status, 204);
      clinic.time.now += HOUR - 1;
      assert.equal((await ofPat.look(path)).status, 200);
      clinic.time.now += 1;
      assert.equal((await ofPat.look(path)).status, 404);
      assert.equal((await ofPat.append(path, 10, randomBytes(10))).status, 404);
    } finally {
      clinic.time.now = now;
    }
  });
});

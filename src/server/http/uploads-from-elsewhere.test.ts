import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, beforeEach, test } from "node:test";
import { type FileClinic, type FilePeople, openFileClinic } from "../../../test/harness/file-clinic.ts";

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

const FROM = [
  { origin: "https://evil.example" },
  { origin: "null" },
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site" },
] as const;

test("other websites begin, go on with and give up no upload, by no method of the protocol", async () => {
  const { ofPat, threadId, begun, offsetAt } = people;
  const path = await begun(100);
  for (const from of FROM) {
    const version = { "tus-resumable": "1.0.0", ...from };
    for (const answer of [
      await ofPat.begin(threadId, 10, "a.bin", from),
      await ofPat.append(path, 0, randomBytes(10), from),
      await ofPat.ask("DELETE", path, version),
      await ofPat.ask("OPTIONS", path, from),
      await ofPat.ask("POST", path, { ...version, "x-http-method-override": "DELETE" }),
    ])
      assert.deepEqual([answer.status, await codeOf(answer)], [403, "wrong-origin"]);
  }
  assert.equal(await offsetAt(path), "0");
});

test("a method in a header is believed of POST alone, and only what the protocol has is", async () => {
  const { ofPat, begun, offsetAt } = people;
  const path = await begun(100);
  for (const [method, named] of [
    ["GET", "DELETE"],
    ["HEAD", "DELETE"],
    ["POST", "GET"],
    ["POST", "delete"],
  ] as const) {
    const answer = await ofPat.ask(method, path, {
      "tus-resumable": "1.0.0",
      "x-http-method-override": named,
    });
    assert.notEqual(answer.status, 204, `${method} as ${named}`);
    await answer.arrayBuffer();
  }
  assert.equal(await offsetAt(path), "0");
});

test("an upload of somebody else, one that never was and one of nonsense are refused in the same words", async () => {
  const { ofEve, begun } = people;
  const theirs = await begun(100);
  const answers = await Promise.all(
    [
      theirs,
      "/api/uploads/123456789",
      "/api/uploads/0",
      "/api/uploads/-1",
      "/api/uploads/1e3",
      "/api/uploads/%00",
    ].map(async (path) => {
      const answer = await ofEve.append(path, 0, randomBytes(1));
      return `${answer.status} ${await answer.text()}`;
    }),
  );
  assert.equal(new Set(answers).size, 1, answers.join("\n"));
  assert.match(answers[0] ?? "", /^404 .*upload-not-found/);
});

test("what somebody sends who was signed out meanwhile is not taken", async () => {
  const { pat, threadId } = people;
  const token = await clinic.signedInAs(pat);
  const client = clinic.asTus(token);
  const path = (await client.begin(threadId, 10)).headers.get("location") ?? "";
  clinic.sql("DELETE FROM sessions WHERE person_id = ?", pat.id);
  assert.equal((await client.append(path, 0, randomBytes(10))).status, 401);
});

test("whatever one person sends at once, eight uploads are taken at a time and the others wait", async (t) => {
  const { ada, ofPat, begun, messages } = people;
  const { blobs } = clinic.ports;
  const append = blobs.append.bind(blobs);
  const gate = Promise.withResolvers<void>();
  const eight = Promise.withResolvers<void>();
  let [now, most, taken] = [0, 0, 0];
  t.mock.method(blobs, "append", async (...args: Parameters<typeof append>) => {
    now += 1;
    most = Math.max(most, now);
    taken += 1;
    if (taken === 8) eight.resolve();
    await gate.promise;
    now -= 1;
    return append(...args);
  });
  const paths = await Promise.all(Array.from({ length: 20 }, () => begun(10)));
  const sent = Promise.all(paths.map((path) => ofPat.append(path, 0, randomBytes(10))));
  await eight.promise;
  assert.equal((await ofPat.ask("GET", "/api/uploads/left")).status, 200, "everything else goes on");
  assert.deepEqual([most, taken], [8, 8]);
  gate.resolve();
  assert.deepEqual(new Set((await sent).map(({ status }) => status)), new Set([204]));
  assert.equal((await messages(ada)).length, 20);
});

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { openFileClinic } from "../../../test/harness/file-clinic.ts";
import { SEGMENT_BYTES } from "../domain/file-layout.ts";
import { ScannerDown, type ScanVerdict, type WhenDown } from "../ports/scanner.ts";

/** A clinic whose scanner says what the test wants, and keeps what it was shown. */
async function openScanned(whenDown: WhenDown) {
  const says: { verdict: ScanVerdict | undefined } = { verdict: { is: "clean" } };
  const seen: Buffer[] = [];
  const scanner = {
    async scan(bytes: AsyncIterable<readonly Uint8Array[]>) {
      const all: Buffer[] = [];
      for await (const pieces of bytes) all.push(...pieces.map((piece) => Buffer.from(piece)));
      seen.push(Buffer.concat(all));
      if (says.verdict === undefined) throw new ScannerDown("not there");
      return says.verdict;
    },
  };
  const clinic = await openFileClinic({ scanning: { scanner, whenDown } });
  return { clinic, says, seen, people: await clinic.newPeople() };
}

test("a file is shown to the scanner whole, and to the others after that", async () => {
  const { clinic, seen, people } = await openScanned("wait");
  const content = randomBytes(2 * SEGMENT_BYTES + 77);
  await people.ofPat.send(people.threadId, content);
  assert.equal(seen.length, 1);
  assert.ok(seen[0]?.equals(content));
  assert.equal((await people.messages(people.ada)).length, 1);
  await clinic.close();
});

const REFUSED: [title: string, verdict: ScanVerdict, code: string][] = [
  ["something was found in it", { is: "found", what: "Win.Test-1" }, "file-infected"],
  ["it cannot be looked at", { is: "unscannable", why: "Win.Test-1" }, "file-unscannable"],
];

for (const [title, verdict, code] of REFUSED) {
  test(`nobody gets a file, its sender is told, the log and the administrators' list have it: ${title}`, async () => {
    const { clinic, says, people } = await openScanned("pass");
    says.verdict = verdict;
    const { ada, pat, ofAda, ofPat, begun, messages } = people;
    const path = await begun(100);
    const answer = await ofPat.append(path, 0, randomBytes(100));
    const told = (await answer.json()) as { code: string; sentence: string };
    assert.deepEqual([answer.status, told.code], [422, code]);
    assert.match(told.sentence, /nobody received it/);
    assert.equal((await ofPat.look(path)).status, 422); // to who lost the answer, again
    assert.deepEqual(await (await ofPat.ask("GET", path)).json(), told);
    assert.equal((await ofAda.look(path)).status, 404);
    assert.equal((await ofAda.ask("GET", path)).status, 404);
    assert.deepEqual(await messages(ada), []);
    const lines = clinic.logged.filter((line) => line.includes("a file was refused"));
    assert.equal(lines.length, 1);
    const { fileId, authorId, what } = JSON.parse(lines[0] ?? "");
    assert.deepEqual([path.endsWith(`/${fileId}`), authorId, what], [true, pat.id, "Win.Test-1"]);
    const boss = await clinic.addPerson(pat.organisationId, `Boss ${code}`, ["administrator"]);
    const asked = await clinic.asTus(await clinic.signedInAs(boss)).ask("GET", "/api/files/refused");
    const refused = [{ id: fileId, by: pat.name, code, at: clinic.time.now }];
    assert.deepEqual(await asked.json(), { scanned: true, refused });
    assert.equal((await ofAda.ask("GET", "/api/files/refused")).status, 403);
    await clinic.deeds.expireFiles();
    for await (const id of clinic.ports.blobs.list()) assert.fail(`${id} is still there`);
    await clinic.close();
  });
}

test("while the scanner is down files wait, their sender knows, and they are sent when it is back", async () => {
  const { clinic, says, people } = await openScanned("wait");
  says.verdict = undefined;
  const { ada, ofPat, begun, messages } = people;
  const path = await begun(100);
  const answer = await ofPat.append(path, 0, randomBytes(100));
  assert.deepEqual([answer.status, answer.headers.get("upload-waits-for")], [204, "scanner"]);
  assert.equal((await ofPat.look(path)).headers.get("upload-waits-for"), "scanner");
  const asked = async () => (await ofPat.ask("GET", path)).json();
  assert.deepEqual(await asked(), { state: "waiting" });
  clinic.time.now += 61_000;
  assert.equal(await clinic.deeds.sendWaitingFiles(), 0);
  assert.deepEqual(await messages(ada), []);
  says.verdict = { is: "clean" };
  assert.equal(await clinic.deeds.sendWaitingFiles(), 1);
  assert.equal((await messages(ada)).length, 1);
  assert.equal((await ofPat.look(path)).headers.get("upload-waits-for"), null);
  assert.deepEqual(await asked(), { state: "sent" });
  await clinic.close();
});

test("where the administrator wants it files pass while the scanner is down, and the log has each", async () => {
  const { clinic, says, people } = await openScanned("pass");
  says.verdict = undefined;
  await people.ofPat.send(people.threadId, randomBytes(100));
  assert.equal((await people.messages(people.ada)).length, 1);
  assert.ok(clinic.logged.some((line) => line.includes("a file passed unscanned")));
  await clinic.close();
});

test("before a file is chosen the page knows what happens while the scanner is down", async () => {
  for (const whenDown of ["wait", "pass"] as const) {
    const { clinic, people } = await openScanned(whenDown);
    assert.equal((await clinic.deeds.sayWhatIsLeft(people.pat)).unscanned, `${whenDown}-while-down`);
    await clinic.close();
  }
  const without = await openFileClinic();
  const { pat } = await without.newPeople();
  assert.equal((await without.deeds.sayWhatIsLeft(pat)).unscanned, "always-pass");
  await without.close();
});

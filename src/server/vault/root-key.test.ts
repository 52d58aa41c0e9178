import assert from "node:assert/strict";
import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { KeyProblem, rootKey } from "./root-key.ts";

let home: string;
let folder: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "root-key-"));
  folder = join(home, "keys");
});
afterEach(() => rm(home, { recursive: true, force: true }));

test("the first start makes a root key that only its owner may read, and later starts find the same one", async () => {
  const made = await rootKey(folder);
  assert.equal((await stat(join(folder, "root.key"))).mode & 0o777, 0o600);
  assert.equal((await stat(folder)).mode & 0o777, 0o700);
  assert.ok((await rootKey(folder)).equals(made));
});

test("a root key that others may read is refused with the command that mends it", async () => {
  await rootKey(folder);
  await chmod(join(folder, "root.key"), 0o640);
  await assert.rejects(rootKey(folder), (problem: Error) => {
    assert.ok(problem instanceof KeyProblem);
    assert.match(problem.message, /chmod 600 .*root\.key$/);
    return true;
  });
});

test("a keys' folder that others may enter is refused", async () => {
  await rootKey(folder);
  await chmod(folder, 0o755);
  await assert.rejects(rootKey(folder), /chmod 700/);
});

test("a damaged root key is refused, not used", async () => {
  await rootKey(folder);
  await writeFile(join(folder, "root.key"), "c2hvcnQ=\n");
  await assert.rejects(rootKey(folder), /is damaged/);
});

test("a missing root key is not made anew while keys that it wraps are there", async () => {
  await mkdir(join(folder, "epochs"), { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  await writeFile(join(folder, "epochs", "1-2"), "wrapped");
  await assert.rejects(rootKey(folder), /Put the root key back/);
});

import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const PROJECT = join(import.meta.dirname, "..");
const LOCK_FILES = ["package-lock.json", ...globSync("tools/*/package-lock.json", { cwd: PROJECT })];

type Package = { resolved?: string; integrity?: string; inBundle?: boolean; link?: boolean; hasInstallScript?: boolean };

for (const file of LOCK_FILES) {
  const lock = JSON.parse(readFileSync(join(PROJECT, file), "utf8")) as { packages: Record<string, Package> };
  const packages = Object.entries(lock.packages).filter(([path]) => path !== "");

  test(`${file} names no registry, so it serves whoever has one of their own`, () => {
    const tied = packages.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path);
    assert.deepEqual(tied, []);
  });

  test(`${file} says what each package must be, to the byte`, () => {
    const loose = packages.filter(([, { integrity, inBundle }]) => !integrity && !inBundle).map(([path]) => path);
    assert.ok(packages.length > 0);
    assert.deepEqual(loose, []);
  });

  test(`${file} holds nothing that must run a script of its own when it is installed`, () => {
    const scripted = packages.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path);
    // The file watcher of macOS, for vite's development server; it works without its script too.
    assert.deepEqual(
      scripted.filter((path) => !path.endsWith("node_modules/fsevents")),
      [],
    );
  });
}

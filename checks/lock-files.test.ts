import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const PROJECT = join(import.meta.dirname, "..");
const LOCK_FILES = ["package-lock.json", ...globSync("tools/*/package-lock.json", { cwd: PROJECT })];

/** Builds for machines that the project was never set up on; npm takes what the registry says of them. */
const RARE_LINUX = /-linux-(arm|ppc64|riscv64|s390x)-|-musl/;

type Package = {
  resolved?: string;
  integrity?: string;
  inBundle?: boolean;
  hasInstallScript?: boolean;
  os?: string[];
  optionalDependencies?: Record<string, string>;
};

for (const file of LOCK_FILES) {
  const lock = JSON.parse(readFileSync(join(PROJECT, file), "utf8")) as { packages: Record<string, Package> };
  const packages = Object.entries(lock.packages).filter(([path]) => path !== "");

  test(`${file} names no registry, so it serves whoever has one of their own`, () => {
    const tied = packages.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path);
    assert.deepEqual(tied, []);
  });

  test(`${file} says what each package that runs on Linux must be, to the byte`, () => {
    const forLinux = packages.filter(([, { os, inBundle }]) => !inBundle && (!os || os.includes("linux")));
    const loose = forLinux.filter(([path, { integrity }]) => !integrity && !RARE_LINUX.test(path));
    assert.ok(forLinux.length > 0);
    assert.deepEqual(
      loose.map(([path]) => path),
      [],
    );
  });

  // Without an entry `npm ci` refuses the whole file wherever the registry has the package.
  test(`${file} has an entry for the build of each platform`, () => {
    const paths = new Set(packages.map(([path]) => path.split("node_modules/").at(-1)));
    const wanted = packages.flatMap(([, { optionalDependencies }]) =>
      Object.keys(optionalDependencies ?? {}),
    );
    assert.deepEqual(
      wanted.filter((name) => !paths.has(name)),
      [],
    );
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

import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const PROJECT = join(import.meta.dirname, "..");
const text = readFileSync(join(PROJECT, "ARCHITECTURE.md"), "utf8");
const TOP = /^(src|test|bench|checks|bin|migrations|tools|docs|[.]ci)\//;

/** Each line of the tree begins with a path; in the prose paths stand between backticks. */
function pathsNamed(): Set<string> {
  const tree = (text.split("```")[1] ?? "").split("\n").map((line) => line.split(" ")[0] ?? "");
  const prose = [...text.matchAll(/`([^`\s]+)`/g)].map(([, path]) => path ?? "");
  return new Set([...tree, ...prose].filter((path) => TOP.test(path)));
}

test("every path that ARCHITECTURE.md names exists", () => {
  const named = [...pathsNamed()];
  assert.ok(named.length > 0);
  assert.deepEqual(
    named.filter((path) => !existsSync(join(PROJECT, path))),
    [],
  );
});

test("every room of the house stands in ARCHITECTURE.md", () => {
  const named = pathsNamed();
  const rooms = new Set(
    globSync("src/{server,client,shared}/*/**/*.ts", { cwd: PROJECT }).map((file) =>
      file.split("/", 3).join("/"),
    ),
  );
  assert.ok(rooms.size > 0);
  assert.deepEqual(
    [...rooms].filter((room) => !named.has(`${room}/`)),
    [],
  );
});

test("every file that a document links to exists", () => {
  const documents = globSync("*.md", { cwd: PROJECT });
  const broken = documents.flatMap((document) => {
    const links = readFileSync(join(PROJECT, document), "utf8").matchAll(/\]\(([^)#]+)[^)]*\)/g);
    const targets = [...links].map(([, target]) => target ?? "").filter((target) => !/^[a-z]+:/.test(target));
    return targets
      .filter((target) => !existsSync(join(PROJECT, target)))
      .map((target) => `${document}: ${target}`);
  });
  assert.deepEqual(broken, []);
});

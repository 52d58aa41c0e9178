import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import ts from "typescript";

const PROJECT = join(import.meta.dirname, "..");
const FILE_LINES = 300;
const FUNCTION_LINES = 40;
/** Of a hundred functions, one may need scrolling: a table of cases, a page of markup. */
const SHARE_WITHIN = 0.99;
const FOLDERS = "{src,bench,checks,test}/**/*.{ts,tsx,mjs,css}";

const files = globSync([FOLDERS, "migrations/**/*.sql", "bin/*"], { cwd: PROJECT }).map((path) => ({
  path,
  text: readFileSync(join(PROJECT, path), "utf8"),
}));

/** Every function that does something of the product; the callbacks of tests are not such. */
function functionsOf({ path, text }: { path: string; text: string }): { place: string; lines: number }[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const lineOf = (position: number) => source.getLineAndCharacterOfPosition(position).line + 1;
  const found: { place: string; lines: number }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && "body" in node && node.body) {
      const first = lineOf(node.getStart(source));
      found.push({ place: `${path}:${first}`, lines: lineOf(node.end) - first + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

test(`no file has more than ${FILE_LINES} lines`, () => {
  const long = files
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split("\n").length }))
    .filter(({ lines }) => lines > FILE_LINES)
    .map(({ path, lines }) => `${path}: ${lines} lines`);
  assert.deepEqual(long, []);
});

test(`of a hundred functions, ninety-nine have at most ${FUNCTION_LINES} lines`, () => {
  const code = files.filter(({ path }) => /[.](ts|tsx|mjs)$/.test(path) && !/[.]test[.]tsx?$/.test(path));
  const functions = code.flatMap(functionsOf);
  const long = functions.filter(({ lines }) => lines > FUNCTION_LINES).sort((a, b) => b.lines - a.lines);
  const allowed = Math.floor(functions.length * (1 - SHARE_WITHIN));
  const list = long.map(({ place, lines }) => `${place}: ${lines} lines`).join("\n");
  assert.ok(functions.length > 0);
  assert.ok(
    long.length <= allowed,
    `${long.length} of ${functions.length} are longer; ${allowed} may be:\n${list}`,
  );
});

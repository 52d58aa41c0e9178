import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";

const PROJECT = join(import.meta.dirname, "..");

/** Each breaks one rule: the rule, the file that breaks it, and what it imports. */
const FORBIDDEN: [requirement: string, rule: string, file: string, imports: string][] = [
  ["the page knows no server", "client-looks-only-where-it-may", "client/a.ts", "../server/domain/base.ts"],
  [
    "what both halves share knows neither",
    "shared-looks-only-where-it-may",
    "shared/a.ts",
    "../client/base.ts",
  ],
  [
    "the domain knows no port",
    "server-domain-looks-only-where-it-may",
    "server/domain/a.ts",
    "../ports/base.ts",
  ],
  ["a port knows no deed", "server-ports-looks-only-where-it-may", "server/ports/a.ts", "../actions/base.ts"],
  [
    "a deed knows no adapter",
    "server-actions-looks-only-where-it-may",
    "server/actions/a.ts",
    "../store/base.ts",
  ],
  [
    "the vault knows no store",
    "server-vault-looks-only-where-it-may",
    "server/vault/a.ts",
    "../store/base.ts",
  ],
  [
    "the store knows no vault",
    "server-store-looks-only-where-it-may",
    "server/store/a.ts",
    "../vault/base.ts",
  ],
  ["files know no deed", "server-files-looks-only-where-it-may", "server/files/a.ts", "../actions/base.ts"],
  [
    "the fan-out knows no socket",
    "server-fanout-looks-only-where-it-may",
    "server/fanout/a.ts",
    "../realtime/base.ts",
  ],
  [
    "letters know no store",
    "server-letters-looks-only-where-it-may",
    "server/letters/a.ts",
    "../store/base.ts",
  ],
  [
    "an endpoint knows no store",
    "server-http-looks-only-where-it-may",
    "server/http/a.ts",
    "../store/base.ts",
  ],
  [
    "the socket knows no vault",
    "server-realtime-looks-only-where-it-may",
    "server/realtime/a.ts",
    "../vault/base.ts",
  ],
  ["a job knows no store", "server-jobs-looks-only-where-it-may", "server/jobs/a.ts", "../store/base.ts"],
  [
    "the demo goes through deeds",
    "server-demo-looks-only-where-it-may",
    "server/demo/a.ts",
    "../store/base.ts",
  ],
  [
    "the config knows no domain",
    "server-config-looks-only-where-it-may",
    "server/config/a.ts",
    "../domain/base.ts",
  ],
  ["only main knows assemble", "only-main-knows-assemble", "server/other.ts", "./assemble.ts"],
  ["cryptography is in the vault alone", "cryptography-has-its-room", "server/actions/b.ts", "node:crypto"],
  ["so are codes of apps", "cryptography-has-its-room", "server/actions/e.ts", "otpauth"],
  ["so are passkeys", "cryptography-has-its-room", "server/http/f.ts", "@simplewebauthn/server"],
  ["SQLite is in the store alone", "sql-has-its-room", "server/jobs/b.ts", "node:sqlite"],
  ["PostgreSQL is in the store alone", "sql-has-its-room", "server/http/b.ts", "pg"],
  ["an endpoint reads no disk", "the-disk-has-its-room", "server/http/c.ts", "node:fs/promises"],
  ["a deed reads no disk", "the-disk-has-its-room", "server/actions/c.ts", "fs"],
  [
    "the environment is not imported elsewhere",
    "the-environment-has-its-room",
    "server/jobs/c.ts",
    "node:process",
  ],
  ["deeds know no provider", "single-sign-on-has-its-room", "server/actions/provider.ts", "openid-client"],
  ["deeds know no HTTP", "http-has-its-room", "server/actions/d.ts", "fastify"],
  ["endpoints know no socket", "sockets-has-its-room", "server/http/d.ts", "ws"],
  ["endpoints start no process", "processes-has-its-room", "server/http/e.ts", "node:child_process"],
  ["the domain is pure", "shared-and-domain-touch-nothing", "server/domain/b.ts", "node:path"],
  ["the product imports no bench", "the-product-stands-alone", "server/jobs/d.ts", "../../../bench/base.ts"],
  ["nothing imports a test", "nobody-imports-tests", "server/jobs/e.ts", "./base.test.ts"],
  ["nothing imports from test/", "nobody-imports-tests", "server/jobs/f.ts", "../../../test/base.ts"],
  ["the server runs without tools", "the-server-runs-on-dependencies-alone", "server/jobs/g.ts", "vite"],
  ["what is imported exists", "what-is-imported-exists", "server/jobs/h.ts", "./nowhere.ts"],
  [
    "a type is knowledge too",
    "server-actions-looks-only-where-it-may",
    "server/actions/type.ts",
    "../vault/base.ts",
  ],
];

/** What the arrows allow, and no rule may catch. */
const ALLOWED: [file: string, imports: string][] = [
  ["server/assemble.ts", "./store/base.ts"],
  ["server/assemble.ts", "./vault/base.ts"],
  ["server/main.ts", "./assemble.ts"],
  ["server/main.ts", "./config/ok.ts"],
  ["server/config/ok.ts", "node:fs"],
  ["server/store/ok.ts", "node:sqlite"],
  ["server/store/ok.ts", "pg"],
  ["server/vault/ok.ts", "node:crypto"],
  ["server/vault/ok.ts", "../ports/base.ts"],
  ["server/http/ok.ts", "fastify"],
  ["server/http/ok.ts", "../actions/base.ts"],
  ["server/realtime/ok.ts", "ws"],
  ["server/demo/ok.ts", "../actions/base.ts"],
  ["client/ok.ts", "../shared/base.ts"],
];

const ROOMS = ["actions", "config", "demo", "domain", "fanout", "files", "http", "jobs", "letters", "ports"];
const BASES = [
  ...[...ROOMS, "realtime", "store", "vault"].map((room) => `src/server/${room}/base.ts`),
  ...[
    "src/shared/base.ts",
    "src/client/base.ts",
    "src/server/jobs/base.test.ts",
    "test/base.ts",
    "bench/base.ts",
  ],
];

let tree: string;
let caught: { rule: string; from: string }[];

before(async () => {
  tree = await mkdtemp(join(tmpdir(), "architecture-"));
  await symlink(join(PROJECT, "node_modules"), join(tree, "node_modules"));
  await cp(join(PROJECT, "package.json"), join(tree, "package.json"));
  await cp(join(PROJECT, "biome.jsonc"), join(tree, "biome.jsonc"));
  await plant("test/tsconfig.json", `{ "compilerOptions": { "allowImportingTsExtensions": true } }`);
  for (const base of BASES) await plant(base, "export const base = 1;\n");
  await plant("src/server/jobs/cycle.ts", `import "./eleven.ts";\n`);
  await plant("src/server/jobs/eleven.ts", `import "./cycle.ts";\n`);
  for (const [, , file, imports] of FORBIDDEN) await plant(`src/${file}`, importLine(file, imports));
  for (const [file, imports] of ALLOWED) {
    const others = ALLOWED.filter(([other]) => other === file).map(([, what]) => what);
    await plant(
      `src/${file}`,
      [...new Set([...others, imports])].map((what) => importLine(file, what)).join(""),
    );
  }
  caught = await cruise();
});

after(() => rm(tree, { recursive: true }));

async function plant(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(tree, file)), { recursive: true });
  await writeFile(join(tree, file), text);
}

function importLine(file: string, imports: string): string {
  if (file.endsWith("type.ts"))
    return `import type { base } from "${imports}";\nexport type Base = typeof base;\n`;
  return `import "${imports}";\n`;
}

/** Runs a tool of the project in the scratch tree; it says by its exit code that it found something. */
async function output(tool: string, ...args: string[]): Promise<string> {
  const options = { cwd: tree, maxBuffer: 64 * 1024 * 1024 };
  const run = promisify(execFile)(join(PROJECT, "node_modules/.bin", tool), args, options);
  return run.then(
    ({ stdout }) => stdout,
    (error: { stdout: string }) => error.stdout,
  );
}

async function cruise() {
  const rules = join(PROJECT, "checks/dependency-rules.mjs");
  const folders = ["src", "test", "bench"];
  const report = await output("depcruise", "--config", rules, "--output-type", "json", ...folders);
  const { summary } = JSON.parse(report) as {
    summary: { violations: { rule: { name: string }; from: string }[] };
  };
  return summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));
}

for (const [requirement, rule, file] of FORBIDDEN) {
  test(`${requirement}: ${rule} catches ${file}`, () => {
    assert.ok(caught.some((one) => one.rule === rule && one.from === `src/${file}`));
  });
}

test("rooms make no circle", () => {
  assert.ok(caught.some((one) => one.rule === "no-cycles" && one.from.startsWith("src/server/jobs/")));
});

test("a file that nobody imports and that imports nothing is caught", () => {
  assert.ok(caught.some((one) => one.rule === "no-orphans" && one.from === "src/server/letters/base.ts"));
});

test("what the arrows allow is not caught", () => {
  const lawful = new Set(ALLOWED.map(([file]) => `src/${file}`));
  assert.deepEqual(
    caught.filter(({ from }) => lawful.has(from)),
    [],
  );
});

test("only config reads the environment, and only the vault uses the global crypto", async () => {
  const reads = "export const value = process.env.PORT;\n";
  const draws = "export const value = crypto.randomUUID();\n";
  await plant("src/server/config/reads.ts", reads);
  await plant("src/server/jobs/reads.ts", reads);
  await plant("src/server/vault/draws.ts", draws);
  await plant("src/server/jobs/draws.ts", draws);
  const files = ["config/reads.ts", "jobs/reads.ts", "vault/draws.ts", "jobs/draws.ts"];
  const paths = files.map((file) => `src/server/${file}`);
  const report = await output("biome", "lint", "--vcs-enabled=false", "--reporter=github", ...paths);
  const found = report.matchAll(/title=lint\/style\/(\w+),file=[^,]*src\/server\/([^,]+),/g);
  const caughtByLint = [...found].map(([, rule, file]) => `${rule} ${file}`).sort();
  assert.deepEqual(caughtByLint, ["noProcessEnv jobs/reads.ts", "noRestrictedGlobals jobs/draws.ts"]);
});

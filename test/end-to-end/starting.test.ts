import assert from "node:assert/strict";
import { chmodSync, cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { overHttp } from "../harness/over-http.ts";
import { Page } from "../harness/page.ts";
import { demoAccounts, signIn } from "../harness/sign-in.ts";
import { type StartOptions, startInVain, startServer } from "../harness/start-server.ts";
import { temporaryFolder } from "../harness/temporary-folder.ts";
import { wholeThread } from "../harness/whole-thread.ts";

/** How it comes about in an empty folder, given the folder that a server has used `before`, and a port in use. */
type Arrange = (folder: string, before: string, port: string) => StartOptions;
/** What is wrong, how, and what the one sentence has to say. */
type Obstacle = readonly [what: string, arrange: Arrange, says: RegExp];

const withEnv = (env: Record<string, string>) => () => ({ env });

/** Data and keys of a server that has run before, put into this folder. */
function used(before: string, folder: string): string {
  cpSync(before, folder, { recursive: true });
  chmodSync(join(folder, "data-keys"), 0o700);
  return folder;
}

const OBSTACLES: readonly Obstacle[] = [
  ["a port in use", (_folder, _before, port) => ({ env: { PORT: port } }), /^Port \d+ is in use/],
  ["a port that is no number", withEnv({ PORT: "http" }), /^PORT is "http", but a port is a number/],
  ["an unknown option", () => ({ args: ["--port=80"] }), /^The option --port=80 is not known/],
  [
    "every address of the machine without TLS",
    withEnv({ HOST: "0.0.0.0" }),
    /^HOST is 0\.0\.0\.0, .* no TLS/,
  ],
  [
    "an address of the network without TLS",
    withEnv({ HOST: "192.0.2.7" }),
    /^HOST is 192\.0\.2\.7, .* no TLS/,
  ],
  [
    "a certificate that is none",
    (folder) => {
      writeFileSync(join(folder, "cert.pem"), "a letter");
      return { env: { TLS_CERT_FILE: join(folder, "cert.pem"), TLS_KEY_FILE: join(folder, "cert.pem") } };
    },
    /do not hold a certificate and its key/,
  ],
  ["a data folder beneath a file", (folder) => beneathAFile(folder, "DATA_DIR"), /data folder .*cannot be/],
  ["a keys' folder beneath a file", (folder) => beneathAFile(folder, "KEYS_DIR"), /keys' folder .*cannot be/],
  [
    "a data folder that is a file",
    (folder) => {
      writeFileSync(join(folder, "data"), "");
      return {};
    },
    /data folder .*cannot be/,
  ],
  [
    "keys within the data",
    (folder) => ({ env: { KEYS_DIR: join(folder, "data", "keys") } }),
    /^KEYS_DIR .* inside the data folder/,
  ],
  [
    "a root key that others may read",
    (folder, before) => {
      chmodSync(join(used(before, folder), "data-keys", "root.key"), 0o644);
      return {};
    },
    /^Other users of this machine may read .*root\.key\. Run: chmod 600/,
  ],
  [
    "a keys' folder that others may read",
    (folder, before) => {
      chmodSync(join(used(before, folder), "data-keys"), 0o755);
      return {};
    },
    /^Other users of this machine may read .*data-keys\. Run: chmod 700/,
  ],
  [
    "a root key that is gone while others need it",
    (folder, before) => {
      rmSync(join(used(before, folder), "data-keys", "root.key"));
      return {};
    },
    /^The root key .* is missing/,
  ],
  [
    "a root key that is damaged",
    (folder, before) => {
      writeFileSync(join(used(before, folder), "data-keys", "root.key"), "c2hvcnQ=\n");
      return {};
    },
    /^The root key .* is damaged/,
  ],
  [
    "a database of a newer version",
    (folder, before) => {
      const db = new DatabaseSync(join(used(before, folder), "data", "clinic.db"));
      db.exec("UPDATE schema_version SET version = 9999");
      db.close();
      return {};
    },
    /newer/,
  ],
  [
    "a database that is none",
    (folder) => {
      mkdirSync(join(folder, "data"));
      writeFileSync(join(folder, "data", "clinic.db"), "a letter".repeat(1_000));
      return {};
    },
    /cannot be read as a database/,
  ],
  [
    "a database that does not answer",
    withEnv({ DATABASE_URL: "postgres://127.0.0.1:1/clinic" }),
    /database/i,
  ],
];

function beneathAFile(folder: string, name: string): StartOptions {
  const file = join(folder, "a-file");
  writeFileSync(file, "");
  return { env: { KEYS_DIR: join(folder, "data-keys"), [name]: join(file, "beneath") } };
}

test("what keeps the server from starting is said in one sentence, and the exit code is 1", {
  concurrency: 2,
}, async (t) => {
  const first = await startServer(t, { args: ["--demo"] });
  await first.stop();
  const running = await startServer(t);
  const vain = OBSTACLES.map(([what, arrange, says]) =>
    t.test(what, async (t) => {
      const folder = temporaryFolder(t);
      const options = arrange(folder, first.folder, String(running.port));
      const { code, out, err } = await startInVain(t, { folder, ...options });
      assert.equal(code, 1, out + err);
      assert.match(err, says);
      assert.match(err, /^["A-Z][^\n]*[.\w]\n$/, "one line, one sentence");
      assert.doesNotMatch(err, /\bat .*:\d+:\d+|node:|Error:/, "no stack");
      assert.doesNotMatch(out, /running/);
    }),
  );
  await Promise.all(vain);
});

const FORM = {
  organisation: "Riverbank Practice",
  emergencyNumber: "911",
  name: "Ida Example",
  email: "ida@riverbank.example",
  password: "four geese walk over the bridge",
};

test("the first start prints a link that sets the organisation up, works once, and is not printed again", async (t) => {
  const folder = temporaryFolder(t);
  const unused = await startServer(t, { folder });
  const earlier = (await unused.says(/^To set it up, .*\/set-up#(\S+)$/m))[1];
  await unused.stop();

  const server = await startServer(t, { folder });
  const [line, secret] = await server.says(/^To set it up, .*\/set-up#(\S+)$/m);
  assert.ok(line.includes(`${server.url}/set-up#`));
  const look = (link: string | undefined) =>
    overHttp(server.url, ["POST", "/api/links/look"], { body: { secret: link } });
  const setUp = (link: string | undefined) =>
    overHttp(server.url, ["POST", "/api/set-up"], { body: { secret: link, ...FORM } });
  assert.equal((await look(earlier)).status, 410, "an earlier start's link has ended");
  assert.equal((await look(secret)).status, 200);
  assert.equal((await look(secret)).status, 200, "looking does not use it up");
  assert.equal((await setUp(secret)).status, 204);
  assert.equal((await setUp(secret)).status, 410);
  assert.equal((await look(secret)).status, 410);
  const page = await Page.arrive(server.url, await signIn(server.url, FORM));
  assert.equal(page.welcome.organisation.name, FORM.organisation);
  assert.deepEqual(page.welcome.me.roles, ["administrator", "participant"]);
  await page.close();
  await server.stop();

  const next = await startServer(t, { folder });
  await signIn(next.url, FORM);
  await next.stop();
  assert.doesNotMatch(next.output, /set-up/);
});

test("--demo prints accounts that sign in, and each has unread messages", async (t) => {
  const folder = temporaryFolder(t);
  const server = await startServer(t, { folder, args: ["--demo"] });
  const accounts = demoAccounts(server.output);
  const roles = accounts.map((account) => account.roles.join(",")).toSorted();
  assert.deepEqual(roles, [
    "administrator,participant",
    "host,participant",
    "host,participant",
    "participant",
  ]);
  assert.doesNotMatch(server.output, /set-up/, "there is nothing left to set up");
  const threads = new Map<number, number>();
  for (const account of accounts) {
    const cookie = await signIn(server.url, account);
    const page = await Page.arrive(server.url, cookie);
    await page.close();
    assert.equal(page.welcome.me.email, account.email);
    const { body } = await overHttp(server.url, ["GET", "/api/unread"], { cookie });
    assert.notEqual((body as { unread: number }).unread, 0, `${account.email} has nothing unread`);
    for (const { id } of page.welcome.threads)
      threads.set(id, (await wholeThread(server.url, cookie, id)).length);
  }
  assert.equal(threads.size, 3);
  await server.stop();

  const again = await startServer(t, { folder, args: ["--demo"] });
  assert.deepEqual(demoAccounts(again.output), accounts);
  for (const account of accounts) {
    const cookie = await signIn(again.url, account);
    const page = await Page.arrive(again.url, cookie);
    await page.close();
    for (const { id } of page.welcome.threads) {
      assert.equal((await wholeThread(again.url, cookie, id)).length, threads.get(id), "nothing is doubled");
    }
  }
});

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { readConfig } from "./config.ts";
import { ConfigProblem, type Environment, readEnvironment } from "./environment.ts";

test("with nothing set the server listens on port 3000 of this machine alone, with keys beside the data", () => {
  const config = readConfig({}, []);
  assert.equal(config.port, 3000);
  assert.equal(config.host, "127.0.0.1");
  assert.match(config.dataFolder, /\/data$/);
  assert.match(config.keysFolder, /\/data-keys$/);
  assert.equal(config.databaseUrl, undefined);
});

const REFUSED: [title: string, environment: Environment, args: string[], sentence: RegExp][] = [
  ["a port that is no number", { PORT: "http" }, [], /PORT is "http"/],
  ["a port beyond the last", { PORT: "70000" }, [], /from 0 to 65535/],
  ["all interfaces without TLS", { HOST: "0.0.0.0" }, [], /there is no TLS/],
  ["all IPv6 interfaces without TLS", { HOST: "::" }, [], /there is no TLS/],
  ["a name of this machine without TLS", { HOST: "chat.clinic.example" }, [], /there is no TLS/],
  ["a name that only begins like loopback", { HOST: "127.clinic.example" }, [], /there is no TLS/],
  ["half of TLS", { TLS_CERT_FILE: "/cert.pem" }, [], /only one of them is set/],
  [
    "a certificate that is not there",
    { TLS_CERT_FILE: "/no/c", TLS_KEY_FILE: "/no/k" },
    [],
    /TLS_CERT_FILE names \/no\/c/,
  ],
  ["a proxy that is no address", { TRUST_PROXY: "yes" }, [], /TRUST_PROXY holds "yes"/],
  ["a public address with a path", { PUBLIC_URL: "https://clinic.example/chat" }, [], /PUBLIC_URL/],
  ["a public address of another kind", { PUBLIC_URL: "ftp://clinic.example" }, [], /PUBLIC_URL/],
  [
    "keys inside the data folder",
    { DATA_DIR: "/srv/data", KEYS_DIR: "/srv/data/keys" },
    [],
    /inside the data folder/,
  ],
  [
    "keys in the data folder itself",
    { DATA_DIR: "/srv/data", KEYS_DIR: "/srv/data" },
    [],
    /inside the data folder/,
  ],
  ["another kind of database", { DATABASE_URL: "mysql://localhost" }, [], /postgres:\/\//],
  ["a part of S3 without its bucket", { S3_ENDPOINT: "https://s3.example" }, [], /S3_BUCKET is not/],
  ["half of S3's key", { S3_BUCKET: "b", S3_ACCESS_KEY_ID: "a" }, [], /or neither/],
  [
    "S3 over the network without TLS",
    { S3_BUCKET: "b", S3_ENDPOINT: "http://s3.example" },
    [],
    /S3_ENDPOINT/,
  ],
  ["a log level that there is not", { LOG_LEVEL: "loud" }, [], /LOG_LEVEL is "loud"/],
  ["an unknown option", {}, ["--dmeo"], /--dmeo is not known/],
];

test("a contradiction is refused by name, in one sentence", async (t) => {
  for (const [title, environment, args, sentence] of REFUSED) {
    await t.test(title, () => {
      assert.throws(
        () => readConfig(environment, args),
        (problem: Error) => {
          assert.ok(problem instanceof ConfigProblem);
          assert.match(problem.message, sentence);
          assert.ok(!problem.message.includes("\n"));
          return true;
        },
      );
    });
  }
});

test("beyond this machine the server listens when a proxy is declared, and believes that one alone", () => {
  const config = readConfig({ HOST: "0.0.0.0", TRUST_PROXY: "10.0.0.5, 10.1.0.0/16" }, []);
  assert.deepEqual(config.trustedProxies, ["10.0.0.5", "10.1.0.0/16"]);
});

test("files lie in a bucket where one is named", () => {
  const s3 = { S3_BUCKET: "files", S3_ENDPOINT: "http://127.0.0.1:9000", S3_PREFIX: "clinic" };
  assert.deepEqual(readConfig(s3, []).s3, {
    endpoint: "http://127.0.0.1:9000",
    region: "us-east-1",
    bucket: "files",
    prefix: "clinic/",
    credentials: undefined,
  });
  assert.equal(readConfig({}, []).s3, undefined);
});

test("every loopback address may be used without TLS", () => {
  for (const HOST of ["127.0.0.1", "127.9.9.9", "::1", "localhost"])
    assert.equal(readConfig({ HOST }, []).host, HOST);
});

test("a secret may stand in a file instead, but not in both places", async () => {
  const folder = await mkdtemp(join(tmpdir(), "config-"));
  const file = join(folder, "url");
  await writeFile(file, "postgres://u:p@127.0.0.1/chat\n");
  try {
    assert.equal(readEnvironment({ DATABASE_URL_FILE: file }).DATABASE_URL, "postgres://u:p@127.0.0.1/chat");
    assert.throws(
      () => readEnvironment({ DATABASE_URL_FILE: file, DATABASE_URL: "postgres://x" }),
      /only one of them/,
    );
    assert.throws(() => readEnvironment({ DATABASE_URL_FILE: join(folder, "no") }), /cannot be read/);
  } finally {
    await rm(folder, { recursive: true });
  }
});

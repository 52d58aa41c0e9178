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

const MAIL: Environment = { SMTP_HOST: "mail.example", SMTP_FROM: "Clinic <chat@clinic.example>" };
const SID = "AC0123456789abcdef0123456789abcdef";
const TEXTS: Environment = {
  TWILIO_ACCOUNT_SID: SID,
  TWILIO_AUTH_TOKEN: "token",
  TWILIO_FROM: "+15552010100",
};

test("mail leaves with TLS: by STARTTLS, on port 465 from the first byte, and without only when told so", () => {
  const encryption = (more: Environment) => readConfig({ ...MAIL, ...more }, []).smtp?.encryption;
  assert.equal(encryption({}), "starttls");
  assert.equal(encryption({ SMTP_TLS: "required", SMTP_PORT: "25" }), "starttls");
  assert.equal(encryption({ SMTP_PORT: "465" }), "implicit");
  assert.equal(encryption({ SMTP_TLS: "off", SMTP_PORT: "25" }), "off");
  assert.equal(readConfig(MAIL, []).smtp?.port, 587);
});

test("texts leave from a number, a short code or a messaging service", () => {
  const senders = ["+15552010100", "55512", "MG0123456789abcdef0123456789abcdef"];
  for (const TWILIO_FROM of senders)
    assert.equal(readConfig({ ...TEXTS, TWILIO_FROM }, []).twilio?.from, TWILIO_FROM);
  const local = readConfig({ ...TEXTS, TWILIO_URL: "http://127.0.0.1:8080/" }, []);
  assert.equal(local.twilio?.url, "http://127.0.0.1:8080");
});

test("without a mail server and a text service letters stay in a folder of the data", () => {
  const { smtp, twilio, outboxFolder } = readConfig({ DATA_DIR: "/srv/data" }, []);
  assert.deepEqual([smtp, twilio, outboxFolder], [undefined, undefined, "/srv/data/outbox"]);
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
  [
    "a public address with TLS that nobody does",
    { PUBLIC_URL: "https://chat.clinic.example" },
    [],
    /PUBLIC_URL is https:\/\/chat\.clinic\.example.*TRUST_PROXY/,
  ],
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
  ["a scanner over the network", { CLAMD_URL: "tcp://10.0.0.5:3310" }, [], /CLAMD_URL/],
  ["waiting for no scanner", { SCAN_WHEN_DOWN: "wait" }, [], /CLAMD_URL is not/],
  [
    "neither waiting nor passing",
    { CLAMD_URL: "unix:/c", SCAN_WHEN_DOWN: "maybe" },
    [],
    /only be wait or pass/,
  ],
  ["a log level that there is not", { LOG_LEVEL: "loud" }, [], /LOG_LEVEL is "loud"/],
  ["an unknown option", {}, ["--dmeo"], /--dmeo is not known/],
  ["a mail server without a sender", { SMTP_HOST: "mail.example" }, [], /not SMTP_FROM/],
  [
    "a sender without a mail server",
    { SMTP_FROM: "chat@clinic.example" },
    [],
    /SMTP_FROM is set, but not SMTP_HOST/,
  ],
  ["TLS for no mail server", { SMTP_TLS: "off" }, [], /SMTP_TLS is set, but not SMTP_HOST/],
  ["a sender that is no address", { ...MAIL, SMTP_FROM: "Clinic" }, [], /SMTP_FROM is "Clinic"/],
  ["a mail server's port that is none", { ...MAIL, SMTP_PORT: "smtps" }, [], /SMTP_PORT is "smtps"/],
  ["a user without a password", { ...MAIL, SMTP_USER: "chat" }, [], /both SMTP_USER and SMTP_PASSWORD/],
  ["a password without a user", { ...MAIL, SMTP_PASSWORD: "x" }, [], /both SMTP_USER and SMTP_PASSWORD/],
  ["TLS by halves", { ...MAIL, SMTP_TLS: "maybe" }, [], /required or off/],
  [
    "no TLS on the port of TLS",
    { ...MAIL, SMTP_TLS: "off", SMTP_PORT: "465" },
    [],
    /465 is spoken to by TLS/,
  ],
  [
    "no TLS, but an authority for it",
    { ...MAIL, SMTP_TLS: "off", SMTP_CA_FILE: "/ca" },
    [],
    /SMTP_CA_FILE has no use/,
  ],
  ["an authority that is not there", { ...MAIL, SMTP_CA_FILE: "/no/ca" }, [], /SMTP_CA_FILE names \/no\/ca/],
  [
    "texts without a token",
    { TWILIO_ACCOUNT_SID: SID, TWILIO_FROM: "+15552010100" },
    [],
    /not TWILIO_AUTH_TOKEN/,
  ],
  ["texts without a sender", { TWILIO_ACCOUNT_SID: SID, TWILIO_AUTH_TOKEN: "t" }, [], /not TWILIO_FROM/],
  [
    "a token without an account",
    { TWILIO_AUTH_TOKEN: "t" },
    [],
    /TWILIO_AUTH_TOKEN is set, but not TWILIO_ACCOUNT_SID/,
  ],
  ["an account that is none", { ...TEXTS, TWILIO_ACCOUNT_SID: "AC12" }, [], /should be AC and 32 digits/],
  [
    "a sender that is no number",
    { ...TEXTS, TWILIO_FROM: "555-201-0100" },
    [],
    /TWILIO_FROM is "555-201-0100"/,
  ],
  [
    "texts over the network in plain text",
    { ...TEXTS, TWILIO_URL: "http://proxy.example" },
    [],
    /TWILIO_URL/,
  ],
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

test("a proxy without a name is the nearest one alone", () => {
  const proxied = { PUBLIC_URL: "https://chat.clinic.example", TRUST_PROXY: "true" };
  assert.deepEqual(readConfig(proxied, []).trustedProxies, ["nearest"]);
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

test("files are scanned where a scanner is named, and wait while it is down unless they may pass", () => {
  for (const CLAMD_URL of ["unix:/run/clamav/clamd.ctl", "tcp://127.0.0.1:3310", "tcp://[::1]:3310"])
    assert.deepEqual(readConfig({ CLAMD_URL }, []).scan, { clamdUrl: CLAMD_URL, whenDown: "wait" });
  const passing = { CLAMD_URL: "unix:/c", SCAN_WHEN_DOWN: "pass" };
  assert.equal(readConfig(passing, []).scan?.whenDown, "pass");
  assert.equal(readConfig({}, []).scan, undefined);
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

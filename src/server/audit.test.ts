import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, test } from "node:test";
import { noteLogHead } from "./actions/note-log-head.ts";
import { recordEvents } from "./actions/record-events.ts";
import { verifyLog } from "./actions/verify-log.ts";
import type { OrganisationId } from "./domain/identifiers.ts";
import type { Audit } from "./ports/audit.ts";
import { openSqliteStore } from "./store/sqlite/open-sqlite-store.ts";
import type { Store } from "./store/store.ts";
import { auditChain } from "./vault/audit-chain.ts";
import { openVault } from "./vault/open-vault.ts";
import { signatureCheck } from "./vault/signing-key.ts";

const NOON = Date.parse("2026-03-04T12:00:00Z");
const CLINIC = 11 as OrganisationId;
const clock = { now: () => NOON };
const whereFrom = { network: () => undefined };

let folder: string;
let store: Store;
let vault: Awaited<ReturnType<typeof openVault>>;
let audit: Audit;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "clinical-chat-audit-"));
  vault = await openVault(join(folder, "keys"));
  store = await open();
  audit = recorder(store);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const open = () => openSqliteStore({ file: join(folder, "data", "clinic.db") });

function recorder({ auditRows }: Store): Audit {
  return recordEvents({ auditRows, chain: auditChain, whereFrom, clock });
}

function record(by: Audit, id: number): Promise<void> {
  return by.record({
    action: "thread.made",
    organisationId: CLINIC,
    actor: { kind: "account", id },
    outcome: "done",
  });
}

async function recordMany(by: Audit, from: number, count: number): Promise<void> {
  await Promise.all(Array.from({ length: count }, (_, n) => record(by, from + n)));
}

/** The command line, on the same folders, while the store is open here as a server has it. */
function command(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { PATH: process.env.PATH, DATA_DIR: join(folder, "data"), KEYS_DIR: join(folder, "keys") };
  const { promise, resolve } = Promise.withResolvers<{ code: number; out: string; err: string }>();
  execFile(process.execPath, [join(import.meta.dirname, "audit.ts"), ...args], { env }, (error, out, err) =>
    resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err }),
  );
  return promise;
}

/** As somebody does who can write the file, and knows of the triggers. */
function tamper(...sql: string[]): void {
  const db = new DatabaseSync(join(folder, "data", "clinic.db"), { timeout: 10_000 });
  for (const { name } of db.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").all())
    db.exec(`DROP TRIGGER ${name}`);
  for (const text of sql) db.exec(text);
  db.close();
}

const verify = () => verifyLog({ auditRows: store.auditRows, chain: auditChain, clock })([]);

test("two processes that record at the same time make one chain, without a gap and without losing a row", async () => {
  const another = await open();
  const other = recorder(another);
  for (let round = 0; round < 6; round += 1)
    await Promise.all([recordMany(audit, round * 100, 40), recordMany(other, 10_000 + round * 100, 40)]);
  assert.deepEqual(await verify(), { rows: 480, last: 480, findings: [], further: 0 });
  const recorded = (await store.auditRows.page(0, 1_000)).map(({ actorId }) => actorId);
  assert.equal(new Set(recorded).size, 480);
  await another.close();
});

test("what one process records at once is written in groups, in the order in which it was recorded", async () => {
  await recordMany(audit, 1, 450);
  const ids = (await store.auditRows.page(0, 1_000)).map(({ actorId }) => actorId);
  assert.deepEqual(
    ids,
    Array.from({ length: 450 }, (_, n) => n + 1),
  );
});

test("after a restart the chain goes on where it was", async () => {
  await recordMany(audit, 1, 3);
  await store.close();
  store = await open();
  await record(recorder(store), 4);
  assert.deepEqual(await verify(), { rows: 4, last: 4, findings: [], further: 0 });
});

test("a log in order is verified beside a server that runs, and one that is not says which row, with exit code 1", async () => {
  await recordMany(audit, 1, 6);
  const right = await command("verify");
  assert.deepEqual([right.code, right.err], [0, ""]);
  assert.match(right.out, /^The log has 6 rows; the last one is number 6\./);
  tamper("UPDATE audit SET actor_id = 99 WHERE seq = 4");
  const wrong = await command("verify");
  assert.equal(wrong.code, 1);
  assert.match(wrong.out, /Row 4 was changed/);
});

test("an end that was cut off is found by the head that the server notes beside the keys", async () => {
  await recordMany(audit, 1, 6);
  const errors: string[] = [];
  const log = { error: (_: object, message: string) => errors.push(message) };
  const note = noteLogHead({ ...store, ...vault, signatureCheck, clock, log });
  assert.equal(await note(), true);
  assert.equal(statSync(join(folder, "keys", "log-head.json")).mode & 0o777, 0o600);
  assert.equal(await note(), false);
  tamper("DELETE FROM audit WHERE seq > 4");
  const { code, out } = await command("verify");
  assert.equal(code, 1);
  assert.match(out, /The end was cut off: .* rows 5 to 6\./);
  await recordMany(recorder(store), 1, 9);
  assert.equal(await note(), false, "the note is not overwritten by a log that does not hold it");
  assert.match(errors.join(), /does not hold the row that was noted/);
  assert.match((await command("verify")).out, /Row 6 is another one/);
});

test("a beginning that was forged is found, and the head that the server notes is not overwritten by it", async () => {
  await recordMany(audit, 1, 12);
  const errors: string[] = [];
  const log = { error: (_: object, message: string) => errors.push(message) };
  const note = noteLogHead({ ...store, ...vault, signatureCheck, clock, log });
  assert.equal(await note(), true);
  tamper(
    "INSERT INTO audit_beginning SELECT 1, seq, hash FROM audit WHERE seq = 9",
    "DELETE FROM audit WHERE seq <= 9",
  );
  const { code, out } = await command("verify");
  assert.equal(code, 1);
  assert.match(out, /Rows 1 to 9 are missing, and no row of the log says that they were erased/);
  await recordMany(recorder(store), 1, 1);
  assert.equal(await note(), false);
  assert.match(errors.join(), /does not hold the row that was noted/);
});

test("a certificate is printed, and checked with the public key alone; a changed one is not", async () => {
  await store.epochEnds.noteDestroyed(CLINIC, 2_900_000, NOON);
  const printed = await command("certificate", "2026-03-04");
  assert.deepEqual([printed.code, printed.err], [0, ""]);
  const { statement } = JSON.parse(printed.out);
  assert.deepEqual([statement.organisation, statement.epochs.length, statement.dayIsOver], [11, 1, true]);
  assert.equal((await store.auditRows.page(0, 10)).at(-1)?.action, "certificate.issued");
  const elsewhere = mkdtempSync(join(tmpdir(), "clinical-chat-check-"));
  const [file, key] = [join(elsewhere, "certificate.json"), join(elsewhere, "public.pem")];
  writeFileSync(key, (await command("key")).out);
  writeFileSync(file, printed.out);
  assert.equal((await command("check", file, "--key", key)).code, 0);
  assert.equal((await command("verify", file)).code, 0, "its head stands in the log");
  writeFileSync(file, printed.out.replace('"messages":0', '"messages":9'));
  assert.equal((await command("check", file, "--key", key)).code, 1);
  assert.equal((await command("verify", file)).code, 2);
  rmSync(elsewhere, { recursive: true });
  assert.match((await command("certificate", "2026-03-05")).err, /No key was destroyed on 2026-03-05/);
  assert.equal((await command("certificate", "2026-02-30")).code, 2);
});

test("the key that signs can be read by its owner alone, and beside a folder without one nothing is made", async () => {
  assert.equal(statSync(join(folder, "keys", "signing.key")).mode & 0o777, 0o600);
  rmSync(join(folder, "keys", "signing.key"));
  const { code, err } = await command("key");
  assert.equal(code, 2);
  assert.match(err, /There is no .*signing\.key/);
});

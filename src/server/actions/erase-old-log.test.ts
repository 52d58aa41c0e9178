import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { openSqliteStore } from "../store/sqlite/open-sqlite-store.ts";
import { auditChain } from "../vault/audit-chain.ts";
import { eraseOldLog } from "./erase-old-log.ts";
import { recordEvents } from "./record-events.ts";
import { verifyLog } from "./verify-log.ts";

test("what is older than six years is erased, all else stays and is in order, and the log says how much it was", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "clinical-chat-old-log-"));
  const store = await openSqliteStore({ file: join(folder, "clinic.db") });
  t.after(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });
  const { auditRows, epochEnds } = store;
  const time = { now: Date.parse("2016-02-29T12:00:00Z") };
  const clock = { now: () => time.now };
  const audit = recordEvents({
    auditRows,
    chain: auditChain,
    whereFrom: { network: () => undefined },
    clock,
  });
  const record = () =>
    audit.record({
      action: "thread.made",
      organisationId: undefined,
      actor: { kind: "system" },
      outcome: "done",
    });
  const erase = eraseOldLog({ auditRows, epochEnds, audit, clock });
  for (let year = 2016; year <= 2018; year += 1) {
    time.now = Date.parse(`${year}-03-01T12:00:00Z`);
    await record();
    await record();
  }
  time.now = Date.parse("2022-03-01T11:59:59Z");
  assert.equal(await erase(), 0, "six years, and not a second less");
  time.now = Date.parse("2023-03-03T12:00:00Z");
  assert.equal(await erase(), 4);
  const left = await auditRows.page(0, 10);
  assert.deepEqual(
    left.map(({ seq, action }) => [seq, action]),
    [
      [5, "thread.made"],
      [6, "thread.made"],
      [7, "log.erased"],
    ],
  );
  const last = await auditRows.beginning();
  assert.deepEqual(JSON.parse(left.at(-1)?.detail ?? ""), {
    rows: 4,
    until: Date.parse("2017-03-01T12:00:00Z"),
    hash: Buffer.from(last?.hash ?? []).toString("hex"),
  });
  assert.equal(left.at(-1)?.objectId, 4);
  assert.deepEqual((await verifyLog({ auditRows, chain: auditChain, clock })([])).findings, []);
});

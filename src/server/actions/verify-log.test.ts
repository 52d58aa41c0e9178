import assert from "node:assert/strict";
import { test } from "node:test";
import type { KeptHead } from "../domain/signed-statement.ts";
import type { AuditHead, AuditRow } from "../ports/audit.ts";
import { auditChain } from "../vault/audit-chain.ts";
import { describeVerifiedLog } from "./describe-verified-log.ts";
import { recordEvents } from "./record-events.ts";
import { verifyLog } from "./verify-log.ts";

const ROWS = 12;
const THEN = 1_500_000_000_000;
const SIX_YEARS = 2_192 * 24 * 60 * 60_000;
const NOW = THEN + SIX_YEARS + 60_000;

/** A log as the recorder writes it, in memory, so that a test can do to it what the database refuses. */
async function writtenLog(): Promise<AuditRow[]> {
  const rows: AuditRow[] = [];
  const audit = recordEvents({
    auditRows: {
      head: async () => rows.at(-1),
      append: async (_, more) => rows.push(...more) > 0,
    },
    chain: auditChain,
    whereFrom: { network: () => "192.0.2.7" },
    clock: { now: () => THEN },
  });
  for (let id = 1; id <= ROWS; id += 1)
    await audit.record({
      action: "thread.made",
      organisationId: undefined,
      actor: { kind: "account", id },
      outcome: "done",
      detail: { z: 1, a: id },
    });
  return rows;
}

function sorted(rows: readonly AuditRow[]): AuditRow[] {
  return [...rows].sort((one, other) => one.seq - other.seq);
}

async function verified(rows: readonly AuditRow[], heads: readonly KeptHead[] = [], beginning?: AuditHead) {
  const auditRows = {
    beginning: async () => beginning,
    page: async (after: number, limit: number) =>
      sorted(rows)
        .filter(({ seq }) => seq > after)
        .slice(0, limit),
  };
  return verifyLog({ auditRows, chain: auditChain, clock: { now: () => NOW } })(heads);
}

async function findings(rows: readonly AuditRow[], ...more: [heads?: KeptHead[]]) {
  return (await verified(rows, ...more)).findings;
}

function headOf(row: AuditRow | undefined): KeptHead {
  assert.ok(row);
  return { seq: row.seq, hash: Buffer.from(row.hash).toString("hex"), issuedAt: row.at };
}

/** The hash that somebody gives a row who knows how it is computed. */
function rehashed(rows: readonly AuditRow[], from: number, until = rows.length): AuditRow[] {
  const anew: AuditRow[] = [];
  for (const row of rows) {
    const previous = anew.at(-1)?.hash ?? auditChain.origin.hash;
    const forged = row.seq >= from && row.seq <= until;
    anew.push(forged ? { ...row, hash: auditChain.hashOf(previous, row) } : row);
  }
  return anew;
}

test("a log as it was written is in order, and its details are in the order of their names", async () => {
  const rows = await writtenLog();
  assert.deepEqual(await verified(rows), { rows: ROWS, last: ROWS, findings: [], further: 0 });
  assert.equal(rows[2]?.detail, '{"a":3,"z":1}');
});

test("every field of a row that is changed is found, and the row is named", async () => {
  const rows = await writtenLog();
  const changes: Partial<AuditRow>[] = [
    { at: 1 },
    { organisationId: 5 as AuditRow["organisationId"] },
    { actorKind: "guest" },
    { actorId: 99 },
    { action: "thread.unmade" },
    { objectKind: "thread" },
    { objectId: 1 },
    { network: "192.0.2.8" },
    { outcome: "not-allowed" },
    { detail: "{}" },
    { hash: new Uint8Array(32) },
  ];
  for (const change of changes) {
    const changed = rows.map((row) => (row.seq === 5 ? { ...row, ...change } : row));
    assert.deepEqual(await findings(changed), [{ kind: "changed", seq: 5 }], JSON.stringify(change));
  }
});

test("the last row that is changed is found too", async () => {
  const rows = (await writtenLog()).map((row) => (row.seq === ROWS ? { ...row, actorId: 1 } : row));
  assert.deepEqual(await findings(rows), [{ kind: "changed", seq: ROWS }]);
});

test("of a changed row that was given a hash that fits, the row behind it tells", async () => {
  const rows = rehashed(
    (await writtenLog()).map((row) => (row.seq === 5 ? { ...row, actorId: 99 } : row)),
    5,
    5,
  );
  const found = await verified(rows);
  assert.deepEqual(found.findings, [{ kind: "changed", seq: 6 }]);
  assert.match(describeVerifiedLog(found).join("\n"), /Row 6 was changed \(or row 5 was/);
});

test("a row that was removed is found, and so are several", async () => {
  const rows = await writtenLog();
  assert.deepEqual(await findings(rows.filter(({ seq }) => seq !== 4)), [
    { kind: "removed", from: 4, to: 4 },
  ]);
  assert.deepEqual(await findings(rows.filter(({ seq }) => seq < 4 || seq > 6)), [
    { kind: "removed", from: 4, to: 6 },
  ]);
  assert.deepEqual(await findings(rows.filter(({ seq }) => seq > 2)), [{ kind: "removed", from: 1, to: 2 }]);
});

test("a row that was removed is found also when those behind it were numbered anew", async () => {
  const rows = (await writtenLog())
    .filter(({ seq }) => seq !== 4)
    .map((row) => (row.seq > 4 ? { ...row, seq: row.seq - 1 } : row));
  const found = await verified(rows);
  assert.deepEqual(found.findings, [{ kind: "renumbered", from: 4, to: 5, by: -1 }]);
  assert.match(describeVerifiedLog(found).join("\n"), /A row was removed before row 4/);
});

test("two rows that changed places are found, and no other row is blamed", async () => {
  const rows = await writtenLog();
  const swapped = (one: number, other: number) =>
    rows.map((row) =>
      row.seq === one ? { ...row, seq: other } : row.seq === other ? { ...row, seq: one } : row,
    );
  assert.deepEqual(await findings(swapped(3, 9)), [
    { kind: "reordered", seq: 3, was: 9 },
    { kind: "reordered", seq: 9, was: 3 },
  ]);
  assert.deepEqual(await findings(swapped(6, 7)), [
    { kind: "reordered", seq: 6, was: 7 },
    { kind: "reordered", seq: 7, was: 6 },
  ]);
});

test("a row that was inserted is found, with a hash that fits as without", async () => {
  const rows = await writtenLog();
  const moved = rows.map((row) => (row.seq >= 6 ? { ...row, seq: row.seq + 1 } : row));
  const forged = { ...moved[2], seq: 6, actorId: 1_000 } as AuditRow;
  const inserted = sorted([...moved, forged]);
  const without = await findings(inserted);
  assert.deepEqual(without.at(-1), { kind: "renumbered", from: 7, to: 8, by: 1 });
  assert.deepEqual(without[0], { kind: "changed", seq: 6 });
  assert.deepEqual(await findings(rehashed(inserted, 6, 6)), [{ kind: "renumbered", from: 7, to: 8, by: 1 }]);
});

test("an end that was cut off is seen by a head that was kept elsewhere, and by nothing else", async () => {
  const rows = await writtenLog();
  const cut = rows.slice(0, 8);
  assert.deepEqual(await findings(cut), []);
  assert.deepEqual(await findings(cut, [headOf(rows[ROWS - 1])]), [{ kind: "cut-off", from: 9, to: ROWS }]);
  assert.deepEqual(await findings(cut, [headOf(rows[7])]), []);
});

test("a log that somebody wrote anew from some row on is seen by a head that was kept elsewhere", async () => {
  const rows = await writtenLog();
  const forged = rows.map((row) => (row.seq === 5 ? { ...row, actorId: 99 } : row));
  const anew = rehashed(forged, 5);
  assert.deepEqual(await findings(anew), []);
  assert.deepEqual(await findings(anew, [headOf(rows[9])]), [{ kind: "not-the-one-noted", seq: 10 }]);
  assert.deepEqual(
    await findings(anew, [headOf(rows[3])]),
    [],
    "what was noted before the change still stands",
  );
});

/** The log with the row that tells of an erasure at its end, as the erasure itself or a forger writes it. */
async function erasing(
  rows: readonly AuditRow[],
  last: AuditRow | undefined,
  given: { at?: number; until?: number; hash?: string } = {},
): Promise<AuditRow[]> {
  assert.ok(last);
  const all = [...rows];
  const audit = recordEvents({
    auditRows: {
      head: async () => all.at(-1),
      append: async (_, more) => all.push(...more) > 0,
    },
    chain: auditChain,
    whereFrom: { network: () => undefined },
    clock: { now: () => given.at ?? NOW },
  });
  await audit.record({
    action: "log.erased",
    organisationId: undefined,
    actor: { kind: "system" },
    object: { kind: "log", id: last.seq },
    outcome: "done",
    detail: {
      rows: last.seq,
      until: given.until ?? last.at,
      hash: given.hash ?? Buffer.from(last.hash).toString("hex"),
    },
  });
  return all;
}

test("a log whose first rows were erased in their time begins behind them", async () => {
  const rows = await writtenLog();
  const beginning = rows[3];
  const told = await erasing(rows, beginning);
  assert.deepEqual((await verified(told.slice(4), [headOf(beginning)], beginning)).findings, []);
  assert.deepEqual((await verified(told.slice(4), [headOf(rows[1])], beginning)).findings, []);
  assert.deepEqual((await verified(told.slice(5), [], beginning)).findings, [
    { kind: "removed", from: 5, to: 5 },
  ]);
});

test("a beginning that no row of the log accounts for is a forged one", async () => {
  const rows = await writtenLog();
  const beginning = rows[8];
  const forged = [{ kind: "beginning-unaccounted", from: 1, to: 9 }];
  const found = await verified(rows.slice(9), [headOf(rows[11])], beginning);
  assert.deepEqual(found.findings, forged);
  assert.match(describeVerifiedLog(found).join("\n"), /Rows 1 to 9 are missing, and no row of the log says/);
  assert.deepEqual((await verified([], [], rows[11])).findings, [{ ...forged[0], to: 12 }]);
  const ofAnother = await erasing(rows, rows[7]);
  assert.deepEqual((await verified(ofAnother.slice(9), [], beginning)).findings, forged);
  const withAnotherHash = await erasing(rows, beginning, { hash: headOf(rows[7]).hash });
  assert.deepEqual((await verified(withAnotherHash.slice(9), [], beginning)).findings, forged);
});

test("an erasure before six years were over is found, by what it says of itself", async () => {
  const rows = await writtenLog();
  const beginning = rows[3];
  const early = [{ kind: "erased-early", from: 1, to: 4 }];
  const soon = await erasing(rows, beginning, { at: THEN + SIX_YEARS - 1 });
  const found = await verified(soon.slice(4), [], beginning);
  assert.deepEqual(found.findings, early);
  assert.match(
    describeVerifiedLog(found).join("\n"),
    /Rows 1 to 4 were erased before their six years were over/,
  );
  const inFuture = await erasing(rows, beginning, { at: NOW + SIX_YEARS, until: NOW - 1 });
  assert.deepEqual((await verified(inFuture.slice(4), [], beginning)).findings, early);
  const withoutTime = await erasing(rows, beginning, { until: Number.NaN });
  assert.deepEqual((await verified(withoutTime.slice(4), [], beginning)).findings, early);
});

test("an erasure is found that a forger says was in its time, by a head that was kept since", async () => {
  const young = (await writtenLog()).map((row) => ({ ...row, at: NOW - 60_000 }));
  const rows = rehashed(young, 1);
  const beginning = rows[8];
  const left = (await erasing(rows, beginning, { until: THEN })).slice(9);
  assert.deepEqual((await verified(left, [], beginning)).findings, [], "nothing else shows it");
  const noted = { ...headOf(rows[11]), oldest: { seq: 1, at: NOW - 60_000 } };
  for (const kept of [headOf(rows[4]), headOf(beginning), noted])
    assert.deepEqual((await verified(left, [kept], beginning)).findings, [
      { kind: "erased-early", from: 1, to: 9 },
    ]);
});

test("an encoded row is the array that SECURITY.md describes, hashed behind the hash before it", () => {
  const entry = {
    seq: 1,
    at: 1_700_000_000_000,
    organisationId: null,
    actorKind: "nobody" as const,
    actorId: null,
    action: "sign-in.done",
    objectKind: null,
    objectId: null,
    network: "192.0.2.7",
    outcome: "sign-in-failed",
    detail: '{"way":"password"}',
  };
  assert.equal(
    Buffer.from(auditChain.hashOf(auditChain.origin.hash, entry)).toString("hex"),
    "a2a4bf51d505824d70ef10b48ea858c1d073b85497d1deae666f63d5d7aad534",
  );
});

import assert from "node:assert/strict";
import { test } from "node:test";
import type { OrganisationId } from "../domain/identifiers.ts";
import type { AuditEvent } from "../ports/audit.ts";
import { fewRefusals } from "./few-refusals.ts";

const MINUTE = 60_000;
const ONA = 7;
const HERE = 1 as OrganisationId;

function open() {
  const rows: AuditEvent[] = [];
  const time = { now: 1_800_000_000_000 };
  const from = { network: "203.0.113.9" };
  const few = fewRefusals({
    audit: {
      record: async (event) => {
        rows.push(event);
      },
    },
    whereFrom: { network: () => from.network },
    clock: { now: () => time.now },
  });
  return { rows, time, from, few };
}

const invented: AuditEvent = {
  action: "sign-in.done",
  organisationId: undefined,
  actor: { kind: "nobody" },
  outcome: "sign-in-failed",
};
const forOna: AuditEvent = { ...invented, organisationId: HERE, object: { kind: "account", id: ONA } };

test("who tries invented addresses first hides no guess at an account that there is", async () => {
  const { rows, few } = open();
  for (let n = 0; n < 500; n += 1) await few.record(invented);
  for (let n = 0; n < 9; n += 1) await few.record(forOna);
  assert.equal(rows.filter(({ object }) => object?.id === ONA).length, 9);
});

test("of the same refusal twenty a minute are recorded, and the rest as a number when the minute is over", async () => {
  const { rows, time, few } = open();
  for (let n = 0; n < 50; n += 1) await few.record(forOna);
  assert.equal(rows.length, 20);
  assert.equal(await few.recordLeftOut(), 0);
  time.now += MINUTE;
  assert.equal(await few.recordLeftOut(), 1);
  assert.deepEqual(rows.at(-1), { ...forOna, detail: { leftOut: 30, network: "203.0.113.9" } });
  assert.equal(await few.recordLeftOut(), 0);
});

test("what was left out is kept while the next minute goes on, and all of it is written when the server stops", async () => {
  const { rows, time, few } = open();
  for (let n = 0; n < 21; n += 1) await few.record(forOna);
  time.now += MINUTE;
  for (let n = 0; n < 22; n += 1) await few.record(forOna);
  assert.equal(rows.length, 40);
  assert.equal(await few.recordLeftOut("the minute's rest, too"), 2);
  assert.deepEqual(
    rows.slice(40).map(({ detail }) => detail?.leftOut),
    [1, 2],
  );
});

test("from all of a network that somebody may command as a whole come no more rows than from one address of it", async () => {
  const { rows, from, time, few } = open();
  for (let n = 0; n < 6_000; n += 1) {
    from.network = `2001:db8:1:${n.toString(16)}::/64`;
    await few.record(invented);
  }
  assert.equal(rows.length, 60);
  time.now += MINUTE;
  await few.recordLeftOut();
  assert.deepEqual(
    rows.slice(60).map(({ detail }) => detail),
    [{ leftOut: 5_940, network: "2001:db8:1::/48" }],
  );
});

test("however many networks and accounts it comes from, a minute has a bounded number of rows, and nothing is uncounted", async () => {
  const { rows, from, time, few } = open();
  for (let n = 0; n < 20_000; n += 1) {
    from.network = `10.${n >> 8}.${n & 255}.1`;
    await few.record(n % 2 === 0 ? invented : { ...forOna, object: { kind: "account", id: n } });
  }
  time.now += MINUTE;
  await few.recordLeftOut();
  assert.ok(rows.length < 1_000, String(rows.length));
  const left = rows.reduce((sum, { detail }) => sum + Number(detail?.leftOut ?? 0), 0);
  assert.equal(rows.filter(({ detail }) => detail?.leftOut === undefined).length + left, 20_000);
});

test("what was done is always recorded", async () => {
  const { rows, few } = open();
  for (let n = 0; n < 1_000; n += 1) await few.record({ ...forOna, outcome: "done" });
  assert.equal(rows.length, 1_000);
});

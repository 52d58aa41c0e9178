import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { OrganisationId, PersonId } from "../../domain/identifiers.ts";
import type { AuditHead, AuditRow } from "../../ports/audit.ts";
import type { Store } from "../store.ts";
import { NOW } from "./clinic.ts";
import type { Open, Opened } from "./opened.ts";

const ORIGIN: AuditHead = { seq: 0, hash: new Uint8Array(32) };
const OLD = Date.parse("2015-01-01T00:00:00Z");
const CLINIC = 11 as OrganisationId;

/** Every suite has a log of its own: a chain is of the whole installation. */
export function auditContract(open: Open): void {
  describe("the log", () => {
    let opened: Opened;
    let store: Store;
    before(async () => {
      opened = await open();
      store = opened.store;
    });
    after(() => opened.close());

    chainSuite(
      () => opened,
      () => store,
    );
    findingSuite(() => store);
  });
  describe("the log after six years", () => erasingSuite(open));
  describe("what was erased of an epoch", () => epochSuite(open));
}

function hashOf(seq: number): Uint8Array {
  return new Uint8Array(32).fill(seq % 251);
}

function row(seq: number, given: Partial<AuditRow> = {}): AuditRow {
  return {
    seq,
    at: NOW,
    organisationId: CLINIC,
    actorKind: "account",
    actorId: 7,
    action: "thread.made",
    objectKind: "thread",
    objectId: 9_007_199_254_740_991,
    network: "2001:db8:1:2::/64",
    outcome: "done",
    detail: '{"members":3}',
    hash: hashOf(seq),
    ...given,
  };
}

function head(seq: number): AuditHead {
  return seq === 0 ? ORIGIN : { seq, hash: hashOf(seq) };
}

function chainSuite(given: () => Opened, store: () => Store): void {
  test("rows come back as they were added, and the last one is the head", async () => {
    const { auditRows } = store();
    assert.equal(await auditRows.head(), undefined);
    const rows = [
      row(1),
      row(2, { organisationId: null, actorKind: "nobody", actorId: null, network: null }),
    ];
    assert.equal(await auditRows.append(ORIGIN, rows), true);
    assert.deepEqual(await auditRows.page(0, 10), rows);
    assert.deepEqual(await auditRows.page(1, 10), rows.slice(1));
    assert.deepEqual(await auditRows.head(), { seq: 2, hash: hashOf(2) });
  });

  test("who does not know the last row adds nothing", async () => {
    const { auditRows } = store();
    assert.equal(await auditRows.append(head(1), [row(2)]), false);
    assert.equal(await auditRows.append({ seq: 2, hash: hashOf(99) }, [row(3)]), false);
    assert.equal((await auditRows.head())?.seq, 2);
  });

  test("of two processes that add at the same moment one does, and the other is told", async () => {
    const other = (await given().another()).auditRows;
    const { auditRows } = store();
    for (let seq = 2; seq < 12; seq += 1) {
      const added = await Promise.all([
        auditRows.append(head(seq), [row(seq + 1)]),
        other.append(head(seq), [row(seq + 1)]),
      ]);
      assert.deepEqual(added.sort(), [false, true]);
    }
    assert.equal((await auditRows.page(0, 100)).length, 12);
  });

  test("the database itself refuses to change a row, to erase one, to leave a number out, and to empty the log", async () => {
    for (const sql of [
      "UPDATE audit SET outcome = 'done' WHERE seq = 3",
      "DELETE FROM audit WHERE seq = 3",
      "DELETE FROM audit",
      "INSERT INTO audit SELECT 99, at, organisation_id, actor_kind, actor_id, action, object_kind, object_id, network, outcome, detail, hash FROM audit WHERE seq = 3",
      "INSERT INTO audit_beginning SELECT 1, seq, hash FROM audit WHERE seq = 3",
    ])
      await assert.rejects(given().sql(sql), sql);
    assert.equal((await store().auditRows.page(0, 100)).length, 12);
  });
}

function findingSuite(store: () => Store): void {
  const everything = {
    organisationId: CLINIC,
    from: undefined,
    to: undefined,
    personId: undefined,
    action: undefined,
    outcome: undefined,
  };

  test("rows are found by organisation, time, person, action and outcome, the newest first", async () => {
    const { auditRows } = store();
    const more = [
      row(13, { organisationId: 12 as OrganisationId }),
      row(14, { at: NOW + 5, actorId: 8, action: "member.added", objectKind: "person", objectId: 7 }),
      row(15, {
        at: NOW + 9,
        actorId: 8,
        action: "access.refused",
        outcome: "thread-not-found",
        objectId: 7,
      }),
    ];
    assert.equal(await auditRows.append(head(12), more), true);
    const found = async (query: object, beforeSeq = Number.MAX_SAFE_INTEGER, limit = 100) =>
      (await auditRows.find({ ...everything, ...query }, beforeSeq, limit)).map(({ seq }) => seq);
    assert.deepEqual(await found({}, undefined, 3), [15, 14, 12]);
    assert.deepEqual(await found({}, 14, 1), [12]);
    const between = await auditRows.find(everything, 14, 100, 10);
    assert.deepEqual(
      between.map(({ seq }) => seq),
      [12, 11],
    );
    assert.deepEqual(await found({ from: NOW + 5, to: NOW + 9 }), [14]);
    assert.deepEqual(await found({ personId: 8 as PersonId }), [15, 14]);
    assert.deepEqual(
      (await found({ personId: 7 as PersonId })).slice(0, 2),
      [14, 12],
      "a thread of that number is nobody",
    );
    assert.deepEqual(await found({ action: "member.added" }), [14]);
    assert.deepEqual(await found({ outcome: "refused" }), [15]);
    assert.deepEqual(await found({ outcome: "thread-not-found" }), [15]);
    assert.deepEqual(await found({ organisationId: 12 as OrganisationId }), [13]);
  });
}

function erasingSuite(open: Open): void {
  test("rows older than six years are erased from the beginning on, and the chain goes on from the last of them", async () => {
    const opened = await open();
    const { auditRows } = opened.store;
    const rows = [1, 2, 3, 4].map((seq) => row(seq, { at: seq < 4 ? OLD + seq : Date.now() }));
    await auditRows.append(ORIGIN, rows);
    assert.equal(await auditRows.old(OLD + 1, 10), undefined);
    assert.deepEqual(await auditRows.old(OLD + 3, 1), { ...head(1), at: OLD + 1, rows: 1 });
    assert.deepEqual(await auditRows.old(OLD + 3, 10), { ...head(2), at: OLD + 2, rows: 2 });
    assert.equal(await auditRows.erase(head(1)), 1);
    assert.equal(await auditRows.erase(head(2)), 1);
    assert.equal(await auditRows.erase(head(1)), 0, "another process was faster");
    assert.deepEqual(await auditRows.beginning(), head(2));
    assert.deepEqual(
      (await auditRows.page(0, 10)).map(({ seq }) => seq),
      [3, 4],
    );
    await assert.rejects(
      auditRows.erase(head(4)),
      "the database keeps what is younger, whatever it is asked",
    );
    assert.equal((await auditRows.page(0, 10)).length, 2);
    assert.equal(await auditRows.append(head(4), [row(5)]), true);
    await opened.close();
  });

  test("a log of which everything was erased goes on from its end", async () => {
    const opened = await open();
    const { auditRows } = opened.store;
    await auditRows.append(ORIGIN, [row(1, { at: OLD })]);
    await auditRows.erase(head(1));
    assert.deepEqual(await auditRows.head(), head(1));
    assert.equal(await auditRows.append(head(1), [row(2)]), true);
    await opened.close();
  });
}

function epochSuite(open: Open): void {
  test("an epoch's end is noted once, and found by the day on which it was", async () => {
    const opened = await open();
    const { epochEnds } = opened.store;
    assert.deepEqual(await epochEnds.counted(CLINIC, 5), { messages: 0, files: 0 });
    await epochEnds.noteDestroyed(CLINIC, 5, NOW);
    await epochEnds.noteDestroyed(CLINIC, 6, NOW + 10);
    await epochEnds.noteDestroyed(12 as OrganisationId, 5, NOW);
    const ended = { epoch: 5, messages: 0, files: 0, destroyedAt: NOW };
    assert.deepEqual(await epochEnds.destroyedIn(CLINIC, NOW, NOW + 10), [ended]);
    assert.deepEqual(await epochEnds.organisationsDestroyedIn(NOW, NOW + 11), [11, 12]);
    assert.deepEqual(await epochEnds.notNoted(), []);
    assert.equal(await epochEnds.erase(NOW + 1), 2);
    assert.deepEqual(await epochEnds.organisationsDestroyedIn(0, NOW * 2), [11]);
    await opened.close();
  });
}

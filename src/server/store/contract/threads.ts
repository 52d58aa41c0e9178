import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import type { PersonId, ThreadId } from "../../domain/identifiers.ts";
import { Clinic, DAY, identifier, NOW, refused } from "./clinic.ts";
import type { Open, Opened } from "./opened.ts";

export function threadsContract(open: Open): void {
  describe("threads", () => {
    let opened: Opened;
    let clinic: Clinic;
    before(async () => {
      opened = await open();
    });
    after(() => opened.close());
    beforeEach(async () => {
      clinic = await Clinic.found(opened);
    });
    findOrCreateSuite(() => clinic);
    strangersSuite(() => clinic);
    viewSuite(() => clinic);
  });
}

function asked(clinic: Clinic, members: PersonId[]) {
  return { threadId: identifier<ThreadId>(), organisationId: clinic.id, members, now: NOW };
}

function findOrCreateSuite(given: () => Clinic): void {
  test("the same people, in whatever order and however often named, have one thread", async () => {
    const clinic = given();
    const [ana, bo, cy] = (await clinic.people(3)).map(({ id }) => id) as [PersonId, PersonId, PersonId];
    const { threads } = clinic.store;
    const first = asked(clinic, [cy, ana, bo]);
    assert.deepEqual(await threads.findOrCreate(first), { threadId: first.threadId, created: true });
    for (const members of [
      [ana, bo, cy],
      [bo, ana, bo, cy],
    ]) {
      const found = await threads.findOrCreate(asked(clinic, members));
      assert.deepEqual(found, { threadId: first.threadId, created: false });
    }
    assert.deepEqual(
      await threads.members(first.threadId),
      [ana, bo, cy].sort((one, other) => one - other),
    );
  });

  test("fewer or more people have a thread of their own", async () => {
    const clinic = given();
    const [ana, bo, cy] = await clinic.people(3);
    assert.ok(ana && bo && cy);
    const threadIds = [
      await clinic.thread(ana, bo),
      await clinic.thread(ana, bo, cy),
      await clinic.thread(ana, cy),
    ];
    assert.equal(new Set(threadIds).size, 3);
    assert.deepEqual(new Set(await clinic.store.threads.threadsOf(ana.id)), new Set(threadIds));
  });

  test("two who start the same thread at once, on two nodes, get one and the same", async () => {
    const clinic = given();
    const members = (await clinic.people(2)).map(({ id }) => id);
    const stores = [clinic.store, await clinic.opened.another()];
    const made = await Promise.all(
      Array.from({ length: 8 }, (_, n) => stores[n % 2]?.threads.findOrCreate(asked(clinic, members))),
    );
    assert.equal(new Set(made.map((answer) => answer?.threadId)).size, 1);
    assert.equal(made.filter((answer) => answer?.created).length, 1);
  });
}

function strangersSuite(given: () => Clinic): void {
  test("nobody unknown or of another organisation gets into a thread, and nothing is made", async () => {
    const clinic = given();
    const ana = await clinic.person();
    const stranger = await (await Clinic.found(clinic.opened)).person();
    const { threads } = clinic.store;
    for (const other of [stranger.id, identifier<PersonId>()]) {
      const wanted = asked(clinic, [ana.id, other]);
      await refused("person-not-found", threads.findOrCreate(wanted));
      assert.deepEqual(await threads.members(wanted.threadId), []);
      assert.deepEqual(await threads.threadsOf(other), []);
    }
    assert.deepEqual(await threads.threadsOf(ana.id), []);
  });
}

function viewSuite(given: () => Clinic): void {
  test("a member's view says who they are there, of which organisation, and how long messages live", async () => {
    const clinic = given();
    const { ana, threadId } = await clinic.pair();
    const late = await clinic.person("Late Sample", ["participant"]);
    await clinic.join(late, threadId, 7);
    assert.deepEqual(await clinic.store.threads.view(ana.id, threadId), {
      threadId,
      organisationId: clinic.id,
      retentionMs: DAY,
      viewer: { personId: ana.id, roles: ["host", "participant"], seesAfter: 0 },
    });
    const { viewer } = await clinic.view(late, threadId);
    assert.deepEqual(viewer, { personId: late.id, roles: ["participant"], seesAfter: 7 });
  });

  test("for everybody but a current member a thread is as if it were not there", async () => {
    const clinic = given();
    const { ana, bo, threadId } = await clinic.pair();
    const stranger = await clinic.person();
    await clinic.leave(bo, threadId);
    const { threads } = clinic.store;
    assert.equal(await threads.view(stranger.id, threadId), undefined);
    assert.equal(await threads.view(bo.id, threadId), undefined);
    assert.equal(await threads.view(ana.id, identifier<ThreadId>()), undefined);
    assert.deepEqual(await threads.threadsOf(bo.id), []);
    assert.deepEqual(await threads.members(threadId), [ana.id]);
  });
}

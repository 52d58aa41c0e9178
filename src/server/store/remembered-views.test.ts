import assert from "node:assert/strict";
import { test } from "node:test";
import type { OrganisationId, PersonId, ThreadId } from "../domain/identifiers.ts";
import type { ThreadView } from "../domain/thread-view.ts";
import { RememberedViews } from "./remembered-views.ts";

const [ANA, BO] = [1 as PersonId, 2 as PersonId];
const [ONE, TWO, GONE] = [11 as ThreadId, 12 as ThreadId, 13 as ThreadId];

/** A store that says which views it was asked for, and a clock that stands still unless it is moved. */
function remembering(most?: number) {
  const asked: string[] = [];
  const clock = { time: 1_000, now: () => clock.time };
  const answers = { fails: false };
  const view = async (personId: PersonId, threadId: ThreadId): Promise<ThreadView | undefined> => {
    asked.push(`${personId} in ${threadId}`);
    if (answers.fails) throw new Error("the store could not");
    const viewer = { personId, roles: [], seesAfter: 0 };
    return threadId === GONE
      ? undefined
      : { threadId, organisationId: 1 as OrganisationId, retentionMs: 1, viewer };
  };
  return { views: new RememberedViews({ view }, clock, most), asked, clock, answers };
}

test("the same view is asked for once in two seconds, also by many at once", async () => {
  const { views, asked, clock } = remembering();
  const both = await Promise.all([views.view(ANA, ONE), views.view(ANA, ONE)]);
  assert.deepEqual(
    both.map((view) => view?.threadId),
    [ONE, ONE],
  );
  clock.time += 1_999;
  await views.view(ANA, ONE);
  assert.deepEqual(asked, ["1 in 11"]);
  clock.time += 1;
  await views.view(ANA, ONE);
  assert.deepEqual(asked, ["1 in 11", "1 in 11"]);
});

test("each person and each thread has a view of its own", async () => {
  const { views } = remembering();
  const seen = await Promise.all([views.view(ANA, ONE), views.view(BO, ONE), views.view(ANA, TWO)]);
  assert.deepEqual(
    seen.map((view) => [view?.viewer.personId, view?.threadId]),
    [
      [ANA, ONE],
      [BO, ONE],
      [ANA, TWO],
    ],
  );
});

test("neither that there is no such thread nor a failure is remembered", async () => {
  const { views, asked, answers } = remembering();
  assert.equal(await views.view(ANA, GONE), undefined);
  assert.equal(await views.view(ANA, GONE), undefined);
  answers.fails = true;
  await assert.rejects(views.view(ANA, ONE));
  answers.fails = false;
  assert.equal((await views.view(ANA, ONE))?.threadId, ONE);
  assert.equal(asked.length, 4);
});

test("what is forgotten for a thread or a person is asked for again, and nothing else", async () => {
  const { views, asked } = remembering();
  const askAll = () => Promise.all([views.view(ANA, ONE), views.view(BO, ONE), views.view(ANA, TWO)]);
  await askAll();
  views.forget(ONE);
  await askAll();
  assert.deepEqual(asked.slice(3), ["1 in 11", "2 in 11"]);
  views.forgetPerson(ANA);
  await askAll();
  assert.deepEqual(asked.slice(5), ["1 in 11", "1 in 12"]);
});

test("of more views than may be kept, the longest unused one goes", async () => {
  const { views, asked } = remembering(2);
  await views.view(ANA, ONE);
  await views.view(BO, ONE);
  await views.view(ANA, ONE);
  await views.view(ANA, TWO);
  await views.view(ANA, ONE);
  assert.deepEqual(asked, ["1 in 11", "2 in 11", "1 in 12"]);
  await views.view(BO, ONE);
  assert.equal(asked.length, 4);
});

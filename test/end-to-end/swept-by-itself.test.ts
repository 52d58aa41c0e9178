import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { filesWith, tracesOfBytes } from "../harness/find-on-disk.ts";
import { DAY, MINUTE } from "../harness/movable-clock.ts";
import { type OpenClinic, openClinic } from "../harness/open-clinic.ts";
import { newClientId } from "../harness/page.ts";
import { sealedBodies } from "../harness/sealed-bodies.ts";
import { temporaryFolder } from "../harness/temporary-folder.ts";

/** @returns traces of what was said, sealed as it lies on the disk */
async function say(house: OpenClinic, ...texts: readonly string[]): Promise<Buffer[]> {
  const sealed = sealedBodies(house);
  const host = await house.setUp();
  const threadId = await house.threadOf(host, await house.add(host.organisationId, "Pat Example"));
  for (const text of texts) await house.deeds.postMessage(host, threadId, { clientId: newClientId(), text });
  return sealed.flatMap(tracesOfBytes);
}

const keyFiles = ({ keysFolder }: OpenClinic) => readdirSync(join(keysFolder, "epochs"));

/** Looks again and again. `withinMs` is what the product promises. */
async function comesTrue(isTrue: () => boolean, withinMs: number, what: string): Promise<void> {
  const until = performance.now() + withinMs;
  while (!isTrue()) {
    assert.ok(performance.now() < until, `not within ${withinMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test("the house sweeps by itself (M4)", { concurrency: true }, async (t) => {
  const running = t.test("while it runs: off the disk within a minute, the key within ten", async (t) => {
    const house = await openClinic(t, { jobs: true });
    const traces = await say(house, "one", "two", "three");
    assert.notDeepEqual(filesWith([house.dataFolder], traces), []);
    assert.equal(keyFiles(house).length, 1);
    house.clock.pass(DAY);
    await comesTrue(() => filesWith([house.dataFolder], traces).length === 0, MINUTE, "erased from the disk");
    await comesTrue(() => keyFiles(house).length === 0, 10 * MINUTE, "the key destroyed");
  });

  const starting = t.test("when it starts, what expired while it was off", async (t) => {
    const folder = temporaryFolder(t);
    const before = await openClinic(t, { folder });
    const traces = await say(before, "one", "two", "three");
    await before.close();
    before.clock.pass(DAY);
    const house = await openClinic(t, { folder, clock: before.clock, jobs: true });
    await comesTrue(() => filesWith([house.dataFolder], traces).length === 0, MINUTE, "erased from the disk");
    await comesTrue(() => keyFiles(house).length === 0, 10 * MINUTE, "the key destroyed");
  });
  await Promise.all([running, starting]);
});

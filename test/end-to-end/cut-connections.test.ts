import assert from "node:assert/strict";
import { test } from "node:test";
import { MESSAGES_A_PAGE } from "../../src/shared/protocol/limits.ts";
import type { Message } from "../../src/shared/protocol/parts.ts";
import { CuttingProxy } from "../harness/cutting-proxy.ts";
import { type DemoPerson, demoPerson, demoThread } from "../harness/demo-people.ts";
import { Page } from "../harness/page.ts";
import { type Random, seeded } from "../harness/random.ts";
import { startServer } from "../harness/start-server.ts";
import { SteadyPage } from "../harness/steady-page.ts";
import { wholeThread } from "../harness/whole-thread.ts";

const MESSAGES_EACH = 600;
const DELETIONS = 20;
/** Fewer, and the network was too good to prove anything. */
const CUTS_AT_LEAST = 30;

/** A few at a time, as people write, so that cuts fall between, into and behind messages. */
async function writeAll(page: SteadyPage, name: string, random: Random): Promise<void> {
  for (let place = 0; place < MESSAGES_EACH; ) {
    for (let last = Math.min(place + random.between(1, 8), MESSAGES_EACH); place < last; place++) {
      page.post(`${name} ${place} ${"…".repeat(random.between(0, 80))}`);
    }
    await new Promise((resolve) => setTimeout(resolve, random.between(0, 8)));
  }
  await page.confirmed();
}

/** A host who deletes, on a good network, what a page on the bad one shows. @returns the client ids that are gone */
async function deleteSome(host: Page, shown: SteadyPage, random: Random): Promise<Set<string>> {
  const { threadId } = shown.copy;
  const gone = new Set<string>();
  while (gone.size < DELETIONS) {
    await new Promise((resolve) => setTimeout(resolve, random.between(5, 30)));
    const message = shown.copy.living(Date.now()).at(-random.between(1, 5));
    if (!message || gone.has(message.clientId)) continue;
    gone.add(message.clientId);
    host.say({ type: "delete", threadId, seq: message.seq });
    await host.hear("removed", ({ seq }) => seq === message.seq);
  }
  return gone;
}

function versionOf(page: Page, threadId: number): number {
  const thread = page.welcome.threads.find(({ id }) => id === threadId);
  assert.ok(thread);
  return thread.version;
}

function ofWriter(writer: SteadyPage, messages: readonly Message[]): string[] {
  const posted = new Set(writer.posted);
  return messages.map(({ clientId }) => clientId).filter((clientId) => posted.has(clientId));
}

test("when sockets are cut at random points, what was written is there once and in order, and readers end with exactly that", {
  timeout: 120_000,
}, async (t) => {
  const random = seeded(t);
  const server = await startServer(t, { args: ["--demo"] });
  const ada = await demoPerson(server.url, "ada");
  const pat = await demoPerson(server.url, "pat");
  const threadId = await demoThread(server.url, ada, pat);
  const proxy = await CuttingProxy.open(t, server.port, random);
  const steady = (person: DemoPerson) => SteadyPage.open(t, () => proxy.url, person, threadId);
  const writers = { Ada: steady(ada), Pat: steady(pat) };
  const readers = [steady(ada), steady(pat)] as const;
  const host = await Page.arrive(server.url, ada.cookie);
  const [gone] = await Promise.all([
    deleteSome(host, readers[0], random),
    writeAll(writers.Ada, "Ada", random),
    writeAll(writers.Pat, "Pat", random),
  ]);
  await host.close();
  t.diagnostic(`${proxy.cuts} cuts`);
  assert.ok(proxy.cuts >= CUTS_AT_LEAST, `only ${proxy.cuts} cuts`);

  const last = await Page.arrive(server.url, ada.cookie);
  await last.close();
  const truth = await wholeThread(server.url, ada.cookie, threadId);
  for (const [name, writer] of Object.entries(writers)) {
    const wanted = writer.posted.filter((clientId) => !gone.has(clientId));
    assert.deepEqual(ofWriter(writer, truth), wanted, `the messages of ${name}`);
  }
  for (const page of [...Object.values(writers), ...readers]) {
    await page.holds(versionOf(last, threadId)); // the network is still as bad
    const shown = page.copy.living(Date.now());
    if (page.copy.beganAnew) assert.ok(shown.length >= MESSAGES_A_PAGE);
    assert.deepEqual(shown, page.copy.beganAnew ? truth.slice(-shown.length) : truth);
  }
});

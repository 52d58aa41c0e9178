import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout } from "node:timers/promises";
import fc from "fast-check";
import { CLOSE } from "../../src/shared/protocol/close-codes.ts";
import { PROTOCOL_VERSION } from "../../src/shared/protocol/version.ts";
import { type DemoPerson, demoPerson, demoThread } from "../harness/demo-people.ts";
import { newClientId, Page } from "../harness/page.ts";
import { type ServerProcess, startServer } from "../harness/start-server.ts";
import { SteadyPage } from "../harness/steady-page.ts";
import { wholeThread } from "../harness/whole-thread.ts";

const VISITS = 50;
/** Fewer than a socket may send at once. */
const FRAMES_A_VISIT = 80;
/** Long enough for any commit that is under way. */
const SETTLED_AFTER_MS = 500;

const anything = fc
  .anything({ withNullPrototype: false, maxDepth: 2 })
  .map((value) => JSON.parse(JSON.stringify(value) ?? "null"));
const number = fc.oneof(fc.nat(40), fc.maxSafeInteger(), fc.double(), fc.constantFrom(0, -1, 2 ** 53, 1e300));
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.string({ unit: "grapheme" }),
  fc.lorem(),
);
const clientId = fc.oneof(fc.constant("0123456789abcdef"), fc.nat().map(newClientId), anyText);

/** A frame that is right but for chance, which now and then leaves a field out, adds one, or puts something else in. */
function frames(threadIds: readonly [number, ...number[]]) {
  const threadId = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...threadIds) }, number);
  const right = fc.oneof(
    { weight: 4, arbitrary: fc.record({ type: fc.constant("post"), threadId, clientId, text: anyText }) },
    fc.record({ type: fc.constant("delete"), threadId, seq: number }),
    fc.record({ type: fc.constantFrom("received", "read"), threadId, seq: number }),
    fc.record({ type: fc.constant("typing"), threadId }),
    fc.record({ type: fc.constant("catch-up"), threadId, version: number }),
    fc.record({ type: fc.constant("hello"), protocol: number, held: fc.array(fc.tuple(threadId, number)) }),
    fc.record({ type: fc.constantFrom("ping", "constructor", "__proto__", "posted", "welcome") }),
  );
  const field = fc.constantFrom(
    "type",
    "threadId",
    "clientId",
    "text",
    "seq",
    "version",
    "protocol",
    "held",
    "surplus",
  );
  const changed = fc
    .tuple(right, field, fc.option(anything, { nil: undefined }))
    .map(([frame, name, value]) => ({ ...frame, [name]: value }));
  const framed = fc.oneof({ weight: 3, arbitrary: right }, { weight: 2, arbitrary: changed });
  return fc.oneof(
    { weight: 6, arbitrary: framed.map((frame) => JSON.stringify(frame)) },
    { weight: 1, arbitrary: anything.map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: anyText },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 100 }).map((bytes) => Buffer.from(bytes)) },
  );
}

async function openScene(t: Parameters<typeof startServer>[0]) {
  const server = await startServer(t, { args: ["--demo"] });
  const ada = await demoPerson(server.url, "ada");
  const pat = await demoPerson(server.url, "pat");
  const ona = await demoPerson(server.url, "ona");
  const ours = await demoThread(server.url, ada, pat);
  const notPats = await demoThread(server.url, ada, ona);
  return { server, ada, pat, ours, notPats };
}

/** Every frame that comes is checked against the protocol as it comes (page.ts). */
async function visit(
  server: ServerProcess,
  { cookie }: DemoPerson,
  sent: readonly (string | Buffer)[],
): Promise<void> {
  const page = await Page.arrive(server.url, cookie);
  for (const frame of sent) page.socket.send(frame);
  await page.roundTrip();
  const refused = page.heard.filter(({ type }) => type === "refused");
  assert.ok(refused.length <= sent.length, "a frame is refused once at most");
  await page.close();
}

test("a few thousand random frames do not stop the server, nor make it say what is not in the protocol", {
  timeout: 120_000,
}, async (t) => {
  const { server, ada, pat, ours, notPats } = await openScene(t);
  const before = JSON.stringify(await wholeThread(server.url, ada.cookie, notPats));
  const reader = SteadyPage.open(t, () => server.url, ada, ours);
  const batch = fc.array(frames([ours, notPats]), { minLength: FRAMES_A_VISIT, maxLength: FRAMES_A_VISIT });
  await fc.assert(
    fc.asyncProperty(batch, (sent) => visit(server, pat, sent)),
    { numRuns: VISITS, endOnFailure: true },
  );

  const last = await Page.arrive(server.url, pat.cookie);
  const { seq } = await last.post(ours, "The last word");
  await last.close();
  await reader.holds(seq);
  // Posts of a page that has gone are still carried out, one after the other: until nothing comes any more.
  let truth = await wholeThread(server.url, pat.cookie, ours);
  for (let before = -1; before !== truth.length; ) {
    before = truth.length;
    await setTimeout(SETTLED_AFTER_MS);
    truth = await wholeThread(server.url, pat.cookie, ours);
  }
  await reader.holds(truth.at(-1)?.seq ?? seq);
  t.diagnostic(`${truth.length} messages came of it`);
  assert.ok(truth.length > VISITS, "hardly a frame was right, which proves little");
  assert.deepEqual(reader.copy.living(Date.now()), truth, "and who listened has the same as who reads");
  assert.equal(reader.breaks, 0);
  assert.equal(
    JSON.stringify(await wholeThread(server.url, ada.cookie, notPats)),
    before,
    "the others' chat is as it was",
  );
  assert.doesNotMatch(server.output, /"level":(50|60)/, "the server logged an error");
});

test("whatever a socket says first, it is welcomed or closed with a code of the protocol", {
  timeout: 120_000,
}, async (t) => {
  const { server, pat, ours } = await openScene(t);
  const hello = fc.record({
    type: fc.constant("hello"),
    protocol: fc.constantFrom(PROTOCOL_VERSION, PROTOCOL_VERSION + 1),
    held: fc.array(fc.tuple(fc.oneof(fc.constant(ours), number), number)),
  });
  const first = fc.oneof(
    hello.map((frame) => JSON.stringify(frame)),
    frames([ours]),
  );
  const codes: readonly number[] = [CLOSE.notSignedIn, CLOSE.protocolVersion];
  await fc.assert(
    fc.asyncProperty(first, async (frame) => {
      const page = await Page.open(server.url, { cookie: pat.cookie });
      page.socket.send(frame);
      const code = await Promise.race([page.closed, page.hear("welcome")]);
      assert.ok(typeof code === "object" || codes.includes(code), `closed with ${String(code)}`);
      await page.close();
    }),
    { numRuns: 300, endOnFailure: true },
  );
  assert.doesNotMatch(server.output, /"level":(50|60)/, "the server logged an error");
});

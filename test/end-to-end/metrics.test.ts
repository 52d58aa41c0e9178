import assert from "node:assert/strict";
import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { demoPerson, demoThread } from "../harness/demo-people.ts";
import { Page } from "../harness/page.ts";
import { startServer } from "../harness/start-server.ts";

const LINE = /^clinical_chat_[a-z_]+(?:\{[a-z]+="[^"\n]*"\})? -?[0-9.e+-]+$/;

async function metricsOf(url: string): Promise<Map<string, number>> {
  const answer = await fetch(`${url}/metrics`);
  assert.equal(answer.headers.get("content-type"), "text/plain; version=0.0.4; charset=utf-8");
  const lines = (await answer.text()).split("\n").filter((line) => line !== "" && !line.startsWith("# "));
  for (const line of lines) assert.match(line, LINE);
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.split(" ").at(-1))]));
}

test("sockets, messages, confirmations, jobs, keys and letters are measured while the server works", async (t) => {
  const server = await startServer(t, { args: ["--demo"] });
  const ada = await demoPerson(server.url, "ada");
  const pat = await demoPerson(server.url, "pat");
  const threadId = await demoThread(server.url, ada, pat);
  const before = await metricsOf(server.url);
  const page = await Page.arrive(server.url, ada.cookie);
  for (const text of ["one", "two", "three"]) await page.post(threadId, text);
  const now = await metricsOf(server.url);
  const more = (name: string) => (now.get(name) ?? Number.NaN) - (before.get(name) ?? Number.NaN);
  assert.equal(more("clinical_chat_connections"), 1);
  assert.equal(more("clinical_chat_messages_total"), 3);
  assert.equal(more("clinical_chat_confirmation_seconds_count"), 3);
  assert.equal(more('clinical_chat_confirmation_seconds_bucket{le="+Inf"}'), 3);
  assert.equal(now.get('clinical_chat_job_late{job="expire-messages"}'), 0);
  assert.ok(now.has('clinical_chat_job_lateness_seconds{job="destroy-keys"}'));
  assert.ok((now.get("clinical_chat_keys_alive") ?? 0) >= 1);
  assert.ok(now.has('clinical_chat_letters{state="undelivered"}'));
  assert.equal(now.get("clinical_chat_errors_total"), 0);
  assert.ok(now.has('clinical_chat_files_repaired_total{kind="lost"}'));
  await page.close();
});

test("no label names a person or an organisation: all of them are of a few words that stand in the code", async (t) => {
  const server = await startServer(t, { args: ["--demo"] });
  const labels = [...(await metricsOf(server.url)).keys()].flatMap(
    (name) => /\{([a-z]+)=/.exec(name)?.[1] ?? [],
  );
  assert.deepEqual([...new Set(labels)].toSorted(), ["job", "kind", "le", "state"]);
});

test("what nobody foresaw is counted, and a server without its keys is not ready", async (t) => {
  const server = await startServer(t, { args: ["--demo"], env: { METRICS_TOKEN: "made-up-token-for-this" } });
  const epochs = join(server.folder, "data-keys", "epochs");
  renameSync(epochs, `${epochs}-elsewhere`);
  writeFileSync(epochs, "");
  const answer = await fetch(`${server.url}/readyz`);
  assert.deepEqual([answer.status, (await answer.json()).code], [503, "try-again"]);
  assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
  renameSync(epochs, `${epochs}-wrong`);
  renameSync(`${epochs}-elsewhere`, epochs);
  assert.equal((await fetch(`${server.url}/readyz`)).status, 200);
  assert.ok(((await metricsOf(server.url)).get("clinical_chat_errors_total") ?? 0) > 0);
});

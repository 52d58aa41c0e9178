import assert from "node:assert/strict";
import { test } from "node:test";
import { demoPerson, demoThread } from "../harness/demo-people.ts";
import { overHttp } from "../harness/over-http.ts";
import { newClientId, Page } from "../harness/page.ts";
import { startServer } from "../harness/start-server.ts";
import { wholeThread } from "../harness/whole-thread.ts";

type Receipt = { seq: number; at: number; expiresAt: number };

test("the same client id sent twice gives one message", { timeout: 60_000 }, async (t) => {
  const server = await startServer(t, { args: ["--demo"] });
  const ada = await demoPerson(server.url, "ada");
  const pat = await demoPerson(server.url, "pat");
  const threadId = await demoThread(server.url, ada, pat);
  const page = await Page.arrive(server.url, ada.cookie);
  const reader = await Page.arrive(server.url, pat.cookie);

  const receipt = ({ seq, at, expiresAt }: Receipt): Receipt => ({ seq, at, expiresAt });
  async function overPost(clientId: string, text: string): Promise<Receipt> {
    const path = `/api/threads/${threadId}/messages`;
    const answer = await overHttp(server.url, ["POST", path], {
      cookie: ada.cookie,
      body: { clientId, text },
    });
    assert.equal(answer.status, 201);
    return answer.body as Receipt;
  }
  async function withClientId(clientId: string, url = server.url): Promise<string[]> {
    const all = await wholeThread(url, ada.cookie, threadId);
    return all.filter((message) => message.clientId === clientId).map(({ text }) => text);
  }

  await t.test("on one socket, where the first text stays and the first receipt is told again", async () => {
    const clientId = newClientId();
    const first = await page.post(threadId, "The first text", clientId);
    const second = await page.post(threadId, "Another text", clientId);
    assert.deepEqual(second, first);
    assert.deepEqual(await withClientId(clientId), ["The first text"]);
  });

  await t.test("at once, over three sockets and HTTP", async () => {
    const clientId = newClientId();
    const others = await Promise.all([1, 2].map(() => Page.arrive(server.url, ada.cookie)));
    const overSockets = [page, ...others].flatMap((one) => [
      one.post(threadId, "Once", clientId),
      one.post(threadId, "Once", clientId),
    ]);
    const receipts = await Promise.all([
      ...overSockets.map(async (confirmed) => receipt(await confirmed)),
      ...Array.from({ length: 4 }, () => overPost(clientId, "Once")),
    ]);
    for (const each of receipts) assert.deepEqual(each, receipts[0]);
    assert.deepEqual(await withClientId(clientId), ["Once"]);
    await Promise.all(others.map((one) => one.close()));
  });

  await t.test("and others are told of it once", async () => {
    const clientId = newClientId();
    await page.post(threadId, "Told once", clientId);
    await overPost(clientId, "Told once");
    await page.post(threadId, "Told once", clientId);
    await page.post(threadId, "The next one");
    await reader.hear("posted", ({ message }) => message.text === "The next one");
    const told = reader.heard.filter(
      (frame) => frame.type === "posted" && frame.message.clientId === clientId,
    );
    assert.equal(told.length, 1);
  });

  await t.test("also when it was deleted meanwhile: it does not come back", async () => {
    const clientId = newClientId();
    const first = await page.post(threadId, "To be deleted", clientId);
    page.say({ type: "delete", threadId, seq: first.seq });
    await page.hear("removed", ({ seq }) => seq === first.seq);
    assert.deepEqual(await page.post(threadId, "To be deleted", clientId), first);
    assert.deepEqual(await overPost(clientId, "To be deleted"), receipt(first));
    assert.deepEqual(await withClientId(clientId), []);
  });

  await t.test("while another person's same client id is a message of its own", async () => {
    const clientId = newClientId();
    const hers = await page.post(threadId, "Of Ada", clientId);
    const his = await reader.post(threadId, "Of Pat", clientId);
    assert.notEqual(his.seq, hers.seq);
    assert.deepEqual(await withClientId(clientId), ["Of Ada", "Of Pat"]);
  });

  await t.test("also when the server was killed in between", async () => {
    const clientId = newClientId();
    const first = await page.post(threadId, "Before the end", clientId);
    await server.kill();
    const next = await startServer(t, { folder: server.folder });
    const later = await Page.arrive(next.url, ada.cookie);
    assert.deepEqual(await later.post(threadId, "Before the end", clientId), first);
    assert.deepEqual(await withClientId(clientId, next.url), ["Before the end"]);
    await later.close();
  });
});

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import { ACCOUNTS } from "../../src/server/demo/riverside-clinic.ts";
import { secrets } from "../../src/server/vault/secrets.ts";
import { CLOSE } from "../../src/shared/protocol/close-codes.ts";
import { Page } from "../harness/page.ts";
import { signIn } from "../harness/sign-in.ts";
import { type ServerProcess, startServer } from "../harness/start-server.ts";
import { temporaryFolder } from "../harness/temporary-folder.ts";

const COMMAND = fileURLToPath(new URL("../../src/server/support.ts", import.meta.url));

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** As somebody types it, on the same data as a server that may be running. */
function support(folder: string, ...args: string[]): Promise<Said> {
  const env = { DATA_DIR: join(folder, "data"), PORT: "3000" };
  return new Promise((resolve) => {
    execFile(process.execPath, [COMMAND, ...args], { env, cwd: folder }, (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), out, err }),
    );
  });
}

/** The demo's administrator asks by her page, and clicks the link that lies in the outbox. */
async function askToTurn(server: ServerProcess, cookie: string, wish: "off" | "on"): Promise<string> {
  const ask = (path: string, body: object) =>
    fetch(`${server.url}${path}`, {
      method: "POST",
      headers: { cookie, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  assert.equal((await ask("/api/organisation/chat-request", { wish })).status, 204);
  const secret = await secretInOutbox(server, wish);
  assert.equal((await ask("/api/chat-requests/confirm", { secret })).status, 204);
  const { out } = await support(server.folder, "requests");
  return /^(\d+)/m.exec(out.split("\n")[1] ?? "")?.[1] ?? "";
}

async function secretInOutbox(server: ServerProcess, wish: "off" | "on"): Promise<string> {
  for (;;) {
    const { letters } = (await (await fetch(`${server.url}/api/outbox`)).json()) as {
      letters: { subject: string; text: string }[];
    };
    const letter = letters.find(({ subject }) => subject.includes(`turn ${wish}`));
    const secret = /\/confirm#([\w-]+)/.exec(letter?.text ?? "")?.[1];
    if (secret !== undefined) return secret;
    await new Promise((again) => setTimeout(again, 50));
  }
}

async function demo(t: TestContext) {
  const server = await startServer(t, { args: ["--demo"] });
  const cookie = await signIn(server.url, ACCOUNTS.ona);
  const { out } = await support(server.folder, "list");
  const number = /^(\d+)/m.exec(out.split("\n")[1] ?? "")?.[1] ?? "";
  return { server, cookie, number, list: out };
}

test("a running server follows when the command line turns the chat off and on (M5)", async (t) => {
  const { server, cookie, number } = await demo(t);
  const page = await Page.arrive(server.url, cookie);
  const off = await askToTurn(server, cookie, "off");
  assert.equal((await support(server.folder, "turn-off", number, off)).code, 0);
  assert.equal(await page.closed, CLOSE.chatDisabled);
  const waiting = fetch(`${server.url}/api/chat`, { headers: { cookie } });
  const on = await askToTurn(server, cookie, "on");
  const turned = await support(server.folder, "turn-on", number, on);
  assert.match(turned.out, /Clinical Chat is turned on for/);
  assert.deepEqual(await (await waiting).json(), { on: true });
  await (await Page.arrive(server.url, cookie)).close();
});

test("open pages of a running server hear of the retention that the command line sets", async (t) => {
  const { server, cookie, number } = await demo(t);
  const page = await Page.arrive(server.url, cookie);
  assert.equal((await support(server.folder, "retention", number, "36h")).code, 0);
  const { organisation } = await page.hear("organisation");
  assert.equal(organisation.retentionMs, 36 * 60 * 60_000);
  await page.close();
});

test("the command line prints organisations and numbers, and no name of a patient nor a word of a message", async (t) => {
  const { server, number, list } = await demo(t);
  const printed = [list];
  for (const args of [["requests"], ["people"], ["help"], ["turn-off", number, "1"], ["decline", "1"]])
    printed.push(...Object.values(await support(server.folder, ...args)).map(String));
  const all = printed.join("\n");
  assert.match(all, /Riverside/);
  for (const mark of ["Maya", "Lind", "swelling", "+1"]) assert.ok(!all.includes(mark), mark);
});

test("who is added gets a link that works for an hour, and who is removed has no way in any more", async (t) => {
  const { server } = await demo(t);
  const added = await support(server.folder, "add-person", "Sam Support", "Sam@operator.example");
  assert.equal(added.code, 0);
  const secret = /\/welcome#([\w-]+)/.exec(added.out)?.[1] ?? "";
  const welcomed = await fetch(`${server.url}/api/welcome`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ secret, password: "the grey heron stands still" }),
  });
  assert.equal(welcomed.status, 204);
  const cookie = welcomed.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const look = async () => {
    const answer = await fetch(`${server.url}/api/support`, { headers: { cookie } });
    return ((await answer.json()) as { code: string }).code;
  };
  assert.equal(await look(), "second-factor-required");
  assert.match(
    (await support(server.folder, "people")).out,
    /sam@operator\.example {2}active {2}Sam Support/,
  );
  assert.equal((await support(server.folder, "remove-person", "sam@operator.example")).code, 0);
  assert.equal(await look(), "not-signed-in");
  assert.match((await support(server.folder, "people")).out, /Nobody is of Support/);
  assert.equal((await support(server.folder, "add-person", "Sam Again", "sam@operator.example")).code, 0);
});

test("what is not understood and what is not done have exit codes and sentences of their own", async (t) => {
  const folder = temporaryFolder(t);
  assert.equal((await support(folder, "help")).code, 0);
  for (const args of [["dance"], ["list", "all"], ["retention", "1", "soon"], ["decline", "x"]]) {
    const said = await support(folder, ...args);
    assert.equal(said.code, 2, args.join(" "));
    assert.match(said.err, /npm run support -- help/);
  }
  for (const args of [
    ["turn-off", "1", "1"],
    ["decline", "1"],
    ["remove-person", "a@b.example"],
  ]) {
    const said = await support(folder, ...args);
    assert.equal(said.code, 1, args.join(" "));
    assert.match(said.err, /^[A-Z].*\.\n$/);
  }
});

test("Support's first person may come before the first organisation, which can be set up all the same", async (t) => {
  const folder = temporaryFolder(t);
  assert.equal((await support(folder, "add-person", "Sam Support", "sam@operator.example")).code, 0);
  const server = await startServer(t, { folder });
  await server.says(/To set it up, open this link/);
});

test("what the command line changes stands in the log, without a name", async (t) => {
  const folder = temporaryFolder(t);
  await support(folder, "add-person", "Sam Support", "sam@operator.example");
  await support(folder, "decline", String(secrets.identifier()));
  const db = new DatabaseSync(join(folder, "data", "clinic.db"));
  const rows = db.prepare("SELECT action, actor_kind, outcome, detail FROM audit ORDER BY seq").all();
  db.close();
  assert.deepEqual(
    rows.map(({ action, actor_kind, outcome }) => [action, actor_kind, outcome]),
    [
      ["support.added", "support", "done"],
      ["chat-request.declined", "support", "request-needed"],
    ],
  );
  assert.ok(!JSON.stringify(rows).includes("Sam"));
});

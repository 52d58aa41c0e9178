import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { afterwards } from "../harness/afterwards.ts";
import { startServer } from "../harness/start-server.ts";
import { temporaryFolder } from "../harness/temporary-folder.ts";

const PROJECT = join(import.meta.dirname, "../..");

test("Ctrl-C that npm passes on, and so comes twice, stops the server in order", async (t) => {
  const server = await startServer(t);
  server.signal("SIGINT");
  server.signal("SIGTERM");
  const { code, err } = await server.ended;
  assert.equal(code, 0);
  assert.equal(err, "");
  const left = (await readdir(server.dataFolder)).filter((name) => name.startsWith("clinic.db"));
  assert.deepEqual(left, ["clinic.db"]); // no journal is left to recover
});

test("the process that bin/start began is the server itself, so a service manager's signal arrives", async (t) => {
  const folder = temporaryFolder(t);
  const env = {
    ...process.env,
    PORT: "0",
    DATA_DIR: join(folder, "data"),
    LOG_LEVEL: "warn",
    DATABASE_URL: "",
  };
  const started = spawn(join(PROJECT, "bin/start"), {
    cwd: folder,
    env,
    stdio: ["ignore", "pipe", "inherit"],
    detached: true, // a group of its own, so that nothing of it stays should this fail
  });
  const ended = once(started, "exit");
  afterwards(t, () => endGroup(started));
  let said = "";
  for await (const text of started.stdout.iterator({ destroyOnReturn: false })) {
    said += text;
    if (/^Clinical Chat is running on /m.test(said)) break;
  }
  started.kill("SIGTERM");
  assert.deepEqual(await ended, [0, null]);
});

function endGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== "ESRCH") throw cause; // all of it has ended
  }
}

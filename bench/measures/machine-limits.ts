import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { LoadProcess } from "../stage/load-process.ts";
import { pinned } from "../stage/pinning.ts";
import type { LimitsFigures } from "./limits-writer.ts";

const SOCKETS = 1_000;

/**
 * What this machine gives at most, whatever the server is: measured where the server runs, on the disk of its data
 * and towards the process that makes the load.
 */
export async function machineLimits(
  folder: string,
  seconds: number,
  load: LoadProcess,
): Promise<LimitsFigures> {
  const script = fileURLToPath(new URL("limits-writer.ts", import.meta.url));
  const [command, args] = pinned("server", [script, folder, String(SOCKETS), String(seconds)]);
  const writer = spawn(command, args, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  try {
    const port = (await said(writer)) as number;
    await load.carryOut({ kind: "drain", port, sockets: SOCKETS });
    return (await said(writer)) as LimitsFigures;
  } finally {
    writer.kill();
  }
}

async function said(child: ChildProcess): Promise<unknown> {
  const over = new AbortController();
  const died = once(child, "exit", { signal: over.signal }).then(() => {
    throw new Error("The process that measures the machine's limits ended.");
  });
  const [message] = await Promise.race([once(child, "message", { signal: over.signal }), died]);
  over.abort();
  return message;
}

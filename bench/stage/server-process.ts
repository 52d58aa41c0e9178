import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { answers, freePort } from "./knock.ts";
import { pinned } from "./pinning.ts";

/** Where a server's database and keys lie. */
export interface Folders {
  readonly data: string;
  readonly keys: string;
}

const MAIN = fileURLToPath(new URL("../../src/server/main.ts", import.meta.url));
const STARTS_WITHIN_MS = 20_000;
const KNOCK_EVERY_MS = 2;
/** USER_HZ of Linux on every architecture that Node runs on (proc(5)). */
const TICKS_A_SECOND = 100;

/** The real server, on a core of its own. */
export class ServerProcess {
  readonly port: number;
  /** From the beginning of the process to the first answer on a connection, in ms. */
  readonly startUpMs: number;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: number, startUpMs: number) {
    this.#child = child;
    this.port = port;
    this.startUpMs = startUpMs;
  }

  /** Resolves when it answers. `nodeOptions` go before the script. @throws Error when it ends instead */
  static async start(folders: Folders, nodeOptions: readonly string[] = []): Promise<ServerProcess> {
    const port = await freePort();
    const [command, args] = pinned("server", [...nodeOptions, MAIN]);
    const begin = performance.now();
    const child = spawn(command, args, {
      env: {
        ...process.env,
        PORT: String(port),
        HOST: "127.0.0.1",
        DATA_DIR: folders.data,
        KEYS_DIR: folders.keys,
        LOG_LEVEL: "warn",
      },
      stdio: ["ignore", "pipe", "inherit"],
    });
    tellComplaints(child);
    await untilAnswered(port, child);
    return new ServerProcess(child, port, performance.now() - begin);
  }

  /** What of the process is in memory, in bytes. */
  residentBytes(): number {
    const rollup = readFileSync(`/proc/${this.#child.pid}/smaps_rollup`, "utf8");
    return Number(/^Rss:\s+(\d+) kB$/m.exec(rollup)?.[1]) * 1_024;
  }

  /** CPU time that it has used so far, all threads, in ms. */
  cpuMs(): number {
    const stat = readFileSync(`/proc/${this.#child.pid}/stat`, "utf8");
    // After the name in parentheses come the fields from the third on; utime and stime are the 14th and 15th.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return ((Number(fields[11]) + Number(fields[12])) * 1_000) / TICKS_A_SECOND;
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill("SIGTERM");
    await once(this.#child, "exit");
  }
}

/** The server greets in words and logs in JSON, here from the level of a warning on. */
function tellComplaints(child: ChildProcess): void {
  if (!child.stdout) return;
  createInterface(child.stdout).on("line", (line) => {
    if (line.startsWith("{")) process.stderr.write(`The server logged: ${line}\n`);
  });
}

async function untilAnswered(port: number, child: ChildProcess): Promise<void> {
  const until = performance.now() + STARTS_WITHIN_MS;
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`The server ended with exit code ${child.exitCode}.`);
    if (performance.now() > until) {
      child.kill("SIGKILL");
      throw new Error("The server did not start in time.");
    }
    await new Promise((resolve) => setTimeout(resolve, KNOCK_EVERY_MS));
  }
}

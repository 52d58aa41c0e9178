import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterwards, type Ending } from "./afterwards.ts";
import { temporaryFolder } from "./temporary-folder.ts";

export interface StartOptions {
  /** Holds `data` and `data-keys`; give the same one again to restart on the same data. */
  readonly folder?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** How a server ended that did not stay. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

const MAIN = fileURLToPath(new URL("../../src/server/main.ts", import.meta.url));
const RUNNING = /^Clinical Chat is running on (\S+)$/m;

/** The real server as a process of its own, on a port that the system chose. @throws Error when it ends instead */
export async function startServer(t: Ending, options: StartOptions = {}): Promise<ServerProcess> {
  const server = new ServerProcess(options.folder ?? temporaryFolder(t), options);
  afterwards(t, () => server.kill());
  await server.running();
  return server;
}

/** For a start that should fail. The process is ended if it stays. */
export async function startInVain(t: Ending, options: StartOptions = {}): Promise<Ended> {
  const server = new ServerProcess(options.folder ?? temporaryFolder(t), options);
  afterwards(t, () => server.kill());
  await Promise.race([
    server.ended,
    server.running().then(
      () => server.kill(),
      () => undefined,
    ),
  ]);
  return server.ended;
}

export class ServerProcess {
  readonly folder: string;
  readonly ended: Promise<Ended>;
  readonly #child: ChildProcess;
  #out = "";
  #err = "";

  constructor(folder: string, { args = [], env = {} }: StartOptions) {
    this.folder = folder;
    this.#child = spawn(process.execPath, [MAIN, ...args], {
      cwd: folder,
      // Nothing of the environment that the tests run in, so that nobody's PORT or DATABASE_URL matters here.
      env: { PORT: "0", DATA_DIR: join(folder, "data"), LOG_LEVEL: "warn", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      this.#out += text;
    });
    this.#child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.#err += text;
    });
    this.ended = once(this.#child, "close").then(([code]) => ({ code, out: this.#out, err: this.#err }));
  }

  /** Where a browser finds it: "http://localhost:40123". */
  get url(): string {
    const url = RUNNING.exec(this.#out)?.[1];
    if (url === undefined) throw new Error("The server is not running yet.");
    return url;
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  /** All that it has printed so far. */
  get output(): string {
    return this.#out + this.#err;
  }

  get dataFolder(): string {
    return join(this.folder, "data");
  }

  /** Resolves when it says that it is running. @throws Error when it ends instead */
  async running(): Promise<void> {
    await this.says(RUNNING);
  }

  /** Resolves when it has printed this. @throws Error when it ends instead */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = pattern.exec(this.#out);
      if (found) return found;
      if (this.#child.exitCode !== null || this.#child.signalCode !== null) {
        throw new Error(`The server ended: ${this.output}`);
      }
      if (this.#child.stdout) await Promise.race([once(this.#child.stdout, "data"), this.ended]);
    }
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Asks it to stop, as a service manager does. */
  async stop(): Promise<Ended> {
    this.signal("SIGTERM");
    return this.ended;
  }

  /** Ends it at once, as a power cut does for the process. */
  async kill(): Promise<Ended> {
    this.signal("SIGKILL");
    return this.ended;
  }
}

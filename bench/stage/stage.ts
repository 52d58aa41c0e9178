import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Options } from "../options.ts";
import { type Clinic, fillClinic } from "./clinic.ts";
import { openHouse } from "./house.ts";
import { LoadProcess } from "./load-process.ts";
import { NginxProcess } from "./nginx-process.ts";
import { type Folders, ServerProcess } from "./server-process.ts";

/** Not in the system's folder for temporary files, which may lie in memory: fsync would cost nothing there. */
const CACHE = fileURLToPath(new URL("../../node_modules/.cache", import.meta.url));

/** 5,000 people, each signed in and in one thread of five. */
const CLINIC = { threads: 1_000, members: 5 };

/** What every measurement needs: a clinic full of people, a server in front of it, and somebody to make the load. */
export class Stage {
  readonly folder: string;
  readonly options: Options;
  readonly #ends: (() => Promise<void>)[] = [];
  #clinic: Clinic | undefined;
  #copies = 0;

  private constructor(folder: string, options: Options) {
    this.folder = folder;
    this.options = options;
  }

  static async build(options: Options): Promise<Stage> {
    await mkdir(CACHE, { recursive: true });
    return new Stage(await mkdtemp(join(CACHE, "bench-")), options);
  }

  /** A fresh copy of the clinic, as if nothing had been measured before. */
  async freshClinic(): Promise<{ readonly folders: Folders; readonly clinic: Clinic }> {
    const template = foldersIn(join(this.folder, "template"));
    if (!this.#clinic) {
      const house = await openHouse(template);
      this.#clinic = await fillClinic(house, CLINIC);
      await house.close();
    }
    this.#copies += 1;
    const copy = join(this.folder, `copy-${this.#copies}`);
    await cp(join(this.folder, "template"), copy, { recursive: true });
    return { folders: foldersIn(copy), clinic: this.#clinic };
  }

  async startServer(folders: Folders, nodeOptions: readonly string[] = []): Promise<ServerProcess> {
    const { profile } = this.options;
    const profiling = profile === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${profile}`];
    const server = await ServerProcess.start(folders, [...profiling, ...nodeOptions]);
    this.#ends.push(() => server.stop());
    return server;
  }

  /** With empty folders; undefined where the machine has none. */
  async startNginx(): Promise<NginxProcess | undefined> {
    const nginx = await NginxProcess.start(await mkdtemp(join(this.folder, "nginx-")));
    if (nginx) this.#ends.push(() => nginx.stop());
    return nginx;
  }

  startLoad(): LoadProcess {
    const load = new LoadProcess();
    this.#ends.push(() => load.end());
    return load;
  }

  /** Ends the processes of one measurement, the last started first. */
  async clear(): Promise<void> {
    for (const end of this.#ends.splice(0).reverse()) await end();
  }

  async takeDown(): Promise<void> {
    await this.clear();
    await rm(this.folder, { recursive: true, force: true });
  }
}

function foldersIn(folder: string): Folders {
  return { data: join(folder, "data"), keys: join(folder, "keys") };
}

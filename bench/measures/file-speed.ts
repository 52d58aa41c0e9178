import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { percentile } from "../load/latencies.ts";
import type { Finding } from "../report.ts";
import type { Clinic } from "../stage/clinic.ts";
import type { LoadProcess } from "../stage/load-process.ts";
import type { NginxProcess } from "../stage/nginx-process.ts";
import { pinnedProgram } from "../stage/pinning.ts";
import type { Stage } from "../stage/stage.ts";
import { downloadTrip, FILE_BYTES, getTrip, putTrip, uploadTrip } from "../stage/trips.ts";

const ROUNDS = 9;
const QUICK_ROUNDS = 3;
/** Of each, before it counts. */
const WARM_UP_ROUNDS = 2;
/** Of a web server that neither seals nor waits for the disk. */
const SHARE_OF_NGINX = 0.6;
const NO_NGINX = "no nginx with WebDAV here, so nothing is beside it (Debian: apt-get install nginx-light)";

interface Times {
  readonly up: number[];
  readonly down: number[];
}

interface Round {
  readonly load: LoadProcess;
  readonly number: number;
  readonly times: Times;
}

/**
 * A file of 200 MB up and down, one after the other by turns with nginx: the same client, one connection that stays,
 * the same core and disk. nginx answers when the file is in the system's cache; the server when it is sealed and on disk.
 */
export async function fileSpeed(stage: Stage): Promise<Finding[]> {
  const { folders, clinic } = await stage.freshClinic();
  const server = await stage.startServer(folders);
  const nginx = await stage.startNginx();
  const load = stage.startLoad();
  const ours: Times = { up: [], down: [] };
  const theirs: Times = { up: [], down: [] };
  const rounds = WARM_UP_ROUNDS + (stage.options.quick ? QUICK_ROUNDS : ROUNDS);
  for (let number = 0; number < rounds; number += 1) {
    if (nginx) await roundOfNginx(nginx, { load, number, times: theirs });
    await roundOfServer(server.port, clinic, { load, number, times: ours });
  }
  return [
    ...besides("up", ours.up, theirs.up),
    ...besides("down", ours.down, theirs.down),
    ...cipherFindings(ours.up),
  ];
}

async function roundOfServer(port: number, clinic: Clinic, { load, number, times }: Round): Promise<void> {
  const thread = clinic.threads[number % clinic.threads.length];
  const token = thread?.members[0]?.token;
  if (!thread || token === undefined) throw new Error("There is nobody who could send a file.");
  const up = await load.carry(port, [[uploadTrip(thread, token)]]);
  const down = await load.carry(port, [[downloadTrip(up.paths[0] ?? "", token)]]);
  if (down.bytes !== FILE_BYTES) throw new Error(`Of a file ${down.bytes} bytes came back.`);
  times.up.push(...up.took);
  times.down.push(...down.took);
}

async function roundOfNginx(nginx: NginxProcess, { load, number, times }: Round): Promise<void> {
  const path = `/file-${number}`;
  const up = await load.carry(nginx.port, [[putTrip(path)]]);
  const down = await load.carry(nginx.port, [[getTrip(path)]]);
  if (down.bytes !== FILE_BYTES) throw new Error(`Of a file ${down.bytes} bytes came back from nginx.`);
  rmSync(join(nginx.files, path));
  times.up.push(...up.took);
  times.down.push(...down.took);
}

function besides(way: "up" | "down", ours: readonly number[], theirs: readonly number[]): Finding[] {
  const name = `a file of 200 MB ${way}`;
  const figure = speedOf(ours);
  if (theirs.length === 0) return [{ name, figure, unit: "MB/s", note: NO_NGINX }];
  const beside = speedOf(theirs);
  return [
    { name, figure, unit: "MB/s" },
    { name: `${name}: nginx, unencrypted`, figure: beside, unit: "MB/s" },
    {
      name: `${name}: the server's median, of nginx's`,
      figure: figure / beside,
      unit: "",
      target: { atLeast: SHARE_OF_NGINX },
    },
  ];
}

function cipherFindings(up: readonly number[]): Finding[] {
  const name = "openssl speed -evp aes-256-gcm, 64 KiB at a time";
  const [command, args] = pinnedProgram("server", "openssl", [
    ...["speed", "-seconds", "1", "-bytes", String(64 * 1_024), "-evp", "aes-256-gcm"],
  ]);
  const { stdout } = spawnSync(command, args, { encoding: "utf8" });
  const figure = (Number(/^AES-256-GCM +([\d.]+)k/im.exec(stdout ?? "")?.[1]) * 1_000) / 10 ** 6;
  if (Number.isNaN(figure)) return [{ name, figure, unit: "MB/s", note: "no openssl here" }];
  return [{ name, figure, unit: "MB/s", note: `an upload is ${(speedOf(up) / figure).toFixed(2)} x that` }];
}

/** The median of these times in ms, as MB/s; what came first warmed up. */
function speedOf(times: readonly number[]): number {
  const sorted = Float64Array.from(times.slice(WARM_UP_ROUNDS)).sort();
  return FILE_BYTES / 10 ** 6 / (percentile(sorted, 0.5) / 1_000);
}

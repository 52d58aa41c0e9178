import { fileURLToPath } from "node:url";
import type { Finding } from "../report.ts";
import { castOf } from "../stage/cast.ts";
import type { ServerProcess } from "../stage/server-process.ts";
import type { Stage } from "../stage/stage.ts";

const COLLECT = fileURLToPath(new URL("../stage/collect-garbage-on-signal.ts", import.meta.url));
const KIB = 1_024;

/**
 * What a page that is open and silent costs the server: its resident memory without any and with 5,000, each time
 * after it has collected its garbage. The kernel's buffers for a socket are not in it.
 */
export async function idleMemory(stage: Stage): Promise<Finding[]> {
  const { folders, clinic } = await stage.freshClinic();
  const server = await stage.startServer(folders, ["--expose-gc", "--import", COLLECT]);
  const load = stage.startLoad();
  const before = await settledBytes(server);
  const threads = clinic.threads;
  const connections = threads.length * (threads[0]?.members.length ?? 0);
  const { complaints } = await load.carryOut({ kind: "gather", cast: castOf(server.port, threads) });
  const atOnce = server.residentBytes();
  const after = await settledBytes(server);
  const memory = `server ${mib(before)} without, ${mib(after)} with them (${mib(atOnce)} before collecting)`;
  return [
    {
      name: `an idle connection, of ${connections.toLocaleString("en")}`,
      figure: (after - before) / connections / KIB,
      unit: "KiB",
      target: { atMost: 15 },
      note: [memory, ...complaints].join(", "),
    },
  ];
}

function mib(bytes: number): string {
  return `${Math.round(bytes / KIB / KIB)} MiB`;
}

/** After garbage was collected a few times, with time in between for pages to go back to the system. */
async function settledBytes(server: ServerProcess): Promise<number> {
  for (let times = 0; times < 4; times += 1) {
    server.signal("SIGUSR2");
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  return server.residentBytes();
}

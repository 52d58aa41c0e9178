import { fileURLToPath } from "node:url";
import type { Finding } from "../report.ts";
import type { LoadProcess } from "../stage/load-process.ts";
import type { ServerProcess } from "../stage/server-process.ts";
import type { Stage } from "../stage/stage.ts";
import { uploadTrip } from "../stage/trips.ts";

const COLLECT = fileURLToPath(new URL("../stage/collect-garbage-on-signal.ts", import.meta.url));
const MIB = 1024 * 1024;
const AT_MOST_MIB = 8;
/** Uploads at once. The first are there to warm up: code, and what the allocator keeps at hand. */
const WARM_UPS = [8, 16];
const COUNTS = [1, 8, 16];
const LOOK_EVERY_MS = 20;

/**
 * What an upload of 200 MB costs the server's resident memory while it is under way, at its highest; by way of clamd where
 * the environment has a CLAMD_URL, which the server is given too.
 */
export async function uploadMemory(stage: Stage): Promise<Finding[]> {
  const { folders, clinic } = await stage.freshClinic();
  const server = await stage.startServer(folders, ["--expose-gc", "--import", COLLECT]);
  const load = stage.startLoad();
  let threads = clinic.threads;
  const measure = async (count: number) => {
    const trips = threads
      .slice(0, count)
      .map((thread) => [uploadTrip(thread, thread.members[0]?.token ?? "")]);
    threads = threads.slice(count);
    return await highest(server, load, trips);
  };
  for (const count of WARM_UPS) await measure(count);
  const findings: Finding[] = [];
  for (const count of COUNTS) {
    const { before, high } = await measure(count);
    findings.push({
      name: `${count} ${count === 1 ? "upload" : "uploads at once"}: memory of each`,
      figure: (high - before) / count / MIB,
      unit: "MiB",
      target: { atMost: AT_MOST_MIB },
      note: `server ${(before / MIB).toFixed(0)} MiB before, ${(high / MIB).toFixed(0)} MiB at its highest`,
    });
  }
  return findings;
}

async function highest(server: ServerProcess, load: LoadProcess, rows: Parameters<LoadProcess["carry"]>[1]) {
  const before = await settled(server);
  let high = before;
  const timer = setInterval(() => {
    high = Math.max(high, server.residentBytes());
  }, LOOK_EVERY_MS);
  await load.carry(server.port, rows);
  clearInterval(timer);
  return { before, high };
}

/** After garbage was collected, with time in between for pages to go back to the system. */
async function settled(server: ServerProcess): Promise<number> {
  for (let times = 0; times < 3; times += 1) {
    server.signal("SIGUSR2");
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return server.residentBytes();
}

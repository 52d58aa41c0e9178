import type { Finding } from "../report.ts";
import { castOf } from "../stage/cast.ts";
import type { Stage } from "../stage/stage.ts";
import type { LimitsFigures } from "./limits-writer.ts";

const THREADS = 200;

/** How much the server can take: one message in flight in each of 200 threads of five people. */
export async function throughput(stage: Stage, limits: LimitsFigures): Promise<Finding[]> {
  const { folders, clinic } = await stage.freshClinic();
  const server = await stage.startServer(folders);
  const load = stage.startLoad();
  await load.carryOut({ kind: "gather", cast: castOf(server.port, clinic.threads.slice(0, THREADS)) });
  await load.measure({ kind: "closed-loop", ms: stage.options.warmUpSeconds * 1_000 });
  const cpuBefore = server.cpuMs();
  const ms = stage.options.seconds * 1_000;
  const { result, cpuShare, complaints } = await load.measure({ kind: "closed-loop", ms });
  const serverShare = (server.cpuMs() - cpuBefore) / ms;
  const confirmed = result.confirmations.took.length / stage.options.seconds;
  const delivered = result.deliveries.took.length / stage.options.seconds;
  const busy = `server ${percent(serverShare)} of its core, load ${percent(cpuShare)}`;
  return [
    {
      name: "closed loop: confirmed messages",
      figure: confirmed,
      unit: "/s",
      target: { atLeast: 10_000 },
      share: { of: "fdatasync/s", limit: limits.syncs },
      note: busy,
    },
    {
      name: "closed loop: deliveries",
      figure: delivered,
      unit: "/s",
      target: { atLeast: 40_000 },
      share: { of: "write(2)/s", limit: limits.bareWrites },
    },
    {
      name: "closed loop: lost, doubled or refused",
      figure: result.missing + result.surplus + complaints.length,
      unit: "",
      target: { atMost: 0 },
      note: complaints.join(", "),
    },
  ];
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

import { type Spread, spreadOf } from "../load/latencies.ts";
import type { Finding } from "../report.ts";
import { castOf } from "../stage/cast.ts";
import type { Stage } from "../stage/stage.ts";

const THREADS = 200;
/** Messages a second, and the most that p99 of send -> delivered may be, in ms. */
const LEVELS: readonly (readonly [number, number])[] = [
  [500, 10],
  [1_000, 10],
  [2_000, 25],
];

/** How long people wait at a given load, counted from when a message was due. */
export async function latency(stage: Stage): Promise<Finding[]> {
  const { folders, clinic } = await stage.freshClinic();
  const server = await stage.startServer(folders);
  const load = stage.startLoad();
  await load.carryOut({ kind: "gather", cast: castOf(server.port, clinic.threads.slice(0, THREADS)) });
  const findings: Finding[] = [];
  for (const [aSecond, atMost] of LEVELS) {
    await load.measure({ kind: "open-loop", aSecond, ms: stage.options.warmUpSeconds * 1_000 });
    const { result, complaints } = await load.measure({
      kind: "open-loop",
      aSecond,
      ms: stage.options.seconds * 1_000,
    });
    const name = `open loop, ${aSecond.toLocaleString("en")}/s`;
    findings.push(...spreadFindings(`${name}: send to confirmed`, spreadOf(result.confirmations.took)));
    findings.push(...spreadFindings(`${name}: send to delivered`, spreadOf(result.deliveries.took), atMost));
    findings.push({
      name: `${name}: lost, doubled or refused`,
      figure: result.missing + result.surplus + complaints.length,
      unit: "",
      target: { atMost: 0 },
      note: complaints.join(", "),
    });
  }
  return findings;
}

function spreadFindings(name: string, spread: Spread, p99AtMost?: number): Finding[] {
  return [
    { name: `${name}, p50`, figure: spread.p50, unit: "ms" },
    { name: `${name}, p95`, figure: spread.p95, unit: "ms" },
    {
      name: `${name}, p99`,
      figure: spread.p99,
      unit: "ms",
      ...(p99AtMost !== undefined && { target: { atMost: p99AtMost } }),
    },
  ];
}

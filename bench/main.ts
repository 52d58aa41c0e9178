import { writeFileSync } from "node:fs";
import { cpus, release } from "node:os";
import { files } from "./measures/files.ts";
import { idleMemory } from "./measures/idle-memory.ts";
import { landing } from "./measures/landing.ts";
import { latency } from "./measures/latency.ts";
import type { LimitsFigures } from "./measures/limits-writer.ts";
import { machineLimits } from "./measures/machine-limits.ts";
import { queries } from "./measures/queries.ts";
import { startUp } from "./measures/start-up.ts";
import { sweep } from "./measures/sweep.ts";
import { throughput } from "./measures/throughput.ts";
import { type MeasureName, readOptions, USAGE } from "./options.ts";
import { type Finding, isMet, table } from "./report.ts";
import { canPin, pinSelf } from "./stage/pinning.ts";
import { Stage } from "./stage/stage.ts";

type Measure = (stage: Stage, limits: LimitsFigures) => Promise<Finding[]>;

const MEASURES: Readonly<Record<MeasureName, Measure>> = {
  throughput,
  latency,
  memory: idleMemory,
  queries,
  sweep,
  "start-up": startUp,
  landing,
  files,
};

async function run(stage: Stage): Promise<Finding[]> {
  const limits = await machineLimits(stage.folder, stage.options.quick ? 1 : 3, stage.startLoad());
  await stage.clear();
  const findings: Finding[] = [
    { name: "the machine: fdatasync of 4 KiB", figure: limits.syncs, unit: "/s" },
    { name: "the machine: write(2) of a frame to 1,000 sockets", figure: limits.bareWrites, unit: "/s" },
    { name: "the machine: the same by Node's socket.write", figure: limits.nodeWrites, unit: "/s" },
  ];
  for (const name of stage.options.only) {
    process.stderr.write(`Measuring: ${name} …\n`);
    findings.push(...(await MEASURES[name](stage, limits)));
    await stage.clear();
  }
  return findings;
}

function machine(): string {
  const where = canPin
    ? "the server on core 0, the load and all else on core 1"
    : "nothing is pinned to a core (that takes two cores and taskset), so server and load disturb each other";
  return `${cpus().length} x ${cpus()[0]?.model.trim()}, Linux ${release()}, Node ${process.version}; ${where}.`;
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  pinSelf("load");
  const stage = await Stage.build(options);
  process.once("SIGINT", () => void stage.takeDown().finally(() => process.exit(130)));
  try {
    const findings = await run(stage);
    process.stdout.write(
      `${machine()}\n${options.quick ? "Quick: these figures are not to be quoted.\n" : ""}\n`,
    );
    process.stdout.write(`${table(findings)}\n`);
    const report = { at: new Date().toISOString(), machine: machine(), quick: options.quick, findings };
    const judged = findings.map((finding) => ({ ...finding, met: isMet(finding) }));
    if (options.json)
      writeFileSync(options.json, `${JSON.stringify({ ...report, findings: judged }, null, 2)}\n`);
  } finally {
    await stage.takeDown();
  }
}

try {
  await main();
} catch (error) {
  process.stderr.write(`The bench could not be carried out: ${(error as Error).message}\n${USAGE}\n`);
  process.exitCode = 1;
}

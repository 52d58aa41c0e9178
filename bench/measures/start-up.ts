import { percentile } from "../load/latencies.ts";
import type { Finding } from "../report.ts";
import type { Stage } from "../stage/stage.ts";

/** From the beginning of the process to the first answer, with a full database; what came before is warm. */
export async function startUp(stage: Stage): Promise<Finding[]> {
  const { folders } = await stage.freshClinic();
  const times = stage.options.quick ? 3 : 9;
  const took = new Float64Array(times);
  for (let time = -1; time < times; time += 1) {
    const server = await stage.startServer(folders);
    if (time >= 0) took[time] = server.startUpMs;
    await stage.clear();
  }
  took.sort();
  return [
    {
      name: "start to the first answer",
      figure: percentile(took, 0.5),
      unit: "ms",
      target: { atMost: 500 },
      note: `median of ${times}, slowest ${Math.round(percentile(took, 1))} ms`,
    },
  ];
}

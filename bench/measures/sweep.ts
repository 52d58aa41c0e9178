import { spreadOf, tookBetween } from "../load/latencies.ts";
import type { LoopResult } from "../load/loop-result.ts";
import type { Finding } from "../report.ts";
import { castOf } from "../stage/cast.ts";
import { fillExpiring, holdsAny } from "../stage/expiring-messages.ts";
import { openHouse } from "../stage/house.ts";
import type { Stage } from "../stage/stage.ts";

const EXPIRED = 100_000;
const THREADS = 200;
const MESSAGES_A_SECOND = 1_000;
const LOOK_EVERY_MS = 100;
/** M4 promises a minute. */
const SWEPT_WITHIN_MS = 60_000;
/** Starting the server and connecting everybody. */
const GATHERING_MS = 5_000;
/** Sealing and storing one message, at the slowest. */
const FILLING_MS = 0.2;

/** When the server's sweep began and ended, in ms since 1970; Infinity for what was not seen. */
interface Swept {
  readonly begunAt: number;
  readonly endedAt: number;
}

/** What it does to people's waiting when 100,000 messages expire at once and the server sweeps them from the disk. */
export async function sweep(stage: Stage): Promise<Finding[]> {
  const { folders, clinic } = await stage.freshClinic();
  const threads = clinic.threads.slice(0, THREADS);
  const count = stage.options.quick ? EXPIRED / 10 : EXPIRED;
  const loadMs = (stage.options.warmUpSeconds + stage.options.seconds) * 1_000;
  const expireAt = Date.now() + count * FILLING_MS + GATHERING_MS + loadMs;
  const house = await openHouse(folders);
  const epochs = await fillExpiring(house, threads, { count, expireAt });
  const server = await stage.startServer(folders);
  const load = stage.startLoad();
  await load.carryOut({ kind: "gather", cast: castOf(server.port, threads) });
  await load.measure({
    kind: "open-loop",
    aSecond: MESSAGES_A_SECOND,
    ms: stage.options.warmUpSeconds * 1_000,
  });
  const loadedAt = Date.now();
  const watching = watch(expireAt, (epoch) => holdsAny(house, clinic.organisationId, epochs.slice(0, epoch)));
  const ms = expireAt - loadedAt + SWEPT_WITHIN_MS;
  const [swept, { result }] = await Promise.all([
    watching.finally(() => load.stopLoop()),
    load.measure({ kind: "open-loop", aSecond: MESSAGES_A_SECOND, ms }),
  ]);
  await house.close();
  return findings(result, swept, { loadedAt, expireAt, count });
}

/** `holds`: is anything of the first so many epochs on disk? */
async function watch(expireAt: number, holds: (epochs?: number) => Promise<boolean>): Promise<Swept> {
  const gone = async (epochs?: number) => {
    while (Date.now() < expireAt + SWEPT_WITHIN_MS) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      if (Date.now() > expireAt && !(await holds(epochs))) return Date.now();
    }
    return Number.POSITIVE_INFINITY;
  };
  const begunAt = (await gone(1)) - LOOK_EVERY_MS;
  return { begunAt, endedAt: await gone() };
}

function findings(
  { deliveries }: LoopResult,
  { begunAt, endedAt }: Swept,
  { loadedAt, expireAt, count }: { loadedAt: number; expireAt: number; count: number },
): Finding[] {
  const before = spreadOf(tookBetween(deliveries, loadedAt, expireAt));
  const during = spreadOf(tookBetween(deliveries, begunAt, endedAt));
  const name = `sweep of ${count.toLocaleString("en")} at 1,000/s`;
  return [
    { name: `${name}: send to delivered before, p99`, figure: before.p99, unit: "ms" },
    {
      name: `${name}: send to delivered during, p99`,
      figure: during.p99,
      unit: "ms",
      note: `of ${during.count}`,
    },
    {
      name: `${name}: p99 is raised by`,
      figure: (during.p99 / before.p99 - 1) * 100,
      unit: "%",
      target: { atMost: 50 },
    },
    {
      name: `${name}: all erased after expiry`,
      figure: (endedAt - expireAt) / 1_000,
      unit: "s",
      target: { atMost: SWEPT_WITHIN_MS / 1_000 },
      note: `took ${((endedAt - begunAt) / 1_000).toFixed(1)} s`,
    },
  ];
}

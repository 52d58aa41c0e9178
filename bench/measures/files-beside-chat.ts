import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { percentile, spreadOf } from "../load/latencies.ts";
import type { Finding } from "../report.ts";
import { castOf } from "../stage/cast.ts";
import type { LoadProcess } from "../stage/load-process.ts";
import type { Folders } from "../stage/server-process.ts";
import type { Stage } from "../stage/stage.ts";
import { uploadRows } from "../stage/trips.ts";

const THREADS = 200;
const MESSAGES_A_SECOND = 500;
const UPLOADS = 8;
/** Quiet and beside uploads by turns, in many short windows: what else the machine does meets both. */
const ROUNDS = 9;
const QUICK_ROUNDS = 3;
const WINDOW_SHARE = 1 / 3;
/** Before each window, and not counted: all uploads are under way, and have noticed that somebody chats. */
const BEGINS_SECONDS = 1;
/** What is under way of the last round comes to the disk. */
const ENDS_MS = 1_500;
const RAISED_AT_MOST = 2;

interface Window {
  readonly p99: number;
  /** Deliveries and confirmations that did not come, or twice, and what else went wrong. */
  readonly wrong: number;
}

/** What eight people who send a file each, as fast as they can, do to those who chat. */
export async function filesBesideChat(stage: Stage): Promise<Finding[]> {
  const { folders, clinic } = await stage.freshClinic();
  const server = await stage.startServer(folders);
  const chat = stage.startLoad();
  const senders = stage.startLoad();
  senders.yieldAlways();
  await chat.carryOut({ kind: "gather", cast: castOf(server.port, clinic.threads.slice(0, THREADS)) });
  await listen(chat, stage.options.warmUpSeconds);
  const seconds = stage.options.seconds * WINDOW_SHARE;
  const quiet: Window[] = [];
  const beside: Window[] = [];
  const rates: number[] = [];
  for (let round = 0; round < (stage.options.quick ? QUICK_ROUNDS : ROUNDS); round += 1) {
    await listen(chat, BEGINS_SECONDS);
    quiet.push(await listen(chat, seconds));
    const threads = clinic.threads.slice(THREADS + round * UPLOADS);
    const sending = senders.carry(server.port, uploadRows(threads, UPLOADS));
    await listen(chat, BEGINS_SECONDS);
    const before = bytesIn(folders);
    const begin = performance.now();
    beside.push(await listen(chat, seconds));
    rates.push((bytesIn(folders) - before) / 1_000 / (performance.now() - begin));
    senders.stopLoop();
    await sending;
    await sleep(ENDS_MS);
  }
  return findings(quiet, beside, rates);
}

async function listen(chat: LoadProcess, seconds: number): Promise<Window> {
  const { result, complaints } = await chat.measure({
    kind: "open-loop",
    aSecond: MESSAGES_A_SECOND,
    ms: seconds * 1_000,
  });
  return {
    p99: spreadOf(result.deliveries.took).p99,
    wrong: result.missing + result.surplus + complaints.length,
  };
}

function findings(quiet: readonly Window[], beside: readonly Window[], rates: readonly number[]): Finding[] {
  const name = `chat at ${MESSAGES_A_SECOND}/s`;
  const [alone, disturbed] = [median(quiet.map(({ p99 }) => p99)), median(beside.map(({ p99 }) => p99))];
  return [
    { name: `${name}: send to delivered, p99`, figure: alone, unit: "ms", note: eachOf(quiet) },
    {
      name: `${name} beside ${UPLOADS} uploads: send to delivered, p99`,
      figure: disturbed,
      unit: "ms",
      note: eachOf(beside),
    },
    {
      name: `${name} beside ${UPLOADS} uploads: p99 of the quiet one`,
      figure: disturbed / alone,
      unit: "x",
      target: { atMost: RAISED_AT_MOST },
    },
    { name: `${UPLOADS} uploads beside the chat, together`, figure: median(rates), unit: "MB/s" },
    {
      name: `${name} beside ${UPLOADS} uploads: lost, doubled or refused`,
      figure: [...quiet, ...beside].reduce((sum, { wrong }) => sum + wrong, 0),
      unit: "",
      target: { atMost: 0 },
    },
  ];
}

function eachOf(windows: readonly Window[]): string {
  return `median of ${windows.map(({ p99 }) => p99.toFixed(1)).join(", ")}`;
}

function median(values: readonly number[]): number {
  return percentile(Float64Array.from(values).sort(), 0.5);
}

/** What has come to the disk: counted there, since a connection takes more than the server has taken from it. */
function bytesIn({ data }: Folders): number {
  const folder = join(data, "files");
  return readdirSync(folder).reduce((sum, name) => {
    return sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0);
  }, 0);
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

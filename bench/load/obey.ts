import { carryFiles, type FilesResult, type Trip } from "./carry-files.ts";
import { closedLoop } from "./closed-loop.ts";
import { type Cast, Crowd } from "./crowd.ts";
import { drain } from "./drain.ts";
import type { LoopResult } from "./loop-result.ts";
import { openLoop } from "./open-loop.ts";

/** What the bench tells the process that makes the load, and what it answers. */
export type LoadOrder =
  | { readonly kind: "gather"; readonly cast: Cast }
  | { readonly kind: "closed-loop"; readonly ms: number }
  | { readonly kind: "open-loop"; readonly aSecond: number; readonly ms: number }
  | { readonly kind: "drain"; readonly port: number; readonly sockets: number }
  | { readonly kind: "carry"; readonly port: number; readonly rows: readonly (readonly Trip[])[] }
  | { readonly kind: "stop" };

export interface LoadAnswer {
  readonly result?: LoopResult;
  readonly files?: FilesResult;
  readonly complaints: readonly string[];
  /** Of one core, during this order. */
  readonly cpuShare: number;
  readonly error?: string;
}

let crowd: Crowd | undefined;
let stopped = false;
let stop: () => void = () => undefined;

async function obey(order: LoadOrder): Promise<Pick<LoadAnswer, "result" | "files">> {
  const stopping = new Promise<void>((resolve) => {
    stop = resolve;
  });
  if (order.kind === "carry") return { files: await carryFiles(order.port, order.rows, stopping) };
  if (order.kind === "gather") {
    crowd = await Crowd.gather(order.cast);
    return {};
  }
  if (order.kind === "drain") {
    await drain(order.port, order.sockets);
    return {};
  }
  if (!crowd) throw new Error("Nobody is connected yet.");
  if (order.kind === "closed-loop") return { result: await closedLoop(crowd, order.ms) };
  if (order.kind === "open-loop")
    return { result: await openLoop(crowd, { ...order, stopped: () => stopped }) };
  return {};
}

async function answer(order: LoadOrder): Promise<LoadAnswer> {
  const begin = performance.now();
  const cpu = process.cpuUsage();
  try {
    const measured = await obey(order);
    const { user, system } = process.cpuUsage(cpu);
    const cpuShare = (user + system) / 1_000 / (performance.now() - begin);
    return { ...measured, cpuShare, complaints: crowd?.complaints() ?? [] };
  } catch (error) {
    return { complaints: crowd?.complaints() ?? [], cpuShare: Number.NaN, error: String(error) };
  }
}

process.on("message", (order: LoadOrder) => {
  if (order.kind === "stop") {
    stopped = true;
    stop();
    return;
  }
  stopped = false;
  void answer(order).then((said) => process.send?.(said));
});
process.on("disconnect", () => {
  crowd?.leave();
  process.exit(0);
});

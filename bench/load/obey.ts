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
  | { readonly kind: "stop" };

export interface LoadAnswer {
  readonly result?: LoopResult;
  readonly complaints: readonly string[];
  /** Of one core, during this order. */
  readonly cpuShare: number;
  readonly error?: string;
}

let crowd: Crowd | undefined;
let stopped = false;

async function obey(order: LoadOrder): Promise<LoopResult | undefined> {
  if (order.kind === "gather") {
    crowd = await Crowd.gather(order.cast);
    return undefined;
  }
  if (order.kind === "drain") {
    await drain(order.port, order.sockets);
    return undefined;
  }
  if (!crowd) throw new Error("Nobody is connected yet.");
  if (order.kind === "closed-loop") return await closedLoop(crowd, order.ms);
  if (order.kind === "open-loop") return await openLoop(crowd, { ...order, stopped: () => stopped });
  return undefined;
}

async function answer(order: LoadOrder): Promise<LoadAnswer> {
  const begin = performance.now();
  const cpu = process.cpuUsage();
  try {
    const result = await obey(order);
    const { user, system } = process.cpuUsage(cpu);
    const cpuShare = (user + system) / 1_000 / (performance.now() - begin);
    return { ...(result && { result }), cpuShare, complaints: crowd?.complaints() ?? [] };
  } catch (error) {
    return { complaints: crowd?.complaints() ?? [], cpuShare: Number.NaN, error: String(error) };
  }
}

process.on("message", (order: LoadOrder) => {
  if (order.kind === "stop") {
    stopped = true;
    return;
  }
  stopped = false;
  void answer(order).then((said) => process.send?.(said));
});
process.on("disconnect", () => {
  crowd?.leave();
  process.exit(0);
});

import type { Crowd } from "./crowd.ts";
import { Ledger } from "./ledger.ts";
import { type LoopResult, settle } from "./loop-result.ts";

/**
 * Posts on a fixed schedule, however long the answers take, in one thread after the other and by one member after
 * the other. Says how long people wait. Ends after `ms`, or early when `stopped` says so.
 */
export async function openLoop(
  crowd: Crowd,
  plan: { readonly aSecond: number; readonly ms: number; stopped(): boolean },
): Promise<LoopResult> {
  const ledger = new Ledger(crowd.next, crowd.membersAThread - 1);
  crowd.watch({
    confirmed: (number, _thread, now) => ledger.confirm(number, now),
    delivered: (number, now) => ledger.deliver(number, now),
  });
  const begin = performance.now();
  const total = Math.floor((plan.ms / 1_000) * plan.aSecond);
  for (let index = 0; index < total && !plan.stopped(); ) {
    const due = begin + (index * 1_000) / plan.aSecond;
    if (due > performance.now()) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      continue;
    }
    ledger.sent(crowd.next, due);
    crowd.post(index % crowd.threads, Math.floor(index / crowd.threads) % crowd.membersAThread);
    index += 1;
  }
  return await settle(ledger);
}

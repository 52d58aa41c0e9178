import type { Crowd } from "./crowd.ts";
import { Ledger } from "./ledger.ts";
import { type LoopResult, settle } from "./loop-result.ts";

/**
 * One message in flight in each thread: the next, by the next member, leaves when the last is confirmed. Says how
 * much the server can take.
 */
export async function closedLoop(crowd: Crowd, ms: number): Promise<LoopResult> {
  const ledger = new Ledger(crowd.next, crowd.membersAThread - 1);
  const turns = new Uint32Array(crowd.threads);
  let running = true;
  const post = (thread: number): void => {
    const turn = turns[thread] as number;
    turns[thread] = turn + 1;
    ledger.sent(crowd.next, performance.now());
    crowd.post(thread, turn % crowd.membersAThread);
  };
  crowd.watch({
    confirmed(number, thread, now) {
      ledger.confirm(number, now);
      if (running) post(thread);
    },
    delivered: (number, now) => ledger.deliver(number, now),
  });
  for (let thread = 0; thread < crowd.threads; thread += 1) post(thread);
  await new Promise((resolve) => setTimeout(resolve, ms));
  running = false;
  return await settle(ledger);
}

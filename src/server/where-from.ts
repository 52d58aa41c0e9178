import { AsyncLocalStorage } from "node:async_hooks";
import type { EnterFrom, WhereFrom } from "./ports/audit.ts";

/** Carries a request's network along with all that comes of it, through every await, without a parameter for it. */
export function whereFrom(): WhereFrom & EnterFrom {
  const networks = new AsyncLocalStorage<string>();
  return {
    network: () => networks.getStore(),
    within: (network, work) => networks.run(network, work),
  };
}

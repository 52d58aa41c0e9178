import type { FastifyRequest } from "fastify";
import { deedAllowance, OF_STRANGERS } from "./deed-allowance.ts";
import { networkOf } from "./network.ts";

/**
 * A hook for doors that are open to people nobody knows yet: an address may knock so often.
 * @throws Refusal `too-fast`
 */
export function onlyGently() {
  const allowance = deedAllowance(() => performance.now(), OF_STRANGERS);
  return async (request: FastifyRequest): Promise<void> => allowance.take(networkOf(request.ip));
}

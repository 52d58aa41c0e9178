import type { FastifyRequest } from "fastify";
import { deedAllowance, OF_STRANGERS, OF_THEIR_NETWORK } from "./deed-allowance.ts";
import { placeOf } from "./network.ts";

/**
 * A hook for doors that are open to people nobody knows yet: an address may knock so often, and its network.
 * @throws Refusal `too-fast`
 */
export function onlyGently() {
  const allowance = deedAllowance(() => performance.now(), OF_STRANGERS, OF_THEIR_NETWORK);
  return async (request: FastifyRequest): Promise<void> => {
    const { address, network } = placeOf(request.ip);
    allowance.take(address, network);
  };
}

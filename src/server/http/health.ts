import type { FastifyInstance } from "fastify";
import { refuse } from "./errors.ts";
import type { House } from "./house.ts";

/**
 * For whoever starts this process and sends people to it: `/healthz` says that it answers (else it is to be ended and
 * started again), `/readyz` that it can do its work. They tell nothing else, so anybody may ask.
 */
export function healthEndpoints(app: FastifyInstance, { deeds, gently }: House): void {
  app.get("/healthz", () => ({ alive: true }));
  app.get("/readyz", { onRequest: gently }, async (_request, reply) => {
    const obstacle = await deeds.operations.obstacle();
    return obstacle ? refuse(reply, obstacle) : { ready: true };
  });
}

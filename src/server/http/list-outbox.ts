import type { FastifyInstance } from "fastify";
import type { House } from "./house.ts";

/**
 * For a newcomer who tries the demo and wants to click the link of their own invitation: without a sign-in, because
 * a guest has none. The deed itself is there in the demo only, where everybody is made up and every password printed.
 */
export function listOutboxEndpoint(app: FastifyInstance, { deeds }: House): void {
  app.get("/api/outbox", () => deeds.listOutbox());
}

import type { FastifyInstance } from "fastify";
import type { House } from "./house.ts";
import { sessionOf } from "./signed-in.ts";

export function listAttentionEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  app.get("/api/attention", { onRequest: signedIn }, async (request) => {
    return deeds.listAttention(sessionOf(request).person);
  });
}

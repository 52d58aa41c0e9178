import type { FastifyInstance } from "fastify";
import type { House } from "./house.ts";

/** The frame `active` of pages that have no socket: that it was asked for is all there is to it. */
export function activeEndpoint(app: FastifyInstance, { signedIn }: House): void {
  app.post("/api/account/active", { onRequest: signedIn }, (_request, reply) => reply.code(204).send());
}

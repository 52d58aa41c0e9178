import type { FastifyInstance } from "fastify";
import { LookAtLink } from "../../shared/protocol/bodies.ts";
import type { House } from "./house.ts";
import { parse } from "./parse.ts";

export function lookAtLinkEndpoint(app: FastifyInstance, { deeds, gently }: House): void {
  app.post("/api/links/look", { onRequest: gently }, async (request) => {
    const { secret } = parse(LookAtLink, request.body);
    return deeds.lookAtLink(secret);
  });
}

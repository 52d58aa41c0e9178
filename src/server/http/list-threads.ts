import type { FastifyInstance } from "fastify";
import type { House } from "./house.ts";
import { Before, parse } from "./parse.ts";
import { sessionOf } from "./signed-in.ts";

export function listThreadsEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  app.get("/api/threads", { onRequest: signedIn }, async (request) => {
    const { before } = parse(Before, request.query);
    return deeds.listThreads(sessionOf(request).person, before);
  });
}

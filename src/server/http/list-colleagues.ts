import type { FastifyInstance } from "fastify";
import type { House } from "./house.ts";
import { sessionOf } from "./signed-in.ts";

export function listColleaguesEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  app.get("/api/colleagues", { onRequest: signedIn }, async (request) => {
    return deeds.listColleagues(sessionOf(request).person);
  });
}

import type { FastifyInstance } from "fastify";
import type { House } from "./house.ts";
import { sessionOf } from "./signed-in.ts";

export function listOrganisationsEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  app.get("/api/support", { onRequest: signedIn }, (request) =>
    deeds.listOrganisations(sessionOf(request).person),
  );
}

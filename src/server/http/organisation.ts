import type { FastifyInstance } from "fastify";
import { SaveOrganisation } from "../../shared/protocol/account-bodies.ts";
import type { House } from "./house.ts";
import { parse } from "./parse.ts";
import { sessionOf } from "./signed-in.ts";

export function organisationEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  app.get("/api/organisation", { onRequest: signedIn }, async (request) => {
    return deeds.describeOrganisation(sessionOf(request).person);
  });
  app.put("/api/organisation", { onRequest: signedIn }, async (request) => {
    return deeds.saveOrganisation(sessionOf(request).person, parse(SaveOrganisation, request.body));
  });
}

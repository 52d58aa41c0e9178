import type { FastifyInstance } from "fastify";
import { SaveOrganisation } from "../../shared/protocol/account-bodies.ts";
import { askAdministratorsProof } from "./administrators-proof.ts";
import type { House } from "./house.ts";
import { parse } from "./parse.ts";
import { sessionOf } from "./signed-in.ts";

export function organisationEndpoint(app: FastifyInstance, house: House): void {
  const { deeds, signedIn } = house;
  app.get("/api/organisation", { onRequest: signedIn }, async (request) => {
    return deeds.describeOrganisation(sessionOf(request).person);
  });
  app.put("/api/organisation", { onRequest: signedIn }, async (request) => {
    const given = parse(SaveOrganisation, request.body);
    const ofSigningIn = [given.secondFactor, given.idleMs, given.longestMs];
    if (ofSigningIn.some((setting) => setting !== undefined)) askAdministratorsProof(request, house);
    return deeds.saveOrganisation(sessionOf(request).person, given);
  });
}

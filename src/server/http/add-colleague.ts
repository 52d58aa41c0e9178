import type { FastifyInstance } from "fastify";
import { AddColleague } from "../../shared/protocol/bodies.ts";
import { askAdministratorsProof } from "./administrators-proof.ts";
import type { House } from "./house.ts";
import { invitationAnswer, welcomePage } from "./invitation-answer.ts";
import { parse } from "./parse.ts";
import { sessionOf } from "./signed-in.ts";

export function addColleagueEndpoint(app: FastifyInstance, house: House): void {
  const { deeds, config, signedIn } = house;
  app.post("/api/colleagues", { onRequest: signedIn }, async (request, reply) => {
    const colleague = parse(AddColleague, request.body);
    if (colleague.roles.some((role) => role !== "participant")) askAdministratorsProof(request, house);
    const page = welcomePage(request, config);
    const invitation = await deeds.addColleague(sessionOf(request).person, colleague);
    return reply.code(201).send(invitationAnswer(page, invitation));
  });
}

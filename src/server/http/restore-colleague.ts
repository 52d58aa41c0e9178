import type { FastifyInstance } from "fastify";
import type { PersonId } from "../domain/identifiers.ts";
import { askAdministratorsProof } from "./administrators-proof.ts";
import type { House } from "./house.ts";
import { invitationAnswer, welcomePage } from "./invitation-answer.ts";
import { numberInPath } from "./parse.ts";
import { sessionOf } from "./signed-in.ts";

export function restoreColleagueEndpoint(app: FastifyInstance, house: House): void {
  const { deeds, config, signedIn } = house;
  app.post<{ Params: { id: string } }>(
    "/api/colleagues/:id/restore",
    { onRequest: signedIn },
    async (request, reply) => {
      const id = numberInPath(request.params.id, "person-not-found") as PersonId;
      askAdministratorsProof(request, house);
      const page = welcomePage(request, config);
      const invitation = await deeds.restoreColleague(sessionOf(request).person, id);
      if (!invitation) return reply.code(204).send();
      return reply.code(201).send(invitationAnswer(page, invitation));
    },
  );
}

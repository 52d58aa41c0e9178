import type { FastifyInstance } from "fastify";
import type { PersonId } from "../domain/identifiers.ts";
import { askAdministratorsProof } from "./administrators-proof.ts";
import type { House } from "./house.ts";
import { numberInPath } from "./parse.ts";
import { sessionOf } from "./signed-in.ts";

export function deactivateColleagueEndpoint(app: FastifyInstance, house: House): void {
  const { deeds, signedIn } = house;
  app.post<{ Params: { id: string } }>(
    "/api/colleagues/:id/deactivate",
    { onRequest: signedIn },
    async (request, reply) => {
      const id = numberInPath(request.params.id, "person-not-found") as PersonId;
      askAdministratorsProof(request, house);
      await deeds.deactivateColleague(sessionOf(request).person, id);
      return reply.code(204).send();
    },
  );
}

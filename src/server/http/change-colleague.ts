import type { FastifyInstance } from "fastify";
import { ChangeColleague } from "../../shared/protocol/account-bodies.ts";
import type { PersonId } from "../domain/identifiers.ts";
import { askAdministratorsProof } from "./administrators-proof.ts";
import type { House } from "./house.ts";
import { numberInPath, parse } from "./parse.ts";
import { sessionOf } from "./signed-in.ts";

export function changeColleagueEndpoint(app: FastifyInstance, house: House): void {
  const { deeds, signedIn } = house;
  app.patch<{ Params: { id: string } }>(
    "/api/colleagues/:id",
    { onRequest: signedIn },
    async (request, reply) => {
      const id = numberInPath(request.params.id, "person-not-found") as PersonId;
      const change = parse(ChangeColleague, request.body);
      if (change.roles !== undefined) askAdministratorsProof(request, house);
      await deeds.changeColleague(sessionOf(request).person, id, change);
      return reply.code(204).send();
    },
  );
}

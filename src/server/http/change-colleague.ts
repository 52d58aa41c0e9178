import type { FastifyInstance } from "fastify";
import { ChangeColleague } from "../../shared/protocol/account-bodies.ts";
import type { PersonId } from "../domain/identifiers.ts";
import type { House } from "./house.ts";
import { numberInPath, parse } from "./parse.ts";
import { sessionOf } from "./signed-in.ts";

export function changeColleagueEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  app.patch<{ Params: { id: string } }>(
    "/api/colleagues/:id",
    { onRequest: signedIn },
    async (request, reply) => {
      const id = numberInPath(request.params.id, "person-not-found") as PersonId;
      await deeds.changeColleague(sessionOf(request).person, id, parse(ChangeColleague, request.body));
      return reply.code(204).send();
    },
  );
}

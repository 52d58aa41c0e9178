import type { FastifyInstance } from "fastify";
import { SetRetention } from "../../shared/protocol/support-bodies.ts";
import type { OrganisationId } from "../domain/identifiers.ts";
import type { House } from "./house.ts";
import { numberInPath, parse } from "./parse.ts";
import { sessionOf } from "./signed-in.ts";

export function setRetentionEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  const options = { onRequest: signedIn };
  app.put<{ Params: { id: string } }>(
    "/api/support/organisations/:id/retention",
    options,
    async (request, reply) => {
      const id = numberInPath(request.params.id, "organisation-not-found") as OrganisationId;
      const { retentionMs } = parse(SetRetention, request.body);
      await deeds.setRetention(sessionOf(request).person, id, retentionMs);
      return reply.code(204).send();
    },
  );
}

import type { FastifyInstance } from "fastify";
import type { PersonId } from "../domain/identifiers.ts";
import type { House } from "./house.ts";
import { numberInPath } from "./parse.ts";
import { sessionOf } from "./signed-in.ts";

export function deleteContactEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  app.delete<{ Params: { id: string } }>(
    "/api/contacts/:id",
    { onRequest: signedIn },
    async (request, reply) => {
      const id = numberInPath(request.params.id, "contact-not-found") as PersonId;
      await deeds.deleteContact(sessionOf(request).person, id);
      return reply.code(204).send();
    },
  );
}

import type { FastifyInstance } from "fastify";
import type { LetterId } from "../domain/identifiers.ts";
import type { House } from "./house.ts";
import { numberInPath } from "./parse.ts";
import { sessionOf } from "./signed-in.ts";

export function dismissLetterEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  app.delete<{ Params: { id: string } }>(
    "/api/letters/:id",
    { onRequest: signedIn },
    async (request, reply) => {
      const id = numberInPath(request.params.id, "letter-not-found") as LetterId;
      await deeds.dismissLetter(sessionOf(request).person, id);
      return reply.code(204).send();
    },
  );
}

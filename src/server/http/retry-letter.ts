import type { FastifyInstance } from "fastify";
import type { LetterId } from "../domain/identifiers.ts";
import type { House } from "./house.ts";
import { numberInPath } from "./parse.ts";
import { sessionOf } from "./signed-in.ts";

export function retryLetterEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  app.post<{ Params: { id: string } }>(
    "/api/letters/:id/again",
    { onRequest: signedIn },
    async (request, reply) => {
      const id = numberInPath(request.params.id, "letter-not-found") as LetterId;
      await deeds.retryLetter(sessionOf(request).person, id);
      return reply.code(202).send();
    },
  );
}

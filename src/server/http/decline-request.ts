import type { FastifyInstance } from "fastify";
import type { ChatRequestId } from "../domain/identifiers.ts";
import type { House } from "./house.ts";
import { numberInPath } from "./parse.ts";
import { sessionOf } from "./signed-in.ts";

export function declineRequestEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  const options = { onRequest: signedIn };
  app.post<{ Params: { id: string } }>(
    "/api/support/requests/:id/decline",
    options,
    async (request, reply) => {
      const id = numberInPath(request.params.id, "request-needed") as ChatRequestId;
      await deeds.declineRequest(sessionOf(request).person, id);
      return reply.code(204).send();
    },
  );
}

import type { FastifyInstance } from "fastify";
import type { ThreadId } from "../domain/identifiers.ts";
import type { House } from "./house.ts";
import { numberInPath } from "./parse.ts";
import { sessionOf } from "./signed-in.ts";

export function listParticipantsEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  app.get<{ Params: { id: string } }>(
    "/api/threads/:id/participants",
    { onRequest: signedIn },
    async (request) => {
      const threadId = numberInPath(request.params.id, "thread-not-found") as ThreadId;
      return deeds.listParticipants(sessionOf(request).person, threadId);
    },
  );
}

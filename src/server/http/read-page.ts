import type { FastifyInstance } from "fastify";
import type { ThreadId } from "../domain/identifiers.ts";
import type { House } from "./house.ts";
import { Before, numberInPath, parse } from "./parse.ts";
import { sessionOf } from "./signed-in.ts";

export function readPageEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  app.get<{ Params: { id: string } }>(
    "/api/threads/:id/messages",
    { onRequest: signedIn },
    async (request) => {
      const threadId = numberInPath(request.params.id, "thread-not-found") as ThreadId;
      const { before } = parse(Before, request.query);
      return deeds.readPage(sessionOf(request).person, threadId, before);
    },
  );
}

import type { FastifyInstance } from "fastify";
import type { ThreadId } from "../domain/identifiers.ts";
import type { House } from "./house.ts";
import { numberInPath } from "./parse.ts";
import { sessionOf } from "./signed-in.ts";

interface Route {
  Params: { id: string; seq: string };
}

export function deleteMessageEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  app.delete<Route>("/api/threads/:id/messages/:seq", { onRequest: signedIn }, async (request, reply) => {
    const threadId = numberInPath(request.params.id, "thread-not-found") as ThreadId;
    const seq = numberInPath(request.params.seq, "message-not-found");
    await deeds.deleteMessage(sessionOf(request).person, threadId, seq);
    return reply.code(204).send();
  });
}

import type { FastifyInstance } from "fastify";
import type { House } from "./house.ts";
import { type MemberRoute, memberInPath } from "./member-in-path.ts";
import { sessionOf } from "./signed-in.ts";

export function inviteAgainEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  app.post<MemberRoute>(
    "/api/threads/:id/members/:person/invitation",
    { onRequest: signedIn },
    async (request, reply) => {
      const { threadId, personId } = memberInPath(request.params);
      await deeds.inviteAgain(sessionOf(request).person, threadId, personId);
      return reply.code(202).send();
    },
  );
}

import type { FastifyInstance } from "fastify";
import type { House } from "./house.ts";
import { type MemberRoute, memberInPath } from "./member-in-path.ts";
import { sessionOf } from "./signed-in.ts";

export function removeMemberEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  app.delete<MemberRoute>(
    "/api/threads/:id/members/:person",
    { onRequest: signedIn },
    async (request, reply) => {
      const { threadId, personId } = memberInPath(request.params);
      await deeds.removeMember(sessionOf(request).person, threadId, personId);
      return reply.code(204).send();
    },
  );
}

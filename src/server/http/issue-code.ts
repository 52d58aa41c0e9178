import type { FastifyInstance } from "fastify";
import type { House } from "./house.ts";
import { type MemberRoute, memberInPath } from "./member-in-path.ts";
import { sessionOf } from "./signed-in.ts";

export function issueCodeEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  app.post<MemberRoute>(
    "/api/threads/:id/members/:person/code",
    { onRequest: signedIn },
    async (request, reply) => {
      const { threadId, personId } = memberInPath(request.params);
      const { code, endsAt } = await deeds.issueCode(sessionOf(request).person, threadId, personId);
      return reply.code(201).send({ code, endsAt });
    },
  );
}

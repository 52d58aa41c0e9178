import type { FastifyInstance } from "fastify";
import { AddMembers } from "../../shared/protocol/guest-bodies.ts";
import type { PersonId, ThreadId } from "../domain/identifiers.ts";
import type { House } from "./house.ts";
import { numberInPath, parse } from "./parse.ts";
import { sessionOf } from "./signed-in.ts";

/** Of what cannot be right whatever the chat is like. */
const REFUSED_AS = { min_length: "nobody-chosen", max_length: "too-many-members" } as const;

export function addMembersEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  app.post<{ Params: { id: string } }>(
    "/api/threads/:id/members",
    { onRequest: signedIn },
    async (request, reply) => {
      const threadId = numberInPath(request.params.id, "thread-not-found") as ThreadId;
      const { people, fromBefore } = parse(AddMembers, request.body, REFUSED_AS);
      const members = { people: people as PersonId[], fromBefore };
      await deeds.addMembers(sessionOf(request).person, threadId, members);
      return reply.code(204).send();
    },
  );
}

import type { FastifyInstance } from "fastify";
import { SwitchChat } from "../../shared/protocol/support-bodies.ts";
import type { ChatRequestId, OrganisationId } from "../domain/identifiers.ts";
import type { House } from "./house.ts";
import { numberInPath, parse } from "./parse.ts";
import { sessionOf } from "./signed-in.ts";

export function switchChatEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  const options = { onRequest: signedIn };
  app.post<{ Params: { id: string } }>(
    "/api/support/organisations/:id/chat",
    options,
    async (request, reply) => {
      const id = numberInPath(request.params.id, "organisation-not-found") as OrganisationId;
      const { enabled, requestId } = parse(SwitchChat, request.body);
      await deeds.switchChat(sessionOf(request).person, id, {
        enabled,
        requestId: requestId as ChatRequestId,
      });
      return reply.code(204).send();
    },
  );
}

import type { FastifyInstance } from "fastify";
import { RenewInvitation } from "../../shared/protocol/guest-bodies.ts";
import type { House } from "./house.ts";
import { parse } from "./parse.ts";

export function renewInvitationEndpoint(app: FastifyInstance, { deeds, gently }: House): void {
  app.post("/api/invitations/renew", { onRequest: gently }, async (request, reply) => {
    deeds.renewInvitation(parse(RenewInvitation, request.body).secret);
    return reply.code(202).send();
  });
}

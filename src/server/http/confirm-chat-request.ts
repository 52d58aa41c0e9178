import type { FastifyInstance } from "fastify";
import { ChatRequestSecret } from "../../shared/protocol/account-bodies.ts";
import type { House } from "./house.ts";
import { parse } from "./parse.ts";

/** The secret of the letter's link is all that is asked for: whoever reads that address has it. */
export function confirmChatRequestEndpoint(app: FastifyInstance, { deeds, gently }: House): void {
  app.post("/api/chat-requests/look", { onRequest: gently }, (request) =>
    deeds.lookAtChatRequest(parse(ChatRequestSecret, request.body).secret),
  );
  app.post("/api/chat-requests/confirm", { onRequest: gently }, async (request, reply) => {
    await deeds.confirmChatRequest(parse(ChatRequestSecret, request.body).secret);
    return reply.code(204).send();
  });
}

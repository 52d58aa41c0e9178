import type { FastifyInstance } from "fastify";
import { AskSupport } from "../../shared/protocol/account-bodies.ts";
import type { House } from "./house.ts";
import { parse } from "./parse.ts";
import { sessionOf } from "./signed-in.ts";

export function askSupportEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  app.post("/api/organisation/chat-request", { onRequest: signedIn }, async (request, reply) => {
    await deeds.askSupport(sessionOf(request).person, parse(AskSupport, request.body).wish);
    return reply.code(204).send();
  });
}

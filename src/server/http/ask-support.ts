import type { FastifyInstance } from "fastify";
import { AskSupport } from "../../shared/protocol/account-bodies.ts";
import { askAdministratorsProof } from "./administrators-proof.ts";
import type { House } from "./house.ts";
import { parse } from "./parse.ts";
import { sessionOf } from "./signed-in.ts";

export function askSupportEndpoint(app: FastifyInstance, house: House): void {
  const { deeds, signedIn } = house;
  app.post("/api/organisation/chat-request", { onRequest: signedIn }, async (request, reply) => {
    const { wish } = parse(AskSupport, request.body);
    askAdministratorsProof(request, house);
    await deeds.askSupport(sessionOf(request).person, wish);
    return reply.code(204).send();
  });
}

import type { FastifyInstance } from "fastify";
import { AskForReset } from "../../shared/protocol/account-bodies.ts";
import type { House } from "./house.ts";
import { networkOf } from "./network.ts";
import { parse } from "./parse.ts";

export function askForResetEndpoint(app: FastifyInstance, { deeds, gently }: House): void {
  app.post("/api/password-reset", { onRequest: gently }, async (request, reply) => {
    const { email } = parse(AskForReset, request.body);
    deeds.askForReset({ email, network: networkOf(request.ip) });
    return reply.code(204).send();
  });
}

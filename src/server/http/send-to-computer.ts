import type { FastifyInstance } from "fastify";
import type { House } from "./house.ts";
import { sessionOf } from "./signed-in.ts";

export function sendToComputerEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  app.post("/api/invitations/computer", { onRequest: signedIn }, async (request, reply) => {
    await deeds.sendToComputer(sessionOf(request).person);
    return reply.code(202).send();
  });
}

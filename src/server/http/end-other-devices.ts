import type { FastifyInstance } from "fastify";
import type { House } from "./house.ts";
import { sessionOf } from "./signed-in.ts";

export function endOtherDevicesEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  app.delete("/api/account/devices", { onRequest: signedIn }, async (request, reply) => {
    const { person, sessionId } = sessionOf(request);
    await deeds.endSessions(person.id, sessionId);
    return reply.code(204).send();
  });
}

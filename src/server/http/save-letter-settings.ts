import type { FastifyInstance } from "fastify";
import { LetterSettings } from "../../shared/protocol/guest-bodies.ts";
import type { House } from "./house.ts";
import { parse } from "./parse.ts";
import { sessionOf } from "./signed-in.ts";

export function saveLetterSettingsEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  app.put("/api/letters/settings", { onRequest: signedIn }, async (request, reply) => {
    await deeds.saveLetterSettings(sessionOf(request).person, parse(LetterSettings, request.body));
    return reply.code(204).send();
  });
}

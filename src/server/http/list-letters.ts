import type { FastifyInstance } from "fastify";
import type { House } from "./house.ts";
import { sessionOf } from "./signed-in.ts";

export function listLettersEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  app.get("/api/letters", { onRequest: signedIn }, (request) => deeds.listLetters(sessionOf(request).person));
}

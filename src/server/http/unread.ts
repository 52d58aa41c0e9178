import type { FastifyInstance } from "fastify";
import type { House } from "./house.ts";
import { sessionOf } from "./signed-in.ts";

export function unreadEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  app.get("/api/unread", { onRequest: signedIn }, async (request) => {
    return { unread: await deeds.unread(sessionOf(request).person) };
  });
}

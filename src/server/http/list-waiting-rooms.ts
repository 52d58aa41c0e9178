import type { FastifyInstance } from "fastify";
import type { House } from "./house.ts";
import { sessionOf } from "./signed-in.ts";

export function listWaitingRoomsEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  app.get("/api/waiting-rooms", { onRequest: signedIn }, async (request) => {
    return deeds.listWaitingRooms(sessionOf(request).person);
  });
}

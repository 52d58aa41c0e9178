import type { FastifyInstance } from "fastify";
import type { House } from "./house.ts";
import { sessionOf } from "./signed-in.ts";

export function sayWhatIsLeftEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  app.get("/api/uploads/left", { onRequest: signedIn }, async (request) =>
    deeds.sayWhatIsLeft(sessionOf(request).person),
  );
}

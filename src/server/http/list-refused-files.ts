import type { FastifyInstance } from "fastify";
import type { House } from "./house.ts";
import { sessionOf } from "./signed-in.ts";

export function listRefusedFilesEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  app.get("/api/files/refused", { onRequest: signedIn }, (request) =>
    deeds.listRefusedFiles(sessionOf(request).person),
  );
}

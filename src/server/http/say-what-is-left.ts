import type { FastifyInstance } from "fastify";
import type { House } from "./house.ts";
import { sessionOf } from "./signed-in.ts";

export function sayWhatIsLeftEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  app.get<{ Querystring: { zone?: unknown } }>(
    "/api/uploads/left",
    { onRequest: signedIn },
    async (request) => {
      const { zone } = request.query;
      return deeds.sayWhatIsLeft(sessionOf(request).person, typeof zone === "string" ? zone : undefined);
    },
  );
}

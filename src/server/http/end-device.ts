import type { FastifyInstance } from "fastify";
import type { SessionId } from "../domain/identifiers.ts";
import type { House } from "./house.ts";
import { numberInPath } from "./parse.ts";
import { sessionOf } from "./signed-in.ts";

/** One's own devices; the one that asks may end itself, too, which is signing out without its courtesies. */
export function endDeviceEndpoint(app: FastifyInstance, { deeds, signedIn }: House): void {
  app.delete<{ Params: { id: string } }>(
    "/api/account/devices/:id",
    { onRequest: signedIn },
    async (request, reply) => {
      const id = numberInPath(request.params.id, "not-found") as SessionId;
      await deeds.endDevice(sessionOf(request), id);
      return reply.code(204).send();
    },
  );
}

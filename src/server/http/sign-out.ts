import type { FastifyInstance } from "fastify";
import type { House } from "./house.ts";
import { clearCookie, readCookie } from "./session-cookie.ts";
import { sessionOf } from "./signed-in.ts";

export function signOutEndpoint(app: FastifyInstance, { deeds, secure, signedIn }: House): void {
  app.post("/api/sign-out", { onRequest: signedIn }, async (request, reply) => {
    await deeds.signOut(sessionOf(request).sessionId);
    for (const kind of ["session", "guest"] as const) {
      if (readCookie(request.headers.cookie, kind, secure) !== undefined) clearCookie(reply, kind, secure);
    }
    // Not "cookies": that would take those of other products on this host along.
    reply.header("clear-site-data", '"cache", "storage"');
    return reply.code(204).send();
  });
}

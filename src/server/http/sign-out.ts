import type { FastifyInstance } from "fastify";
import type { House } from "./house.ts";
import { clearCookie, readCookie } from "./session-cookie.ts";

/**
 * Should a browser hold both cookies, both of its people are signed out. It goes whoever asks: also of a session that
 * has ended by itself nothing is to stay in a browser.
 */
export function signOutEndpoint(app: FastifyInstance, { deeds, secure }: House): void {
  app.post("/api/sign-out", async (request, reply) => {
    for (const kind of ["session", "guest"] as const) {
      const token = readCookie(request.headers.cookie, kind, secure);
      if (token === undefined) continue;
      const session = await deeds.recogniseSession(token);
      if (session) await deeds.signOut(session);
      clearCookie(reply, kind, secure);
    }
    // Not "cookies": that would take those of other products on this host along.
    reply.header("clear-site-data", '"cache", "storage"');
    return reply.code(204).send();
  });
}

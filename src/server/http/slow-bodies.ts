import type { FastifyInstance } from "fastify";

/** A body comes within this time, or its connection ends: forms and messages are small. */
const BODY_WITHIN_MS = 60_000;

/**
 * In place of the server's own limit, which knows no exception: a file may take an hour over a slow line, as long as
 * something of it comes in each of these times. Routes say so with `config: { slowBody: true }`.
 */
export function limitSlowBodies(app: FastifyInstance): void {
  app.addHook("onRequest", async ({ raw, routeOptions, method }, reply) => {
    if (method === "GET" || method === "HEAD") return;
    const { slowBody = false } = routeOptions.config as { slowBody?: boolean };
    let seen = -1;
    const timer = setInterval(() => {
      const { bytesRead } = raw.socket;
      if (slowBody && bytesRead > seen) seen = bytesRead;
      else raw.destroy();
    }, BODY_WITHIN_MS);
    // The body was read to its end, or the answer was given without it.
    const stop = () => clearInterval(timer);
    raw.once("end", stop);
    reply.raw.once("close", stop);
  });
}

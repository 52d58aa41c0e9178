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
    const { socket } = raw;
    let seen = socket.bytesRead;
    const timer = setInterval(() => {
      if (raw.complete) return stop();
      const wanted = slowBody && !reply.raw.writableEnded;
      if (wanted && socket.bytesRead > seen) seen = socket.bytesRead;
      else socket.destroy();
    }, BODY_WITHIN_MS);
    const stop = () => {
      clearInterval(timer);
      socket.off("close", stop);
    };
    raw.once("end", stop);
    socket.once("close", stop);
    // The answer may be given before the body has come, which is then read on and thrown away.
    reply.raw.once("close", () => {
      if (raw.complete !== false) stop();
    });
  });
}

import type { FastifyInstance } from "fastify";
import { personIdOf } from "./signed-in.ts";

/** One line a request: the route's pattern and not its address, the person's identifier and not the name. */
export function logRequests(app: FastifyInstance): void {
  app.addHook("onResponse", async (request, reply) => {
    const { method, routeOptions } = request;
    const line = {
      method,
      route: routeOptions.url,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      personId: personIdOf(request),
    };
    if (method === "GET" || method === "HEAD") request.log.debug(line, "read");
    else request.log.info(line, "done");
  });
}

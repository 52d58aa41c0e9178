import type { FastifyInstance } from "fastify";
import type { EnterFrom } from "../ports/audit.ts";
import { networkOf } from "./network.ts";

/**
 * What a request leads to knows its network. First where it begins, for the guard; and again when its body was read: what
 * reads a body goes on from the connection's events, which are the connection's and not the request's.
 */
export function enterFrom(app: FastifyInstance, from: EnterFrom): void {
  app.addHook("onRequest", (request, _, done) => from.within(networkOf(request.ip), done));
  app.addHook("preHandler", (request, _, done) => from.within(networkOf(request.ip), done));
}

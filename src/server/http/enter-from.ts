import type { FastifyInstance } from "fastify";
import type { EnterFrom } from "../ports/audit.ts";
import { networkOf } from "./network.ts";

/** What a request leads to knows its network: hooks, what reads its body, and the deed. */
export function enterFrom(app: FastifyInstance, from: EnterFrom): void {
  app.addHook("onRequest", (request, _, done) => from.within(networkOf(request.ip), done));
}

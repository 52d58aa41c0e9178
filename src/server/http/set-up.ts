import type { FastifyInstance } from "fastify";
import { SetUp } from "../../shared/protocol/bodies.ts";
import type { House } from "./house.ts";
import { parse } from "./parse.ts";
import { setSessionCookie } from "./session-cookie.ts";

export function setUpEndpoint(app: FastifyInstance, { deeds, secure }: House): void {
  app.post("/api/set-up", async (request, reply) => {
    const session = await deeds.setUp(parse(SetUp, request.body));
    setSessionCookie(reply, session.token, secure);
    return reply.code(204).send();
  });
}

import type { FastifyInstance } from "fastify";
import { Welcome } from "../../shared/protocol/bodies.ts";
import type { House } from "./house.ts";
import { parse } from "./parse.ts";
import { setSessionCookie } from "./session-cookie.ts";

export function welcomeEndpoint(app: FastifyInstance, { deeds, secure }: House): void {
  app.post("/api/welcome", async (request, reply) => {
    const session = await deeds.welcomeColleague(parse(Welcome, request.body));
    setSessionCookie(reply, session.token, secure);
    return reply.code(204).send();
  });
}

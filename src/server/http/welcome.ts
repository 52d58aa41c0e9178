import type { FastifyInstance } from "fastify";
import { Welcome } from "../../shared/protocol/bodies.ts";
import { enter } from "./enter.ts";
import type { House } from "./house.ts";
import { parse } from "./parse.ts";

export function welcomeEndpoint(app: FastifyInstance, house: House): void {
  app.post("/api/welcome", async (request, reply) => {
    const session = await house.deeds.welcomeColleague(parse(Welcome, request.body));
    await enter(house, { request, reply }, "session", session);
    return reply.code(204).send();
  });
}

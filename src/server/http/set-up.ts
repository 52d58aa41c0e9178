import type { FastifyInstance } from "fastify";
import { SetUp } from "../../shared/protocol/bodies.ts";
import { enter } from "./enter.ts";
import type { House } from "./house.ts";
import { parse } from "./parse.ts";

export function setUpEndpoint(app: FastifyInstance, house: House): void {
  app.post("/api/set-up", { onRequest: house.gently }, async (request, reply) => {
    const session = await house.deeds.setUp(parse(SetUp, request.body));
    await enter(house, { request, reply }, "session", session);
    return reply.code(204).send();
  });
}

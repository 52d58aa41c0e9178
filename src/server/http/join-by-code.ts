import type { FastifyInstance } from "fastify";
import { Join } from "../../shared/protocol/guest-bodies.ts";
import { answerJoined } from "./answer-joined.ts";
import type { House } from "./house.ts";
import { placeOf } from "./network.ts";
import { parse } from "./parse.ts";

export function joinByCodeEndpoint(app: FastifyInstance, house: House): void {
  app.post("/api/join", { onRequest: house.gently }, async (request, reply) => {
    const form = parse(Join, request.body);
    return answerJoined(house, { request, reply }, await house.deeds.joinByCode(form, placeOf(request.ip)));
  });
}

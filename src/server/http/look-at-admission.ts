import type { FastifyInstance } from "fastify";
import { Admission } from "../../shared/protocol/guest-bodies.ts";
import { answerJoined } from "./answer-joined.ts";
import type { House } from "./house.ts";
import { parse } from "./parse.ts";

export function lookAtAdmissionEndpoint(app: FastifyInstance, house: House): void {
  app.post("/api/join/admitted", { onRequest: house.gently }, async (request, reply) => {
    const { admission } = parse(Admission, request.body);
    return answerJoined(house, { request, reply }, await house.deeds.lookAtAdmission(admission));
  });
}

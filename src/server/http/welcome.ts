import type { FastifyInstance } from "fastify";
import { Welcome } from "../../shared/protocol/bodies.ts";
import { answerSignIn } from "./answer-sign-in.ts";
import type { House } from "./house.ts";
import { parse } from "./parse.ts";

export function welcomeEndpoint(app: FastifyInstance, house: House): void {
  app.post("/api/welcome", { onRequest: house.gently }, async (request, reply) => {
    const outcome = await house.deeds.choosePasswordByLink(parse(Welcome, request.body));
    return answerSignIn(house, { request, reply }, outcome);
  });
}

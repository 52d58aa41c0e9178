import type { FastifyInstance } from "fastify";
import { SignIn } from "../../shared/protocol/bodies.ts";
import { answerSignIn } from "./answer-sign-in.ts";
import type { House } from "./house.ts";
import { networkOf } from "./network.ts";
import { parse } from "./parse.ts";

export function signInEndpoint(app: FastifyInstance, house: House): void {
  app.post("/api/sign-in", async (request, reply) => {
    const { email, password } = parse(SignIn, request.body);
    const outcome = await house.deeds.signIn({ email, password, network: networkOf(request.ip) });
    return answerSignIn(house, { request, reply }, outcome);
  });
}

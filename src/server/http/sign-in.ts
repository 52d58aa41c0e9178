import type { FastifyInstance } from "fastify";
import { SignIn } from "../../shared/protocol/bodies.ts";
import type { House } from "./house.ts";
import { networkOf } from "./network.ts";
import { parse } from "./parse.ts";
import { setSessionCookie } from "./session-cookie.ts";

export function signInEndpoint(app: FastifyInstance, { deeds, secure }: House): void {
  app.post("/api/sign-in", async (request, reply) => {
    const { email, password } = parse(SignIn, request.body);
    const session = await deeds.signIn({ email, password, network: networkOf(request.ip) });
    setSessionCookie(reply, session.token, secure);
    return reply.code(204).send();
  });
}

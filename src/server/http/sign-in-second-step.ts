import type { FastifyInstance, FastifyRequest } from "fastify";
import { PasskeyResponse, SignInCode } from "../../shared/protocol/account-bodies.ts";
import type { Step } from "../actions/second-step.ts";
import { answerSignIn } from "./answer-sign-in.ts";
import type { House } from "./house.ts";
import { networkOf } from "./network.ts";
import { parse } from "./parse.ts";
import { passkeyPlace } from "./passkey-place.ts";
import { readCookie, setCookie } from "./session-cookie.ts";

/** What follows the right password; and a passkey, which may also stand alone. */
export function signInSecondStepEndpoints(app: FastifyInstance, house: House): void {
  const { deeds, config, secure, gently } = house;
  const stepOf = (request: FastifyRequest): Step => ({
    token: readCookie(request.headers.cookie, "step", secure),
    network: networkOf(request.ip),
  });

  app.post("/api/sign-in/totp", { onRequest: gently }, async (request, reply) => {
    const { code } = parse(SignInCode, request.body);
    const session = await deeds.signInWithTotp(stepOf(request), code);
    return answerSignIn(house, { request, reply }, { session });
  });

  app.post("/api/sign-in/recovery", { onRequest: gently }, async (request, reply) => {
    const { code } = parse(SignInCode, request.body);
    const session = await deeds.signInWithRecovery(stepOf(request), code);
    return answerSignIn(house, { request, reply }, { session });
  });

  app.post("/api/sign-in/passkey/options", { onRequest: gently }, async (request, reply) => {
    const place = passkeyPlace(request, config);
    const { options, token } = await deeds.beginPasskeySignIn(stepOf(request).token, place);
    if (token !== undefined) setCookie(reply, "step", token, secure);
    return options;
  });

  app.post("/api/sign-in/passkey", { onRequest: gently }, async (request, reply) => {
    const { response } = parse(PasskeyResponse, request.body);
    const place = passkeyPlace(request, config);
    const session = await deeds.signInWithPasskey(stepOf(request), { place, response });
    return answerSignIn(house, { request, reply }, { session });
  });
}

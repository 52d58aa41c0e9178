import type { FastifyInstance } from "fastify";
import { SaveSignOn, type SignOnAnswer, TestSignOn } from "../../shared/protocol/sign-on-bodies.ts";
import type { House } from "./house.ts";
import { parse } from "./parse.ts";
import { redirectUriOf } from "./sign-on.ts";
import { sessionOf } from "./signed-in.ts";

/** The organisation's own provider, for administrators. */
export function singleSignOnEndpoints(app: FastifyInstance, house: House): void {
  const { deeds, signedIn: onRequest } = house;
  const path = "/api/organisation/single-sign-on";

  app.get(path, { onRequest }, async (request): Promise<SignOnAnswer> => {
    const described = await deeds.describeSignOn(sessionOf(request));
    return { ...described, redirectUri: redirectUriOf(request, house) };
  });

  app.put(path, { onRequest }, async (request): Promise<SignOnAnswer> => {
    const saved = await deeds.saveSignOn(sessionOf(request), parse(SaveSignOn, request.body));
    return { ...saved, redirectUri: redirectUriOf(request, house) };
  });

  app.delete(path, { onRequest }, async (request, reply) => {
    await deeds.removeSignOn(sessionOf(request));
    return reply.code(204).send();
  });

  app.post(`${path}/test`, { onRequest }, async (request, reply) => {
    await deeds.testSignOn(sessionOf(request), parse(TestSignOn, request.body).issuer);
    return reply.code(204).send();
  });
}

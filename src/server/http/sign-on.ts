import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { AllowLink, BeginSignOn } from "../../shared/protocol/sign-on-bodies.ts";
import { Refusal } from "../domain/refusal.ts";
import { enter } from "./enter.ts";
import type { House } from "./house.ts";
import { parse } from "./parse.ts";
import { passkeyPlace } from "./passkey-place.ts";
import { clearCookie, readCookie, setCookie } from "./session-cookie.ts";

const CALLBACK = "/api/sign-on/callback";

/** Where the provider sends the browser back to. */
export function redirectUriOf(request: FastifyRequest, { config }: Pick<House, "config">): string {
  return passkeyPlace(request, config).origin + CALLBACK;
}

/** To the organisation's provider, and back from there. */
export function signOnEndpoints(app: FastifyInstance, house: House): void {
  const { deeds, secure, gently } = house;

  app.post("/api/sign-on/begin", { onRequest: gently }, async (request, reply) => {
    const { email, next } = parse(BeginSignOn, request.body);
    const redirectUri = redirectUriOf(request, house);
    const { url, token } = await deeds.beginSignOn({ email, next, redirectUri });
    setCookie(reply, "sign-on", token, secure);
    return { url };
  });

  // The secret of the letter's link is all that is asked for: whoever reads that address has it.
  app.post("/api/sign-on/link", { onRequest: gently }, async (request, reply) => {
    await deeds.allowLink(parse(AllowLink, request.body).secret);
    return reply.code(204).send();
  });

  // A HEAD of a program that looks at links would use the visit up.
  app.get(CALLBACK, { onRequest: gently, exposeHeadRoute: false }, async (request, reply) => {
    const token = readCookie(request.headers.cookie, "sign-on", secure);
    if (token !== undefined) clearCookie(reply, "sign-on", secure);
    const at = request.url.indexOf("?");
    try {
      const query = at === -1 ? "" : request.url.slice(at);
      const { session, next } = await deeds.finishSignOn({ token, query });
      await enter(house, { request, reply }, "session", session);
      return goTo(reply, next);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // A person's browser is here, and not a program of ours: the page says it in words.
      return goTo(reply, `/sign-in#${error.code}`);
    }
  });
}

/** 303: what is asked for there is a page of its own (RFC 9110 15.4.4). */
function goTo(reply: FastifyReply, path: string): FastifyReply {
  return reply.code(303).header("location", path).send();
}

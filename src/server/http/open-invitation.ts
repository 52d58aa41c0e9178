import type { FastifyInstance } from "fastify";
import { OpenInvitation } from "../../shared/protocol/guest-bodies.ts";
import { enter } from "./enter.ts";
import type { House } from "./house.ts";
import { parse } from "./parse.ts";
import { readCookie, setCookie } from "./session-cookie.ts";

/** As Secrets.token() makes them: of a word that somebody else has thought of, others may know. */
const DEVICE = /^[A-Za-z0-9_-]{43}$/;

/** The click on *Open chat*. Looking at the link's page, however it is asked for, comes to nothing here. */
export function openInvitationEndpoint(app: FastifyInstance, house: House): void {
  const { deeds, secure, gently } = house;
  app.post("/api/invitations/open", { onRequest: gently }, async (request, reply) => {
    const { secret } = parse(OpenInvitation, request.body);
    const known = readCookie(request.headers.cookie, "device", secure) ?? "";
    const given = { secret, device: DEVICE.test(known) ? known : undefined };
    const { session, landing, device } = await deeds.openInvitation(given);
    await enter(house, { request, reply }, "guest", session);
    setCookie(reply, "device", device, secure);
    return landing;
  });
}

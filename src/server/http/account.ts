import type { FastifyInstance } from "fastify";
import { ChangePassword, PasskeyResponse, Prove } from "../../shared/protocol/account-bodies.ts";
import type { House } from "./house.ts";
import { networkOf } from "./network.ts";
import { parse } from "./parse.ts";
import { passkeyPlace } from "./passkey-place.ts";
import { sessionOf } from "./signed-in.ts";

/** One's own account; showing once more that it is oneself; the password. */
export function accountEndpoints(app: FastifyInstance, { deeds, config, signedIn }: House): void {
  const guarded = { onRequest: signedIn };

  app.get("/api/account", guarded, (request) => deeds.describeAccount(sessionOf(request)));

  // A file is loaded by a link, which cannot ask for a proof: the page asks here before.
  app.get("/api/account/proof", guarded, async (request, reply) => {
    deeds.askProof(sessionOf(request));
    return reply.code(204).send();
  });

  app.post("/api/account/prove", guarded, async (request, reply) => {
    await deeds.prove(sessionOf(request), parse(Prove, request.body), networkOf(request.ip));
    return reply.code(204).send();
  });

  app.post("/api/account/prove/passkey/options", guarded, (request) =>
    deeds.beginProof(sessionOf(request), passkeyPlace(request, config)),
  );

  app.post("/api/account/prove/passkey", guarded, async (request, reply) => {
    const { response } = parse(PasskeyResponse, request.body);
    await deeds.proveWithPasskey(sessionOf(request), { place: passkeyPlace(request, config), response });
    return reply.code(204).send();
  });

  app.post("/api/account/password", guarded, async (request, reply) => {
    await deeds.changePassword(sessionOf(request), parse(ChangePassword, request.body).password);
    return reply.code(204).send();
  });
}

import type { FastifyInstance } from "fastify";
import type { InferOutput } from "valibot";
import {
  type AddedPasskey,
  AddPasskey,
  type RecoveryAnswer,
  RenamePasskey,
  SignInCode,
  type TotpAnswer,
} from "../../shared/protocol/account-bodies.ts";
import type { PasskeyId } from "../domain/identifiers.ts";
import type { House } from "./house.ts";
import { numberInPath, parse } from "./parse.ts";
import { passkeyPlace } from "./passkey-place.ts";
import { sessionOf } from "./signed-in.ts";

/** One's own authenticator app, and codes for when it is lost. */
export function accountTotpEndpoints(app: FastifyInstance, { deeds, signedIn }: House): void {
  const guarded = { onRequest: signedIn };

  app.post(
    "/api/account/totp",
    guarded,
    (request): Promise<InferOutput<typeof TotpAnswer>> => deeds.beginTotp(sessionOf(request)),
  );

  app.post(
    "/api/account/totp/confirm",
    guarded,
    async (request): Promise<InferOutput<typeof RecoveryAnswer>> => {
      const { code } = parse(SignInCode, request.body);
      return { codes: await deeds.confirmTotp(sessionOf(request), code) };
    },
  );

  app.delete("/api/account/totp", guarded, async (request, reply) => {
    await deeds.removeTotp(sessionOf(request));
    return reply.code(204).send();
  });

  app.post(
    "/api/account/recovery-codes",
    guarded,
    async (request): Promise<InferOutput<typeof RecoveryAnswer>> => {
      return { codes: await deeds.renewRecoveryCodes(sessionOf(request)) };
    },
  );
}

/** One's own passkeys. */
export function accountPasskeysEndpoints(app: FastifyInstance, { deeds, config, signedIn }: House): void {
  const guarded = { onRequest: signedIn };

  app.post("/api/account/passkeys/options", guarded, (request) =>
    deeds.beginPasskey(sessionOf(request), passkeyPlace(request, config)),
  );

  app.post("/api/account/passkeys", guarded, async (request, reply) => {
    const { name, response } = parse(AddPasskey, request.body);
    const place = passkeyPlace(request, config);
    const added: InferOutput<typeof AddedPasskey> = await deeds.addPasskey(sessionOf(request), {
      name,
      place,
      response,
    });
    return reply.code(201).send(added);
  });

  app.patch<{ Params: { id: string } }>("/api/account/passkeys/:id", guarded, async (request, reply) => {
    const id = numberInPath(request.params.id, "passkey-not-found") as PasskeyId;
    await deeds.renamePasskey(sessionOf(request), id, parse(RenamePasskey, request.body).name);
    return reply.code(204).send();
  });

  app.delete<{ Params: { id: string } }>("/api/account/passkeys/:id", guarded, async (request, reply) => {
    const id = numberInPath(request.params.id, "passkey-not-found") as PasskeyId;
    await deeds.removePasskey(sessionOf(request), id);
    return reply.code(204).send();
  });
}

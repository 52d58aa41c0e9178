import type { FastifyRequest } from "fastify";
import { Refusal } from "../domain/refusal.ts";
import type { PasskeyPlace } from "../ports/passkey-ceremonies.ts";
import { type HttpConfig, isSecure } from "./http-config.ts";

/**
 * For which domain passkeys are made and asked for: the installation's, else the host that the browser named, which
 * then is also the one that it holds itself to (own-origin.ts).
 * @throws Refusal `invalid-body` when the request names no host
 */
export function passkeyPlace(request: FastifyRequest, config: HttpConfig): PasskeyPlace {
  const own = `${isSecure(config) ? "https" : "http"}://${request.host}`;
  const url = URL.parse(config.publicUrl ?? own);
  if (!url || url.hostname === "") throw new Refusal("invalid-body");
  return { rpId: url.hostname, origin: url.origin };
}

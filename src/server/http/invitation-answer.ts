import type { FastifyRequest } from "fastify";
import type * as v from "valibot";
import type { InvitationAnswer } from "../../shared/protocol/bodies.ts";
import type { Invitation } from "../actions/issue-account-link.ts";
import { Refusal } from "../domain/refusal.ts";
import type { HttpConfig } from "./http-config.ts";

/**
 * Where the page of a welcome link lies, as the administrator's browser reaches it.
 * @throws Refusal `invalid-body` when the request names no host that could stand in a link
 */
export function welcomePage(request: FastifyRequest, { publicUrl }: Pick<HttpConfig, "publicUrl">): string {
  const url = URL.parse("/welcome", publicUrl ?? `${request.protocol}://${request.host}`);
  if (!url) throw new Refusal("invalid-body");
  return url.href;
}

/**
 * The link as it is given to the colleague, or null when it was mailed. The secret stands in the fragment, which no
 * server and no log sees.
 */
export function invitationAnswer(
  page: string,
  { id, secret, endsAt }: Invitation,
): v.InferOutput<typeof InvitationAnswer> {
  return { id, link: secret === undefined ? null : `${page}#${secret}`, endsAt };
}

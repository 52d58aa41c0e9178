import type { FastifyRequest } from "fastify";
import type * as v from "valibot";
import type { InvitationAnswer } from "../../shared/protocol/bodies.ts";
import type { Invitation } from "../actions/issue-welcome-link.ts";
import type { HttpConfig } from "./http-config.ts";

/** The link as it is given to the colleague. The secret stands in the fragment, which no server and no log sees. */
export function invitationAnswer(
  request: FastifyRequest,
  { publicUrl }: Pick<HttpConfig, "publicUrl">,
  { id, secret, endsAt }: Invitation,
): v.InferOutput<typeof InvitationAnswer> {
  const here = publicUrl ?? `${request.protocol}://${request.host}`;
  return { id, link: `${new URL("/welcome", here).href}#${secret}`, endsAt };
}

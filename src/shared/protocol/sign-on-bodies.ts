import * as v from "valibot";
import { Role } from "./parts.ts";

/** Bodies of signing in at an organisation's own provider (OpenID Connect). See bodies.ts. */

/**
 * POST /api/sign-on/begin -> BegunSignOn and the cookie of this visit: the browser goes to `url`, and comes back to
 * GET /api/sign-on/callback within ten minutes. That answers 303: to `next` with a session, or to
 * `/sign-in#<code of the error>`. `single-sign-on-unknown` tells of domains, and of no account.
 */
export const BeginSignOn = v.strictObject({
  email: v.string(),
  /** Where to go then: a path of this site. */
  next: v.optional(v.string()),
});
export const BegunSignOn = v.strictObject({ url: v.string() });

/**
 * POST /api/sign-on/link -> 204, or `link-ended`: the click in the letter of `single-sign-on-letter`. From then on the
 * provider opens the account; nobody is signed in by it.
 */
export const AllowLink = v.strictObject({ secret: v.string() });

/** What members of a group of the provider may do. */
const GroupRoles = v.strictObject({ group: v.string(), roles: v.array(Role) });
export type GroupRoles = v.InferOutput<typeof GroupRoles>;

const Provider = v.strictObject({
  issuer: v.string(),
  clientId: v.string(),
  /** Of whose addresses (what stands behind the @) the provider may speak. */
  domains: v.array(v.string()),
  /** The claim that has the groups. */
  groupsClaim: v.string(),
  /** Empty: roles are given here. Else each sign-in gives the roles of the groups, and no others. */
  groups: v.array(GroupRoles),
});

/** GET, PUT, DELETE /api/organisation/single-sign-on -> SignOnAnswer; for administrators. */
export const SignOnAnswer = v.strictObject({
  /** Null: there is none. */
  provider: v.nullable(v.strictObject({ ...Provider.entries, hasSecret: v.boolean() })),
  /** False: hosts and participants sign in there alone. Administrators may always sign in here. */
  localSignIn: v.boolean(),
  /** What the provider must know as the address to come back to. */
  redirectUri: v.string(),
  /** Whether the one who asks has come in by the provider: without that local sign-in stays on. */
  cameFromThere: v.boolean(),
});
export type SignOnAnswer = v.InferOutput<typeof SignOnAnswer>;

export const SaveSignOn = v.strictObject({
  ...Provider.entries,
  /** Left out: as before, for the same issuer and client. Empty: a client without one. */
  clientSecret: v.optional(v.string()),
  localSignIn: v.boolean(),
});
export type SaveSignOn = v.InferOutput<typeof SaveSignOn>;

/** POST /api/organisation/single-sign-on/test -> 204, or `single-sign-on-invalid` with the reason in words. */
export const TestSignOn = v.strictObject({ issuer: v.string() });

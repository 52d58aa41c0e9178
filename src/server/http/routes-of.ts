import type { ErrorCode } from "../../shared/protocol/error-codes.ts";
import type { SignedIn } from "../actions/recognise-session.ts";

const SUPPORT = /^\/api\/support(\/|$)/;
/** One's own account, and the way out. */
const OWN = /^\/api\/(account(\/|$)|sign-out$)/;
/** What it takes to set up a second factor, or to choose a password that needs none. */
const SETTING_UP = /^\/api\/(account(\/(totp|passkeys|recovery-codes|password|prove)(\/|$)|$)|sign-out$)/;

/**
 * Whether this session may ask for anything at a route, by its pattern; what one may do there is the deed's to say.
 * Support people have their own account and Support's routes, and of the others none: also none that is yet to come.
 * @returns why not
 */
export function obstacleAt(
  route: string,
  { person, restricted }: Pick<SignedIn, "person" | "restricted">,
): ErrorCode | undefined {
  if (person.guest && OWN.test(route) && route !== "/api/sign-out") return "not-allowed";
  if (restricted && !SETTING_UP.test(route)) return "second-factor-required";
  if (person.support === true) return SUPPORT.test(route) || OWN.test(route) ? undefined : "not-allowed";
  return SUPPORT.test(route) ? "support-only" : undefined;
}

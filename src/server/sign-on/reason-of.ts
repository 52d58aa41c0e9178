import { SignOnProblem, type SignOnReason } from "../domain/sign-on-problem.ts";

/** Codes of openid-client and of the library beneath it, as far as they mean something of their own. */
const REASONS: Readonly<Record<string, SignOnReason>> = {
  OAUTH_TIMEOUT: "too-slow",
  OAUTH_ABORT: "too-slow",
  OAUTH_HTTP_REQUEST_FORBIDDEN: "not-https",
  OAUTH_REQUEST_PROTOCOL_FORBIDDEN: "not-https",
  OAUTH_AUTHORIZATION_RESPONSE_ERROR: "turned-back",
  OAUTH_JWT_TIMESTAMP_CHECK_FAILED: "wrong-time",
};
/** Of a client's: RFC 6749 5.2 */
const CLIENT = /^(invalid_client|unauthorized_client)$/;

/**
 * Whatever the library throws, as a problem that says what it is and carries nothing of what the provider sent.
 * @param otherwise for all that has no reason of its own
 */
export function reasonOf(error: unknown, otherwise: SignOnReason): SignOnProblem {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if (at instanceof SignOnProblem) return at;
    const { code, error: refused } = at as { code?: unknown; error?: unknown };
    if (typeof refused === "string" && CLIENT.test(refused))
      return new SignOnProblem("client-refused", refused);
    const reason = typeof code === "string" ? REASONS[code] : undefined;
    if (reason) return new SignOnProblem(reason, String(code));
  }
  const { code } = error as { code?: unknown };
  return new SignOnProblem(otherwise, typeof code === "string" ? code : undefined);
}

import type { FastifyReply } from "fastify";
import { MAX_LONGEST_MS } from "../../shared/protocol/limits.ts";

const DAY_S = 24 * 60 * 60;

/**
 * `session`: of somebody with an account. `guest`: of somebody who came in by a link or a code. `device`: which links
 * were opened here, and may be again. `step`: a sign-in that has begun, and lets nobody in by itself. `sign-on`: a visit to the
 * organisation's provider. Max-Age in seconds, and not Expires: it holds on a device whose clock is wrong.
 * When a session ends is the server's to say, as it depends on when somebody was last here.
 */
const MAX_AGE_S = {
  session: MAX_LONGEST_MS / 1000,
  guest: 30 * DAY_S,
  device: 30 * DAY_S,
  step: 5 * 60,
  "sign-on": 10 * 60,
};
export type CookieKind = keyof typeof MAX_AGE_S;

/** `__Host-` ties the cookie to this host and to TLS (RFC 6265bis 4.1.3.2); plain HTTP is for the loopback only. */
function nameOf(kind: CookieKind, secure: boolean): string {
  return secure ? `__Host-${kind}` : kind;
}

/**
 * The token of this kind in a `Cookie` header, for endpoints and for the socket. Tokens are base64url, so nothing
 * needs decoding; of two cookies of this name the first counts (RFC 6265 5.4: the one set most exactly).
 */
export function readCookie(
  header: string | undefined,
  kind: CookieKind,
  secure: boolean,
): string | undefined {
  const prefix = `${nameOf(kind, secure)}=`;
  const pairs = header?.split(";").map((pair) => pair.trim());
  return pairs?.find((pair) => pair.startsWith(prefix))?.slice(prefix.length);
}

export function setCookie(reply: FastifyReply, kind: CookieKind, token: string, secure: boolean): void {
  write(reply, nameOf(kind, secure), token, MAX_AGE_S[kind], secure);
}

export function clearCookie(reply: FastifyReply, kind: CookieKind, secure: boolean): void {
  write(reply, nameOf(kind, secure), "", 0, secure);
}

/** Fastify keeps every `set-cookie` that is given. */
function write(reply: FastifyReply, name: string, value: string, maxAgeS: number, secure: boolean): void {
  const attributes = `Path=/; Max-Age=${maxAgeS}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
  reply.header("set-cookie", `${name}=${value}; ${attributes}`);
}

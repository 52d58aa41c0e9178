import type { FastifyReply } from "fastify";
import { SESSION_MS } from "../domain/periods.ts";

/** `__Host-` ties the cookie to this host and to TLS (RFC 6265bis 4.1.3.2); plain HTTP is for the loopback only. */
function nameOf(secure: boolean): string {
  return secure ? "__Host-session" : "session";
}

/**
 * The session's token in a `Cookie` header, for endpoints and for the socket. Tokens are base64url, so nothing
 * needs decoding; of two cookies of this name the first counts (RFC 6265 5.4: the one set most exactly).
 */
export function readSessionCookie(header: string | undefined, secure: boolean): string | undefined {
  const prefix = `${nameOf(secure)}=`;
  const pairs = header?.split(";").map((pair) => pair.trim());
  return pairs?.find((pair) => pair.startsWith(prefix))?.slice(prefix.length);
}

export function setSessionCookie(reply: FastifyReply, token: string, secure: boolean): void {
  // Max-Age and not Expires: it holds on a device whose clock is wrong.
  write(reply, token, SESSION_MS / 1000, secure);
}

export function clearSessionCookie(reply: FastifyReply, secure: boolean): void {
  write(reply, "", 0, secure);
}

function write(reply: FastifyReply, value: string, maxAgeS: number, secure: boolean): void {
  const attributes = `Path=/; Max-Age=${maxAgeS}; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
  reply.header("set-cookie", `${nameOf(secure)}=${value}; ${attributes}`);
}

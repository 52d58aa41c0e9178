import { fastifyCookie as cookies } from "@fastify/cookie";
import type { FastifyReply } from "fastify";
import { SESSION_MS } from "../domain/periods.ts";

/** `__Host-` ties the cookie to this host and to TLS (RFC 6265bis 4.1.3.2); plain HTTP is for the loopback only. */
function nameOf(secure: boolean): string {
  return secure ? "__Host-session" : "session";
}

/** The session's token in a `Cookie` header, for endpoints and for the socket. */
export function readSessionCookie(header: string | undefined, secure: boolean): string | undefined {
  if (header === undefined) return undefined;
  return cookies.parse(header)[nameOf(secure)];
}

export function setSessionCookie(reply: FastifyReply, token: string, secure: boolean): void {
  // Max-Age and not Expires: it holds on a device whose clock is wrong.
  write(reply, token, secure, SESSION_MS / 1000);
}

export function clearSessionCookie(reply: FastifyReply, secure: boolean): void {
  write(reply, "", secure, 0);
}

function write(reply: FastifyReply, value: string, secure: boolean, maxAge: number): void {
  const attributes = { path: "/", httpOnly: true, sameSite: "lax", secure, maxAge } as const;
  reply.header("set-cookie", cookies.serialize(nameOf(secure), value, attributes));
}

import type { FastifyReply } from "fastify";
import type { InlineHashes } from "./http-config.ts";

/**
 * The page's own files and nothing else: no frame, no font, no plugin, and of inline script and style only what these
 * hashes say word for word. `'self'` in connect-src covers the socket too (CSP 3, 6.7.2.8).
 */
export function contentSecurityPolicy(
  { scripts, styles }: InlineHashes = { scripts: [], styles: [] },
): string {
  return [
    "default-src 'none'",
    ["script-src 'self'", ...scripts].join(" "),
    ["style-src 'self'", ...styles].join(" "),
    "img-src 'self' data:",
    "connect-src 'self'",
    "font-src 'none'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

const ON_EVERYTHING = {
  "content-security-policy": contentSecurityPolicy(),
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(self), geolocation=(), microphone=(self), payment=(), usb=()",
  "x-robots-tag": "noindex",
  "cache-control": "no-store",
};

const TWO_YEARS_S = 2 * 365 * 24 * 60 * 60;

export function setHeaders(reply: FastifyReply, secure: boolean): void {
  reply.headers(ON_EVERYTHING);
  if (secure) reply.header("strict-transport-security", `max-age=${TWO_YEARS_S}`);
}

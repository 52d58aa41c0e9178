import type { IncomingHttpHeaders } from "node:http";
import type { HttpConfig } from "./http-config.ts";

/**
 * Does a request, or the opening of a socket, come from a page of this server? Browsers say so in `Sec-Fetch-Site`
 * and, for sockets and for everything that changes something, in `Origin`. Who sends neither is no browser, and
 * carries nobody's cookie unasked.
 */
export function isOwnOrigin(
  headers: IncomingHttpHeaders,
  { publicUrl, trustedProxies }: Pick<HttpConfig, "publicUrl" | "trustedProxies">,
): boolean {
  const { origin, "sec-fetch-site": site } = headers;
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  if (origin === undefined) return true;
  const from = URL.parse(origin);
  if (!from || from.host === "") return false;
  if (publicUrl !== undefined && from.origin === new URL(publicUrl).origin) return true;
  return from.host === URL.parse(`${from.protocol}//${hostOf(headers, trustedProxies !== undefined)}`)?.host;
}

/** The host that the browser named: a proxy may have put its own name into `Host`. The nearest proxy speaks last. */
function hostOf(headers: IncomingHttpHeaders, proxied: boolean): string {
  const forwarded = proxied ? headers["x-forwarded-host"]?.toString().split(",").at(-1)?.trim() : undefined;
  return forwarded ?? headers.host ?? "";
}

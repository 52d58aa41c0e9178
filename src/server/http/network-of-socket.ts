import type { IncomingMessage } from "node:http";
import type { HttpConfig } from "./http-config.ts";
import { networkOf } from "./network.ts";
import { trustOf } from "./trusted-proxies.ts";

/**
 * The network of an upgrade to a socket, by the rule that `request.ip` follows for requests: of the addresses by which
 * it came the first, from here, that is no trusted proxy's.
 */
export function networkOfSocket({ trustedProxies }: Pick<HttpConfig, "trustedProxies">) {
  const isTrusted = trustOf(trustedProxies);
  return ({ socket, headers }: IncomingMessage): string => {
    const said = trustedProxies ? String(headers["x-forwarded-for"] ?? "") : "";
    const hops = [socket.remoteAddress ?? "", ...said.split(",").reverse()].map((hop) => hop.trim());
    const known = hops.filter((hop) => hop !== "");
    return networkOf(known.find((hop, n) => !isTrusted(hop, n)) ?? known.at(-1) ?? "");
  };
}

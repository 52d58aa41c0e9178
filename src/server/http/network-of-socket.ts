import type { IncomingMessage } from "node:http";
import { BlockList, isIPv6 } from "node:net";
import type { HttpConfig } from "./http-config.ts";
import { networkOf } from "./network.ts";

/** The names of the framework's `trustProxy`, as its package proxy-addr spells them out. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  loopback: ["127.0.0.1/8", "::1/128"],
  linklocal: ["169.254.0.0/16", "fe80::/10"],
  uniquelocal: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"],
};

/**
 * The network of an upgrade to a socket, by the rule that `request.ip` follows for requests: of the addresses by which
 * it came the first, from here, that is no trusted proxy's.
 */
export function networkOfSocket({ trustedProxies }: Pick<HttpConfig, "trustedProxies">) {
  const trusted = new BlockList();
  for (const one of (trustedProxies ?? []).flatMap((name) => NAMED[name] ?? [name])) {
    const [address = "", bits] = one.split("/");
    const family = isIPv6(address) ? "ipv6" : "ipv4";
    trusted.addSubnet(address, Number(bits ?? (family === "ipv6" ? 128 : 32)), family);
  }
  const isTrusted = (ip: string): boolean => trusted.check(plain(ip), isIPv6(plain(ip)) ? "ipv6" : "ipv4");
  return ({ socket, headers }: IncomingMessage): string => {
    const said = trustedProxies ? String(headers["x-forwarded-for"] ?? "") : "";
    const hops = [socket.remoteAddress ?? "", ...said.split(",").reverse()].map((hop) => hop.trim());
    const known = hops.filter((hop) => hop !== "");
    return networkOf(known.find((hop) => !isTrusted(hop)) ?? known.at(-1) ?? "");
  };
}

/** An IPv4 address that came over an IPv6 socket is that IPv4 address. */
function plain(ip: string): string {
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1] ?? ip;
}

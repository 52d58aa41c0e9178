import { BlockList, isIP, isIPv6 } from "node:net";
import type { HttpConfig } from "./http-config.ts";

/** What may stand for addresses; `nearest` besides: whoever connects to this server from one of all of these. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  loopback: ["127.0.0.1/8", "::1/128"],
  linklocal: ["169.254.0.0/16", "fe80::/10"],
  uniquelocal: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"],
};
const NEAREST = "nearest";

/** Is who spoke at this address, so many hops from here (0: who connected), a proxy that is believed? */
export type Trust = (address: string, hop: number) => boolean;

/**
 * Of `nearest` only the first hop is a proxy: behind it a client of the same private network could otherwise say any
 * address to be its own.
 */
export function trustOf(trustedProxies: HttpConfig["trustedProxies"]): Trust {
  const nearest = trustedProxies?.includes(NEAREST) === true ? blockList(Object.keys(NAMED)) : undefined;
  const named = blockList((trustedProxies ?? []).filter((one) => one !== NEAREST));
  return (address, hop) => {
    const ip = plain(address);
    if (isIP(ip) === 0) return false;
    const family = isIPv6(ip) ? "ipv6" : "ipv4";
    return named.check(ip, family) || (hop === 0 && nearest?.check(ip, family) === true);
  };
}

function blockList(names: readonly string[]): BlockList {
  const list = new BlockList();
  for (const one of names.flatMap((name) => NAMED[name] ?? [name])) {
    const [address = "", bits] = one.split("/");
    const family = isIPv6(address) ? "ipv6" : "ipv4";
    list.addSubnet(address, Number(bits ?? (family === "ipv6" ? 128 : 32)), family);
  }
  return list;
}

/** An IPv4 address that came over an IPv6 socket is that IPv4 address. */
function plain(ip: string): string {
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1] ?? ip;
}

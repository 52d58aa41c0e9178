import { isIPv4, isIPv6 } from "node:net";
import { widerNetwork } from "../domain/wider-network.ts";

/**
 * What stands for one household or clinic when attempts are counted: an IPv4 address, or the /64 of an IPv6
 * address, of which one subscriber has 2^64.
 */
export function networkOf(ip: string): string {
  const [address = ""] = ip.split("%");
  if (!isIPv6(address)) return isIPv4(address) ? address : "unknown";
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [head = "", tail] = address.split("::");
  const before = groups(head);
  const after = groups(tail ?? "");
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const all = [...before, ...Array.from({ length: zeros }, () => "0"), ...after];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}

/** An address as above, and the network that somebody may command as a whole: a /24 of IPv4, a /48 of IPv6. */
export function placeOf(ip: string): { address: string; network: string } {
  const address = networkOf(ip);
  return { address, network: widerNetwork(address) };
}

/** An IPv4 address at the end stands for two groups; they are never among the first four. */
function groups(text: string): string[] {
  if (text === "") return [];
  return text.split(":").flatMap((group) => (group.includes(".") ? ["0", "0"] : [group]));
}

/**
 * The network that somebody may command as a whole, around an address as it is counted (src/server/http/network.ts): a
 * /24 of IPv4, a /48 of IPv6.
 */
export function widerNetwork(address: string): string {
  const isV6 = address.endsWith("::/64");
  const parts = address.split(isV6 ? ":" : ".").slice(0, 3);
  return isV6 ? `${parts.join(":")}::/48` : `${parts.join(".")}.0/24`;
}

import assert from "node:assert/strict";
import { test } from "node:test";
import { networkOf, placeOf } from "./network.ts";

for (const [ip, network] of [
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:0DB8:0001:0002:ffff::1", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["64:ff9b::192.0.2.7", "64:ff9b:0:0::/64"],
  ["1:2:3:4:5:6:192.0.2.7", "1:2:3:4::/64"],
  ["nonsense", "unknown"],
  ["", "unknown"],
] as const) {
  test(`attempts from ${ip || "nowhere"} are counted for ${network}`, () => {
    assert.equal(networkOf(ip), network);
  });
}

for (const [ip, network] of [
  ["192.0.2.7", "192.0.2.0/24"],
  ["::ffff:192.0.2.7", "192.0.2.0/24"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1::/48"],
  ["2001:db8::1", "2001:db8:0::/48"],
] as const) {
  test(`whoever has ${ip} may have all of ${network}`, () => {
    assert.deepEqual(placeOf(ip), { address: networkOf(ip), network });
  });
}

import assert from "node:assert/strict";
import { test } from "node:test";
import { isOwnOrigin } from "./own-origin.ts";

const HERE = { publicUrl: undefined, trustedProxies: undefined };
const PROXIED = { publicUrl: undefined, trustedProxies: ["loopback"] };
const PUBLISHED = { publicUrl: "https://chat.clinic.example", trustedProxies: undefined };
const host = "localhost:3000";

for (const [what, expected, headers, config] of [
  ["neither header, as a program sends", true, { host }, HERE],
  ["the own origin", true, { host, origin: "http://localhost:3000", "sec-fetch-site": "same-origin" }, HERE],
  ["the own origin of an old browser", true, { host, origin: "http://localhost:3000" }, HERE],
  ["the own host in capitals", true, { host: "LOCALHOST:3000", origin: "http://localhost:3000" }, HERE],
  ["the usual port left out", true, { host: "c.example:443", origin: "https://c.example" }, HERE],
  ["an address typed by a person", true, { host, "sec-fetch-site": "none" }, HERE],
  [
    "the published address behind another host",
    true,
    { host, origin: "https://chat.clinic.example" },
    PUBLISHED,
  ],
  [
    "the host that the proxy names",
    true,
    { host, "x-forwarded-host": "c.example", origin: "https://c.example" },
    PROXIED,
  ],
  ["another site", false, { host, origin: "https://evil.example", "sec-fetch-site": "cross-site" }, HERE],
  ["another site, of an old browser", false, { host, origin: "https://evil.example" }, HERE],
  ["another site without an origin", false, { host, "sec-fetch-site": "cross-site" }, HERE],
  ["a sibling host", false, { host, "sec-fetch-site": "same-site" }, HERE],
  ["another port of this host", false, { host, origin: "http://localhost:4000" }, HERE],
  ["an origin that hides itself", false, { host, origin: "null" }, HERE],
  ["an origin that is none", false, { host, origin: "//" }, HERE],
  ["a file", false, { host, origin: "file://" }, HERE],
  ["no host at all", false, { origin: "http://localhost:3000" }, HERE],
  [
    "an own origin that says cross-site",
    false,
    { host, origin: "http://localhost:3000", "sec-fetch-site": "cross-site" },
    HERE,
  ],
  [
    "a forwarded host without a declared proxy",
    false,
    { host, "x-forwarded-host": "e.example", origin: "https://e.example" },
    HERE,
  ],
  [
    "a forwarded host that the client has put before the proxy's",
    false,
    { host, "x-forwarded-host": "e.example, c.example", origin: "https://e.example" },
    PROXIED,
  ],
] as const) {
  test(`${expected ? "of this server" : "not of this server"}: ${what}`, () => {
    assert.equal(isOwnOrigin(headers, config), expected);
  });
}

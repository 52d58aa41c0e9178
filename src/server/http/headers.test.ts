import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type HttpClinic, openHttpClinic } from "../../../test/harness/http-clinic.ts";

let plain: HttpClinic;
let proxied: HttpClinic;

before(async () => {
  plain = await openHttpClinic();
  proxied = await openHttpClinic({ trustedProxies: ["loopback"] });
});
after(() => Promise.all([plain.close(), proxied.close()]));

const POLICY = [
  ["default-src", "'none'"],
  ["script-src", "'self'"],
  ["style-src", "'self'"],
  ["connect-src", "'self'"],
  ["font-src", "'none'"],
  ["form-action", "'self'"],
  ["base-uri", "'none'"],
  ["frame-ancestors", "'none'"],
] as const;

for (const [what, method, path] of [
  ["a page", "GET", "/"],
  ["a page that there is not", "GET", "/nothing"],
  ["a file", "GET", "/assets/main-0a1b2c3d.js"],
  ["an answer", "POST", "/api/links/look"],
  ["a refusal", "GET", "/api/unread"],
  ["an unknown endpoint", "GET", "/api/nothing"],
  ["an address that cannot be read", "GET", "/%zz"],
] as const) {
  test(`${what} comes with the headers that keep other websites and inline script out`, async () => {
    const { headers } = await plain.ask(method, path, method === "POST" ? { body: { secret: "x" } } : {});
    const policy = headers["content-security-policy"]?.toString() ?? "";
    const directives = new Map(
      policy.split("; ").map((directive) => directive.split(/ (.*)/, 2) as [string, string]),
    );
    for (const [directive, value] of POLICY) assert.equal(directives.get(directive), value, directive);
    assert.doesNotMatch(policy, /unsafe|https?:|\*/);
    assert.equal(headers["x-content-type-options"], "nosniff");
    assert.equal(headers["referrer-policy"], "no-referrer");
    assert.equal(headers["cross-origin-opener-policy"], "same-origin");
    assert.equal(headers["cross-origin-resource-policy"], "same-origin");
    assert.ok(headers["permissions-policy"]);
    assert.equal(headers["access-control-allow-origin"], undefined);
  });

  test(`${what} insists on TLS where there is TLS, and only there`, async () => {
    const body = method === "POST" ? { body: { secret: "x" } } : {};
    const secure =
      (await proxied.ask(method, path, body)).headers["strict-transport-security"]?.toString() ?? "";
    assert.ok(Number(/^max-age=(\d+)$/.exec(secure)?.[1]) >= 365 * 24 * 60 * 60, secure);
    assert.equal((await plain.ask(method, path, body)).headers["strict-transport-security"], undefined);
  });
}

test("no answer of an endpoint is kept by any cache", async () => {
  for (const path of ["/api/unread", "/api/nothing"]) {
    assert.equal((await plain.ask("GET", path)).headers["cache-control"], "no-store");
  }
});

test("the page may run what it carries in itself, word for word, and nothing else may", async () => {
  const inline = { scripts: ["'sha256-c2NyaXB0'"], styles: ["'sha256-c3R5bGU='"] };
  const clinic = await openHttpClinic({ inline });
  const policyOf = async (path: string) =>
    (await clinic.ask("GET", path)).headers["content-security-policy"]?.toString() ?? "";
  for (const path of ["/", "/i", "/nothing"]) {
    const policy = await policyOf(path);
    assert.match(policy, /; script-src 'self' 'sha256-c2NyaXB0';/);
    assert.match(policy, /; style-src 'self' 'sha256-c3R5bGU=';/);
    assert.doesNotMatch(policy, /unsafe/);
  }
  for (const path of ["/api/unread", "/assets/main-0a1b2c3d.js"]) {
    assert.doesNotMatch(await policyOf(path), /sha256/);
  }
  await clinic.close();
});

test("only the page itself may ask for camera and microphone", async () => {
  const policy = (await plain.ask("GET", "/")).headers["permissions-policy"]?.toString() ?? "";
  assert.match(policy, /camera=\(self\)/);
  assert.match(policy, /microphone=\(self\)/);
});

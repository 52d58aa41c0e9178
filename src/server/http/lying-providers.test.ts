import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import type { HttpBrowser } from "../../../test/harness/http-browser.ts";
import type { HttpClinic } from "../../../test/harness/http-clinic.ts";
import { ITS_KEY, json, LyingProvider, OTHER_KEY } from "../../../test/harness/lying-provider.ts";
import {
  begin,
  comeBack,
  openSignOnClinic,
  REDIRECT_URI,
  save,
  settings,
  stranger,
  whoIsIn,
} from "../../../test/harness/sign-on.ts";

const FAILED = "/sign-in#single-sign-on-failed";
const EMAIL = "sam@riverside.example";
const SAM = { sub: "sam", email: EMAIL, email_verified: true, name: "Sam Sample" };

let clinic: HttpClinic;
let office: HttpBrowser;
let provider: LyingProvider;
before(async () => {
  ({ clinic, office } = await openSignOnClinic());
});
after(() => clinic.close());
/** A new one each time: of the one before, what it said of itself is remembered. */
beforeEach(async (t) => {
  provider = await LyingProvider.open();
  const { close } = provider;
  (t as unknown as { after(end: () => Promise<void>): void }).after(close.bind(provider));
  await save(office, settings(provider.issuer));
});

/** The browser is sent away and comes back with what a provider would add to the address, or with `over`. */
async function comeIn(over: Record<string, string> = {}, claims: Record<string, unknown> = {}) {
  const browser = await stranger(clinic);
  const url = await begin(browser, EMAIL);
  provider.claims = { ...SAM, nonce: url.searchParams.get("nonce") ?? "", ...claims };
  const state = url.searchParams.get("state") ?? "";
  const back = new URL(`${REDIRECT_URI}?${new URLSearchParams({ code: "a-code", state, ...over })}`);
  return { place: await comeBack(browser, back), me: await whoIsIn(clinic, browser) };
}

/** What the program's log says of the last one that did not work out. */
function lastReason(): string | undefined {
  const told = clinic.logged.filter((line) => line.includes("did not work out")).at(-1);
  return told && JSON.parse(told).reason;
}

async function isTurnedBack(coming: ReturnType<typeof comeIn>, reason: string): Promise<void> {
  const { place, me } = await coming;
  assert.deepEqual([place, me], [FAILED, null]);
  assert.equal(lastReason(), reason);
}

const in60s = () => Math.floor(Date.now() / 1000) + 60;

test("what this provider says is believed as long as it is right", async () => {
  const { place, me } = await comeIn();
  assert.deepEqual([place, me?.email], ["/", EMAIL]);
});

for (const [title, over] of [
  ["another state", { state: "A".repeat(43) }],
  ["no state", { state: "" }],
  ["the name of another issuer (RFC 9207)", { iss: "https://evil.example" }],
] as const)
  test(`an address with ${title} is not believed, and no token is asked for`, async () => {
    const { place, me } = await comeIn(over);
    assert.deepEqual([place, me], [FAILED, null]);
    assert.ok(!provider.asked.includes("/token"));
  });

test("a provider that promises to name itself in the address must do so (RFC 9207)", async () => {
  provider.metadata = { authorization_response_iss_parameter_supported: true };
  await isTurnedBack(comeIn(), "not-believed");
});

for (const [title, claims, reason] of [
  ["another nonce", { nonce: "A".repeat(43) }, "not-believed"],
  ["no nonce", { nonce: undefined }, "not-believed"],
  ["another audience", { aud: "another-client" }, "not-believed"],
  ["another issuer", { iss: "https://evil.example" }, "not-believed"],
  [
    "a client besides this one, for which it was made",
    { aud: ["clinical-chat", "b"], azp: "b" },
    "not-believed",
  ],
  ["no subject", { sub: undefined }, "not-believed"],
  ["no end", { exp: undefined }, "not-believed"],
  ["an end that has passed", { exp: in60s() - 240 }, "wrong-time"],
  ["a beginning in the future", { nbf: in60s() + 240 }, "wrong-time"],
  ["a time in the future at which it was made", { iat: in60s() + 240, exp: in60s() + 480 }, "wrong-time"],
] as const)
  test(`an ID token with ${title} is not believed`, async () => {
    await isTurnedBack(comeIn({}, claims), reason);
  });

test("clocks may differ by half a minute", async () => {
  const cleo = { sub: "cleo", email: "cleo@riverside.example" };
  assert.equal((await comeIn({}, { ...cleo, exp: in60s() - 90, iat: in60s() - 120 })).place, "/");
  assert.equal((await comeIn({}, { ...cleo, iat: in60s() - 30 })).place, "/");
});

test("an ID token that somebody else signed, or nobody, is not believed", async () => {
  provider.key = OTHER_KEY;
  await isTurnedBack(comeIn(), "not-believed");
  provider.key = ITS_KEY;
  const browser = await stranger(clinic);
  const url = await begin(browser, EMAIL);
  const now = in60s() - 60;
  const right = { iss: provider.issuer, aud: "clinical-chat", iat: now, exp: now + 60, ...SAM };
  const claims = { ...right, nonce: url.searchParams.get("nonce") };
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  provider.token = `${part({ alg: "none" })}.${part(claims)}.`;
  const back = new URL(`${REDIRECT_URI}?code=c&state=${url.searchParams.get("state")}`);
  assert.equal(await comeBack(browser, back), FAILED);
  assert.equal(await whoIsIn(clinic, browser), null);
});

test("a token that was right for another visit is not believed in this one", async () => {
  const first = await begin(await stranger(clinic), EMAIL);
  await isTurnedBack(comeIn({}, { nonce: first.searchParams.get("nonce") }), "not-believed");
});

test("an answer of UserInfo about somebody else is not believed", async () => {
  provider.instead.set("/userinfo", (response) => json(response, { ...SAM, sub: "somebody-else" }));
  await isTurnedBack(comeIn({}, { email: undefined }), "not-believed");
});

test("an address of one source is not verified by another", async () => {
  provider.instead.set("/userinfo", (response) => json(response, { ...SAM, email: "x@evil.example" }));
  assert.equal((await comeIn({}, { email: undefined })).place, FAILED);
});

for (const [path, what] of [
  ["/token", "tokens"],
  ["/jwks", "keys"],
] as const) {
  test(`a provider that does not come forth with its ${what} is waited for a moment, and no longer`, async () => {
    provider.instead.set(path, () => {});
    await isTurnedBack(comeIn(), "too-slow");
  });

  test(`a provider that sends its ${what} without an end is cut off`, async () => {
    provider.instead.set(path, (response) => {
      response.writeHead(200, { "content-type": "application/json" });
      const more = () =>
        void (response.write(Buffer.alloc(65_536, 32)) ? setImmediate(more) : response.once("drain", more));
      more();
    });
    await isTurnedBack(comeIn(), "too-large");
  });

  test(`a provider that sends elsewhere for its ${what} is not followed`, async () => {
    provider.instead.set(
      path,
      (response) => void response.writeHead(307, { location: `${provider.issuer}/other` }).end(),
    );
    await isTurnedBack(comeIn(), "redirected");
    assert.ok(!provider.asked.includes("/other"));
  });

  test(`a provider whose ${what} are an error or no JSON gets the same answer`, async () => {
    provider.instead.set(path, (response) => json(response, { error: "server_error" }, 500));
    await isTurnedBack(comeIn(), "not-believed");
    provider.instead.set(
      path,
      (response) => void response.writeHead(200, { "content-type": "text/html" }).end("<p>"),
    );
    await isTurnedBack(comeIn(), "not-believed");
  });
}

test("a provider that is down, or does not know this client, is said to have failed, and the log says why", async () => {
  provider.instead.set("/token", (response) => json(response, { error: "invalid_client" }, 401));
  await isTurnedBack(comeIn(), "client-refused");
  await provider.close();
  await save(office, settings(`${provider.issuer}/other`));
  const browser = await stranger(clinic);
  const { status, json: body } = await browser.ask("POST", "/api/sign-on/begin", { body: { email: EMAIL } });
  assert.deepEqual([status, body.code, lastReason()], [422, "single-sign-on-failed", "unreachable"]);
});

test("what a lying provider leads to is never an error of the server's own", () => {
  assert.ok(!clinic.logged.some((line) => line.includes("an unforeseen error")));
});

import type * as Library from "openid-client";
import { SignOnProblem } from "../domain/sign-on-problem.ts";
import type { Clock } from "../ports/clock.ts";
import type { SignedOn, SignOnClient, SignOnProvider, SignOnVisit } from "../ports/sign-on-provider.ts";
import { limitedFetch, requireTls } from "./limited-fetch.ts";
import { readClaims } from "./read-claims.ts";
import { reasonOf } from "./reason-of.ts";

/** A browser waits for all of it. */
const TIMEOUT_S = 5;
/** How far two clocks may differ. */
const TOLERANCE_S = 60;
/** What a provider says of itself is asked for anew after this; keys that it has changed are noticed at once. */
const REMEMBERED_MS = 10 * 60_000;
const MOST_REMEMBERED = 100;
const OTHER_ISSUER = "OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED";

interface Around {
  readonly clock: Clock;
  /** Whether a provider on this machine may be asked without TLS. */
  readonly plainOnLoopback: boolean;
  /** Seconds. */
  readonly timeoutS?: number;
}

type Known = { readonly configuration: Library.Configuration; readonly until: number };

/** OpenID Connect Core 1.0 by its authorization code flow, with PKCE (RFC 7636), as RFC 9700 advises. */
export class OpenIdProvider implements SignOnProvider {
  readonly #around: Around;
  readonly #known = new Map<string, Known>();

  constructor(around: Around) {
    this.#around = around;
  }

  async check(issuer: string): Promise<void> {
    await this.#discover({ issuer, clientId: "test", clientSecret: "" });
  }

  async begin(
    client: SignOnClient,
    { redirectUri, state, nonce, verifier }: SignOnVisit,
    { email, groupsClaim }: { readonly email: string; readonly groupsClaim: string | undefined },
  ): Promise<string> {
    const configuration = await this.#configurationOf(client);
    const library = await import("openid-client");
    const offered = configuration.serverMetadata().scopes_supported;
    const scopes = ["openid", "email", "profile"];
    if (groupsClaim !== undefined && offered?.includes(groupsClaim)) scopes.push(groupsClaim);
    return library.buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope: scopes.join(" "),
      state,
      nonce,
      code_challenge: await library.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
      login_hint: email,
    }).href;
  }

  async finish(
    client: SignOnClient,
    visit: SignOnVisit,
    { query, groupsClaim }: { readonly query: string; readonly groupsClaim: string | undefined },
  ): Promise<SignedOn> {
    const configuration = await this.#configurationOf(client);
    const library = await import("openid-client");
    const address = new URL(visit.redirectUri);
    address.search = query;
    try {
      const tokens = await library.authorizationCodeGrant(configuration, address, {
        expectedState: visit.state,
        expectedNonce: visit.nonce,
        pkceCodeVerifier: visit.verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) throw new SignOnProblem("not-believed", "no-id-token");
      if (claims.iat > this.#around.clock.now() / 1000 + TOLERANCE_S)
        throw new SignOnProblem("wrong-time", "issued-in-the-future");
      const userInfo = async () =>
        configuration.serverMetadata().userinfo_endpoint === undefined
          ? {}
          : library.fetchUserInfo(configuration, tokens.access_token, claims.sub);
      return await readClaims(claims, userInfo, groupsClaim);
    } catch (error) {
      throw reasonOf(error, "not-believed");
    }
  }

  async #configurationOf(client: SignOnClient): Promise<Library.Configuration> {
    const key = JSON.stringify([client.issuer, client.clientId, client.clientSecret]);
    const now = this.#around.clock.now();
    const known = this.#known.get(key);
    if (known && known.until > now) return known.configuration;
    const configuration = await this.#discover(client);
    if (this.#known.size >= MOST_REMEMBERED) this.#known.clear();
    this.#known.set(key, { configuration, until: now + REMEMBERED_MS });
    return configuration;
  }

  async #discover({ issuer, clientId, clientSecret }: SignOnClient): Promise<Library.Configuration> {
    const { plainOnLoopback, timeoutS, clock } = this.#around;
    requireTls(issuer, plainOnLoopback);
    const library = await import("openid-client");
    const itself = showsItself(library, clientSecret);
    const skew = Math.round((clock.now() - Date.now()) / 1000);
    const metadata = { [library.clockSkew]: skew, [library.clockTolerance]: TOLERANCE_S };
    const execute = [library.enableNonRepudiationChecks];
    if (issuer.startsWith("http:")) execute.push(library.allowInsecureRequests);
    try {
      const configuration = await library.discovery(new URL(issuer), clientId, metadata, itself, {
        execute,
        timeout: timeoutS ?? TIMEOUT_S,
        [library.customFetch]: limitedFetch(plainOnLoopback) as Library.CustomFetch,
      });
      requireUsable(configuration.serverMetadata(), issuer, plainOnLoopback);
      return configuration;
    } catch (error) {
      const { code } = error as { code?: unknown };
      throw reasonOf(error, code === OTHER_ISSUER ? "other-issuer" : "no-provider");
    }
  }
}

/** As the provider wants it; where it does not say, in the header (OpenID Connect Discovery 1.0, 3). */
function showsItself(library: typeof Library, secret: string): Library.ClientAuth {
  if (secret === "") return library.None();
  const [inHeader, inBody] = [library.ClientSecretBasic(secret), library.ClientSecretPost(secret)];
  return (server, ...rest) => {
    const ways = server.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
    return (ways.includes("client_secret_basic") ? inHeader : inBody)(server, ...rest);
  };
}

/**
 * The library lets some providers call themselves otherwise, because they serve many organisations under one address:
 * then anybody's organisation there could speak for this one.
 */
function requireUsable(metadata: Library.ServerMetadata, issuer: string, plainOnLoopback: boolean): void {
  if (new URL(metadata.issuer).href !== new URL(issuer).href) throw new SignOnProblem("other-issuer");
  const { authorization_endpoint: authorization, token_endpoint: token } = metadata;
  if (authorization === undefined || token === undefined || metadata.jwks_uri === undefined)
    throw new SignOnProblem("no-authorization");
  for (const address of [authorization, token, metadata.jwks_uri]) requireTls(address, plainOnLoopback);
}

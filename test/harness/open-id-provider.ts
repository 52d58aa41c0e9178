import { generateKeyPairSync } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Provider, { type Configuration, type JWK } from "oidc-provider";

/** Somebody as the provider knows them. */
export interface AtProvider {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean | undefined;
  readonly name?: string;
  readonly groups?: readonly string[];
}

export const CLIENT = { clientId: "clinical-chat", clientSecret: "a secret between two servers" };

/** A provider as an organisation runs it, on loopback and in memory. Whoever comes is `person`, without being asked. */
export class LoopbackProvider {
  readonly issuer: string;
  person: AtProvider = { sub: "nobody" };
  readonly #server: Server;

  private constructor(server: Server, issuer: string) {
    this.#server = server;
    this.issuer = issuer;
  }

  /** @param claimsInToken whether the ID token has e-mail and groups, or UserInfo alone */
  static async open(redirectUri: string, claimsInToken = false): Promise<LoopbackProvider> {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const opened = new LoopbackProvider(server, issuer);
    const provider = new Provider(issuer, {
      ...configuration(redirectUri, claimsInToken),
      findAccount: async (_, sub) => ({ accountId: sub, claims: async () => ({ ...opened.person }) }),
    });
    const answer = provider.callback();
    server.on("request", (request: IncomingMessage, response: ServerResponse) => {
      const login = { accountId: opened.person.sub };
      if (request.url?.startsWith("/interaction/"))
        provider.interactionFinished(request, response, { login }).catch(() => response.destroy());
      else void answer(request, response);
    });
    return opened;
  }

  /** What a browser does there. @returns the address that it is sent back to */
  async visit(url: string): Promise<URL> {
    const jar = new Map<string, string>();
    let at = new URL(url);
    while (at.origin === this.issuer) {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
      const response = await fetch(at, { redirect: "manual", headers: { cookie } });
      for (const line of response.headers.getSetCookie()) {
        const [pair = ""] = line.split(";");
        jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
      }
      const location = response.headers.get("location");
      if (location === null) throw new Error(`${response.status}: ${await response.text()}`);
      await response.body?.cancel();
      at = new URL(location, at);
    }
    return at;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }
}

function configuration(redirectUri: string, claimsInToken: boolean): Configuration {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const key = { ...privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256", kid: "one" } as JWK;
  return {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [redirectUri],
      },
    ],
    jwks: { keys: [key] },
    cookies: { keys: ["for tests"] },
    claims: {
      openid: ["sub"],
      email: ["email", "email_verified"],
      profile: ["name"],
      groups: ["groups"],
    },
    conformIdTokenClaims: !claimsInToken,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    ttl: { Session: 60, Interaction: 60, Grant: 60, AccessToken: 60, IdToken: 60, AuthorizationCode: 60 },
    async loadExistingGrant({ oidc }) {
      const { client, account, provider } = oidc;
      const grant = new provider.Grant({ clientId: client?.clientId, accountId: account?.accountId });
      grant.addOIDCScope("openid email profile groups");
      await grant.save();
      return grant;
    },
  };
}

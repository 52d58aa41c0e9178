import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { CLIENT } from "./open-id-provider.ts";

export const ITS_KEY = newKey();
export const OTHER_KEY = newKey();

function newKey(): KeyObject {
  return generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
}

type Answer = (response: ServerResponse) => void | Promise<void>;

/** A provider that says whatever a test wants, to find out what is believed. */
export class LyingProvider {
  readonly issuer: string;
  /** What it answers in place of the right thing, by path. */
  readonly instead = new Map<string, Answer>();
  /** What was asked, by path. */
  readonly asked: string[] = [];
  /** What the next ID token says, over what is right. */
  claims: Readonly<Record<string, unknown>> = {};
  /** What the token's header says and who signs it. */
  key: KeyObject = ITS_KEY;
  /** Replaces the whole token. */
  token: string | undefined;
  metadata: Record<string, unknown> = {};
  readonly #server: Server;

  private constructor(server: Server, issuer: string) {
    this.#server = server;
    this.issuer = issuer;
  }

  static async open(): Promise<LyingProvider> {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const opened = new LyingProvider(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on("request", ({ url = "" }, response) => {
      const path = url.split("?")[0] ?? "";
      opened.asked.push(path);
      const answer = opened.instead.get(path);
      if (answer) return void answer(response);
      if (path === "/.well-known/openid-configuration") return json(response, opened.#itself());
      if (path === "/jwks") return json(response, { keys: [publicKey(ITS_KEY)] });
      if (path === "/token") return json(response, opened.#tokens());
      return json(response, {}, 404);
    });
    return opened;
  }

  #itself(): object {
    const { issuer } = this;
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      userinfo_endpoint: `${issuer}/userinfo`,
      response_types_supported: ["code"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: ["ES256"],
      ...this.metadata,
    };
  }

  #tokens(): object {
    const now = Math.floor(Date.now() / 1000);
    const right = { iss: this.issuer, aud: CLIENT.clientId, iat: now, exp: now + 60 };
    const id_token = this.token ?? signed({ ...right, ...this.claims }, this.key);
    return { access_token: "an access token", token_type: "Bearer", id_token };
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }
}

export function json(response: ServerResponse, body: object, status = 200): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

/** A JSON Web Token by ES256 (RFC 7515, RFC 7518 3.4). */
function signed(claims: object, key: KeyObject): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const content = `${part({ alg: "ES256", kid: "one" })}.${part(claims)}`;
  const signature = sign("sha256", Buffer.from(content), { key, dsaEncoding: "ieee-p1363" });
  return `${content}.${signature.toString("base64url")}`;
}

function publicKey(key: KeyObject): object {
  const { d: _, ...shown } = key.export({ format: "jwk" });
  return { ...shown, use: "sig", alg: "ES256", kid: "one" };
}

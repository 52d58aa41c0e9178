import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from "node:crypto";

/** What a browser would be asked, as the server sends it. */
export interface AskedOptions {
  readonly challenge: string;
  readonly rp?: { readonly id: string };
  readonly rpId?: string;
  readonly user?: { readonly id: string };
  readonly allowCredentials?: readonly { readonly id: string }[];
}

/** How an answer differs from that of an honest browser at the right page. */
export interface Twist {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  /** Not verified: somebody only touched it. */
  readonly verified?: boolean;
  readonly counter?: number;
  readonly userHandle?: string;
  readonly type?: string;
}

const PRESENT = 1;
const VERIFIED = 4;
const HAS_KEY = 64;

/** A browser and its authenticator in one (WebAuthn level 2): ES256, attestation "none", a counter. */
export class SoftwareAuthenticator {
  readonly credentialId = randomBytes(32);
  readonly #origin: string;
  readonly #counts: boolean;
  readonly #privateKey: KeyObject;
  readonly #cose: Buffer;
  #counter = 0;
  #userHandle = "";

  /** @param counts false: like passkeys that are kept in a cloud, whose counter is always 0 */
  constructor(origin: string, counts = true) {
    this.#origin = origin;
    this.#counts = counts;
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    this.#privateKey = privateKey;
    const { x = "", y = "" } = publicKey.export({ format: "jwk" });
    // RFC 9053 7.1.1: {1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}
    this.#cose = Buffer.concat([
      Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
      bytes(Buffer.from(x, "base64url")),
      Buffer.from([0x22]),
      bytes(Buffer.from(y, "base64url")),
    ]);
  }

  get id(): string {
    return this.credentialId.toString("base64url");
  }

  /** Answers `navigator.credentials.create`. */
  register(options: AskedOptions, twist: Twist = {}) {
    this.#userHandle = options.user?.id ?? "";
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.credentialId.length);
    const key = Buffer.concat([Buffer.alloc(16), length, this.credentialId, this.#cose]);
    const authData = Buffer.concat([this.#authData(options.rp?.id ?? "", HAS_KEY, twist), key]);
    // {"fmt": "none", "attStmt": {}, "authData": …}
    const attestationObject = Buffer.concat([
      Buffer.from([0xa3]),
      text("fmt"),
      text("none"),
      text("attStmt"),
      Buffer.from([0xa0]),
      text("authData"),
      bytes(authData),
    ]);
    return this.#response({
      clientDataJSON: this.#clientData("webauthn.create", options, twist).toString("base64url"),
      attestationObject: attestationObject.toString("base64url"),
      transports: ["internal"],
    });
  }

  /** Answers `navigator.credentials.get`. */
  sign(options: AskedOptions, twist: Twist = {}) {
    const clientData = this.#clientData("webauthn.get", options, twist);
    const authenticatorData = this.#authData(options.rpId ?? "", 0, twist);
    const hash = createHash("sha256").update(clientData).digest();
    const signature = createSign("sha256")
      .update(Buffer.concat([authenticatorData, hash]))
      .sign(this.#privateKey);
    return this.#response({
      clientDataJSON: clientData.toString("base64url"),
      authenticatorData: authenticatorData.toString("base64url"),
      signature: signature.toString("base64url"),
      userHandle: twist.userHandle ?? this.#userHandle,
    });
  }

  #response<Answer>(response: Answer) {
    const { id } = this;
    return { id, rawId: id, type: "public-key", clientExtensionResults: {}, response };
  }

  #clientData(type: string, { challenge }: AskedOptions, twist: Twist): Buffer {
    const said = {
      type: twist.type ?? type,
      challenge: twist.challenge ?? challenge,
      origin: twist.origin ?? this.#origin,
      crossOrigin: false,
    };
    return Buffer.from(JSON.stringify(said));
  }

  #authData(rpId: string, flags: number, twist: Twist): Buffer {
    if (this.#counts) this.#counter += 1;
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(twist.counter ?? this.#counter);
    const all = flags | PRESENT | (twist.verified === false ? 0 : VERIFIED);
    const rpIdHash = createHash("sha256")
      .update(twist.rpId ?? rpId)
      .digest();
    return Buffer.concat([rpIdHash, Buffer.from([all]), counter]);
  }
}

/** CBOR (RFC 8949 3.1), as far as it is needed: texts and byte strings. */
function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(major << 5) | length]);
  if (length < 256) return Buffer.from([(major << 5) | 24, length]);
  return Buffer.from([(major << 5) | 25, length >> 8, length & 255]);
}

function bytes(content: Buffer): Buffer {
  return Buffer.concat([head(2, content.length), content]);
}

function text(content: string): Buffer {
  return Buffer.concat([head(3, content.length), Buffer.from(content, "latin1")]);
}

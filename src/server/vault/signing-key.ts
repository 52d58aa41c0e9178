import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { SignatureCheck, Signer } from "../ports/signer.ts";
import { KeyProblem, refuseIfOthersMayRead } from "./root-key.ts";
import { writeOnce } from "./write-once.ts";

const NAME = "signing.key";

/**
 * Reads `signing.key` from the keys' folder, or makes it on the first start.
 * @throws KeyProblem when others may read it, or when it is damaged
 */
export async function signingKey(folder: string): Promise<Signer> {
  if ((await readIfThere(folder)) === undefined) {
    const { privateKey } = generateKeyPairSync("ed25519");
    await writeOnce(folder, NAME, privateKey.export({ type: "pkcs8", format: "pem" }));
  }
  return existingSigningKey(folder);
}

/** As `signingKey`, for programs beside the server, which make no keys. @throws KeyProblem also when there is none */
export async function existingSigningKey(folder: string): Promise<Signer> {
  const pem = await readIfThere(folder);
  if (pem === undefined)
    throw new KeyProblem(
      `There is no ${join(folder, NAME)}: give the folders that the server uses (DATA_DIR, KEYS_DIR), and start it once.`,
    );
  await refuseIfOthersMayRead(join(folder, NAME), "600");
  return signerOf(privateKeyFrom(pem, join(folder, NAME)));
}

export const signatureCheck: SignatureCheck = {
  isBy(publicKey, statement, signature) {
    const key = publicKeyFrom(publicKey);
    return verify(null, Buffer.from(statement), key, Buffer.from(signature, "base64"));
  },
};

function readIfThere(folder: string): Promise<string | undefined> {
  return readFile(join(folder, NAME), "utf8").catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return undefined;
    throw new KeyProblem(`The signing key ${join(folder, NAME)} cannot be read: ${cause.message}.`);
  });
}

function privateKeyFrom(pem: string, file: string): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === "ed25519") return key;
  } catch {
    // Said below, as for any other key.
  }
  throw new KeyProblem(`The signing key ${file} is damaged: it should hold an Ed25519 key in PEM.`);
}

function publicKeyFrom(pem: string): KeyObject {
  const key = createPublicKey(pem);
  if (key.asymmetricKeyType !== "ed25519") throw new TypeError("this is no Ed25519 public key");
  return key;
}

function signerOf(key: KeyObject): Signer {
  const publicKey = createPublicKey(key);
  const der = publicKey.export({ type: "spki", format: "der" });
  return {
    publicKey: publicKey.export({ type: "spki", format: "pem" }).toString(),
    keyId: createHash("sha256").update(der).digest("hex"),
    sign: (statement) => sign(null, Buffer.from(statement), key).toString("base64"),
  };
}

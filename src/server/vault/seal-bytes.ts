import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from "node:crypto";

const FORMAT = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + NONCE_BYTES;

/** AES-256-GCM (NIST SP 800-38D): format byte, random nonce, ciphertext, tag. `bound` is authenticated with it. */
export function sealBytes(key: KeyObject, bound: string, plain: Uint8Array): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(bound));
  const ciphertext = cipher.update(plain);
  cipher.final(); // GCM is a stream: nothing is left to come
  // In memory of its own: a part of Node's pool would take the rest of it along to another thread.
  const sealed = new Uint8Array(HEADER_BYTES + ciphertext.length + TAG_BYTES);
  sealed[0] = FORMAT;
  sealed.set(nonce, 1);
  sealed.set(ciphertext, HEADER_BYTES);
  sealed.set(cipher.getAuthTag(), HEADER_BYTES + ciphertext.length);
  return sealed;
}

/** @returns undefined when it was not sealed with this key for exactly this place */
export function openBytes(key: KeyObject, bound: string, sealed: Uint8Array): Buffer | undefined {
  if (sealed[0] !== FORMAT || sealed.length < HEADER_BYTES + TAG_BYTES) return undefined;
  const nonce = sealed.subarray(1, HEADER_BYTES);
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(bound)).setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    const plain = decipher.update(sealed.subarray(HEADER_BYTES, -TAG_BYTES));
    decipher.final();
    return plain;
  } catch {
    return undefined;
  }
}

import { createCipheriv, createDecipheriv, type KeyObject, randomFillSync } from "node:crypto";
import { epochOf } from "../domain/epoch.ts";
import type { MessageText } from "../domain/message-text.ts";
import type { MessageBinding, MessageSealer, SealedMessage } from "../ports/sealer.ts";
import type { EpochKeyRing } from "./epoch-key-ring.ts";

const FORMAT = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + NONCE_BYTES;

/**
 * AES-256-GCM (NIST SP 800-38D): format byte, random nonce, ciphertext, tag. A thread's key lives ten minutes, so
 * random 96-bit nonces stay far below the bound of 2^32 messages a key (8.3).
 */
export class VaultMessageSealer implements MessageSealer {
  readonly #ring: EpochKeyRing;

  constructor(ring: EpochKeyRing) {
    this.#ring = ring;
  }

  async seal(binding: MessageBinding, text: MessageText): Promise<SealedMessage> {
    const epoch = epochOf(binding.at);
    const { organisationId, threadId } = binding;
    const key =
      this.#ring.held(organisationId, epoch, threadId) ??
      (await this.#ring.toSeal(organisationId, epoch, threadId));
    return { ...binding, epoch, body: sealed(key, binding, text) } as SealedMessage;
  }

  async open(message: MessageBinding & { epoch: number; body: Uint8Array }): Promise<string | undefined> {
    const { organisationId, threadId, epoch } = message;
    const key =
      this.#ring.held(organisationId, epoch, threadId) ??
      (await this.#ring.toOpen(organisationId, epoch, threadId));
    return key && opened(key, message, message.body);
  }
}

function sealed(key: KeyObject, binding: MessageBinding, text: string): Uint8Array {
  const nonce = nextNonce();
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(bound(binding));
  const ciphertext = cipher.update(text, "utf8");
  cipher.final(); // GCM is a stream: nothing is left to come
  const body = Buffer.allocUnsafeSlow(HEADER_BYTES + ciphertext.length + TAG_BYTES);
  body[0] = FORMAT;
  nonce.copy(body, 1);
  ciphertext.copy(body, HEADER_BYTES);
  cipher.getAuthTag().copy(body, HEADER_BYTES + ciphertext.length);
  return body;
}

function opened(key: KeyObject, binding: MessageBinding, body: Uint8Array): string | undefined {
  if (body[0] !== FORMAT || body.length < HEADER_BYTES + TAG_BYTES) return undefined;
  const decipher = createDecipheriv("aes-256-gcm", key, body.subarray(1, HEADER_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(bound(binding)).setAuthTag(body.subarray(-TAG_BYTES));
  try {
    const text = decipher.update(body.subarray(HEADER_BYTES, -TAG_BYTES), undefined, "utf8");
    return text + decipher.final("utf8");
  } catch {
    return undefined;
  }
}

/** Numbers and a client id of a fixed alphabet, with a separator that is in neither: no two bindings are the same. */
function bound(b: MessageBinding): Buffer {
  return Buffer.from(
    `1|${b.organisationId}|${b.threadId}|${b.authorId}|${b.clientId}|${b.at}|${b.expiresAt}`,
    "latin1",
  );
}

/** The system call for random bytes costs more than the encryption of a short message: fetched for 256 at a time. */
const pool = Buffer.alloc(NONCE_BYTES * 256);
let used = pool.length;

function nextNonce(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += NONCE_BYTES;
  return Buffer.from(pool.subarray(used - NONCE_BYTES, used));
}

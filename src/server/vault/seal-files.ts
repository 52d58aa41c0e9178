import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  type KeyObject,
  randomBytes,
  randomFillSync,
} from "node:crypto";
import { epochOf } from "../domain/epoch.ts";
import { SEAL_BYTES, segmentBytes, segmentCount } from "../domain/file-layout.ts";
import type { Millis } from "../domain/identifiers.ts";
import type {
  FileBinding,
  FileSeal,
  FileSealer,
  SegmentSealing,
  WrappedFileKey,
} from "../ports/file-sealer.ts";
import type { EpochKeyRing } from "./epoch-key-ring.ts";

const CIPHER = "aes-256-gcm";
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = SEAL_BYTES - NONCE_BYTES;
/**
 * OpenSSL writes into buffers that Node allocates for each call. Up to this size the allocator hands the same memory
 * out again; a whole segment at once would be mapped and unmapped each time.
 */
const PIECE_BYTES = 64 * 1024;

/**
 * Segments as in STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015): each is bound to its index and to whether it is
 * the last, so none can be left out, moved or put behind the end. In place of the counter the nonce is random and
 * stored before the segment: after a crash a segment is sealed anew, maybe with other bytes, and no nonce may serve
 * twice. One key seals some 200 segments; the bound for random nonces is 2^32 (NIST SP 800-38D, 8.3).
 */
export class VaultFileSealer implements FileSealer {
  readonly #ring: EpochKeyRing;

  constructor(ring: EpochKeyRing) {
    this.#ring = ring;
  }

  begin(binding: FileBinding): FileSeal {
    return new VaultFileSeal(this.#ring, binding, createSecretKey(randomBytes(KEY_BYTES)));
  }

  async unwrap(binding: FileBinding, { epoch, wrappedKey }: WrappedFileKey): Promise<FileSeal | undefined> {
    const wrapping = await this.#ring.toUnwrapFiles(binding.organisationId, epoch);
    const key = wrapping && opened(wrapping, wrappedKey, bound("key", binding, epoch));
    return key && new VaultFileSeal(this.#ring, binding, createSecretKey(Buffer.concat(key)));
  }
}

class VaultFileSeal implements FileSeal {
  readonly #ring: EpochKeyRing;
  readonly #binding: FileBinding;
  readonly #key: KeyObject;

  constructor(ring: EpochKeyRing, binding: FileBinding, key: KeyObject) {
    this.#ring = ring;
    this.#binding = binding;
    this.#key = key;
  }

  sealSegment(index: number): SegmentSealing {
    return sealing(this.#key, this.#boundTo(index));
  }

  openSegment(index: number, sealed: Uint8Array): readonly Uint8Array[] | undefined {
    if (sealed.length > segmentBytes(this.#binding.size, index) + SEAL_BYTES) return undefined;
    return opened(this.#key, sealed, this.#boundTo(index));
  }

  sealText(text: string): Uint8Array {
    return sealed(this.#key, Buffer.from(text), bound("text", this.#binding));
  }

  openText(sealed: Uint8Array): string | undefined {
    const plain = opened(this.#key, sealed, bound("text", this.#binding));
    return plain && Buffer.concat(plain).toString("utf8");
  }

  async wrap(at: Millis): Promise<WrappedFileKey> {
    const epoch = epochOf(at);
    const wrapping = await this.#ring.toWrapFiles(this.#binding.organisationId, epoch);
    const wrappedKey = sealed(wrapping, this.#key.export(), bound("key", this.#binding, epoch));
    return { epoch, wrappedKey };
  }

  #boundTo(index: number): Buffer {
    const last = index === segmentCount(this.#binding.size) - 1;
    return bound(last ? "last segment" : "segment", this.#binding, index);
  }
}

function sealing(key: KeyObject, associated: Buffer): SegmentSealing {
  const head = randomFillSync(Buffer.allocUnsafeSlow(NONCE_BYTES));
  const cipher = createCipheriv(CIPHER, key, head).setAAD(associated);
  return {
    head,
    add: (plain) => cipher.update(plain),
    end() {
      cipher.final(); // GCM is a stream: nothing is left to come
      return cipher.getAuthTag();
    },
  };
}

function sealed(key: KeyObject, plain: Uint8Array, associated: Buffer): Uint8Array {
  const { head, add, end } = sealing(key, associated);
  return Buffer.concat([head, add(plain), end()]);
}

function opened(key: KeyObject, sealed: Uint8Array, associated: Buffer): Uint8Array[] | undefined {
  if (sealed.length < SEAL_BYTES) return undefined;
  const options = { authTagLength: TAG_BYTES };
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES), options);
  decipher.setAAD(associated).setAuthTag(sealed.subarray(-TAG_BYTES));
  const end = sealed.length - TAG_BYTES;
  const pieces: Uint8Array[] = [];
  for (let at = NONCE_BYTES; at < end; at += PIECE_BYTES)
    pieces.push(decipher.update(sealed.subarray(at, Math.min(at + PIECE_BYTES, end))));
  try {
    decipher.final();
    return pieces;
  } catch {
    return undefined;
  }
}

/** Numbers and fixed words, with a separator that is in neither: no two bindings are the same. */
function bound(what: string, { organisationId, fileId, size }: FileBinding, place = 0): Buffer {
  return Buffer.from(`1|${what}|${organisationId}|${fileId}|${size}|${place}`, "latin1");
}

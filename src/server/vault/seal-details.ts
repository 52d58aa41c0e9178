import { createHmac, type KeyObject } from "node:crypto";
import type { OrganisationId } from "../domain/identifiers.ts";
import type { DetailsBinding, DetailsSealer, OrganisationKeyStore } from "../ports/details-sealer.ts";
import { OrganisationKeys } from "./organisation-keys.ts";
import { derivedKey } from "./root-key.ts";
import { openBytes, sealBytes } from "./seal-bytes.ts";

/**
 * Each kind of detail has a key of its own, derived from the organisation's. These keys last; with random 96-bit
 * nonces each may seal 2^32 times (NIST SP 800-38D, 8.3), which is a letter every second for 136 years.
 */
export class VaultDetailsSealer implements DetailsSealer {
  readonly #keys: OrganisationKeys;
  readonly #forAll: Record<Parameters<DetailsSealer["hashForAll"]>[0], KeyObject>;

  private constructor(root: KeyObject, keys: OrganisationKeys) {
    this.#keys = keys;
    this.#forAll = {
      "access code": derivedKey(root, "hash of an access code"),
      "opt-out": derivedKey(root, "hash of an opt-out"),
      "recovery code": derivedKey(root, "hash of a recovery code"),
      "provider's subject": derivedKey(root, "hash of a provider's subject"),
    };
  }

  /** @throws KeyProblem when the organisations' keys were wrapped by another root key */
  static async open(root: KeyObject, kept: OrganisationKeyStore): Promise<VaultDetailsSealer> {
    const keys = new OrganisationKeys(kept, derivedKey(root, "organisation keys"));
    await keys.check();
    return new VaultDetailsSealer(root, keys);
  }

  async seal(binding: DetailsBinding, text: string): Promise<Uint8Array> {
    const key = await this.#keyFor(binding);
    return sealBytes(key, bound(binding), Buffer.from(text, "utf8"));
  }

  async open(binding: DetailsBinding, sealed: Uint8Array): Promise<string | undefined> {
    const key = await this.#keyFor(binding);
    return openBytes(key, bound(binding), sealed)?.toString("utf8");
  }

  async hashOf(organisationId: OrganisationId, kind: "mobile" | "email", address: string): Promise<string> {
    return hashed(await this.#keys.derived(organisationId, `hash of ${kind}`), address);
  }

  hashForAll(kind: Parameters<DetailsSealer["hashForAll"]>[0], text: string): string {
    return hashed(this.#forAll[kind], text);
  }

  #keyFor({ organisationId, kind }: DetailsBinding): Promise<KeyObject> {
    return this.#keys.derived(organisationId, `sealing of ${kind}`);
  }
}

/** A kind is one of a few fixed words and the rest are numbers: no two bindings are the same. */
function bound({ organisationId, kind, id }: DetailsBinding): string {
  return `1|${organisationId}|${kind}|${id}`;
}

function hashed(key: KeyObject, text: string): string {
  return createHmac("sha256", key).update(text, "utf8").digest("base64url");
}

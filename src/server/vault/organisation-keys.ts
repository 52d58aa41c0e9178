import { createSecretKey, hkdfSync, type KeyObject, randomBytes } from "node:crypto";
import type { OrganisationId } from "../domain/identifiers.ts";
import type { OrganisationKeyStore } from "../ports/details-sealer.ts";
import { KeyProblem } from "./root-key.ts";
import { openBytes, sealBytes } from "./seal-bytes.ts";

const KEY_BYTES = 32;

/** An organisation's key, unwrapped, and the keys derived from it, each for one purpose (RFC 5869). */
interface Held {
  readonly key: KeyObject;
  readonly derived: Map<string, KeyObject>;
}

/** The organisations' keys: made when first needed, kept wrapped in the database, and unwrapped once a process. */
export class OrganisationKeys {
  readonly #kept: OrganisationKeyStore;
  readonly #wrapping: KeyObject;
  readonly #held = new Map<OrganisationId, Promise<Held>>();

  constructor(kept: OrganisationKeyStore, wrapping: KeyObject) {
    this.#kept = kept;
    this.#wrapping = wrapping;
  }

  /** Better at the start than when somebody's name cannot be shown. @throws KeyProblem as `derived` */
  async check(): Promise<void> {
    const any = await this.#kept.anyWrappedKey();
    if (any) this.#unwrap(any.organisationId, any.wrapped);
  }

  /** @throws KeyProblem when the organisation's key was wrapped by another root key */
  async derived(organisationId: OrganisationId, purpose: string): Promise<KeyObject> {
    const { key, derived } = await this.#hold(organisationId);
    const held = derived.get(purpose);
    if (held) return held;
    const info = `clinical-chat ${purpose}`;
    const bytes = hkdfSync("sha256", key, String(organisationId), info, KEY_BYTES);
    const made = createSecretKey(Buffer.from(bytes));
    derived.set(purpose, made);
    return made;
  }

  /** Who asks meanwhile shares the answer; a failure is not remembered. */
  #hold(organisationId: OrganisationId): Promise<Held> {
    const held = this.#held.get(organisationId);
    if (held) return held;
    const found = this.#findOrMake(organisationId);
    this.#held.set(organisationId, found);
    found.catch(() => this.#held.delete(organisationId));
    return found;
  }

  async #findOrMake(organisationId: OrganisationId): Promise<Held> {
    const wrapped =
      (await this.#kept.wrappedKey(organisationId)) ??
      (await this.#kept.putWrappedKeyIfNone(
        organisationId,
        sealBytes(this.#wrapping, place(organisationId), randomBytes(KEY_BYTES)),
      ));
    return { key: this.#unwrap(organisationId, wrapped), derived: new Map() };
  }

  #unwrap(organisationId: OrganisationId, wrapped: Uint8Array): KeyObject {
    const bytes = openBytes(this.#wrapping, place(organisationId), wrapped);
    if (!bytes) {
      throw new KeyProblem(
        "The database holds keys that another root.key wrapped. Put the root key back that belongs to it.",
      );
    }
    return createSecretKey(bytes);
  }
}

function place(organisationId: OrganisationId): string {
  return `1|organisation key|${organisationId}`;
}

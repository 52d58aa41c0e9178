import { createSecretKey, hkdfSync, type KeyObject } from "node:crypto";
import type { Epoch } from "../domain/epoch.ts";
import type { OrganisationId, ThreadId } from "../domain/identifiers.ts";
import type { EpochKeys } from "../ports/sealer.ts";
import type { EpochKeysOnDisk } from "./epoch-keys-on-disk.ts";

interface Epochal {
  readonly key: KeyObject;
  /** Wraps the keys of files; derived when first needed. */
  files: KeyObject | undefined;
  readonly threads: Map<ThreadId, KeyObject>;
}

/** Threads of one epoch whose keys are kept at hand; deriving one again takes some ten microseconds. */
const MAX_THREAD_KEYS = 20_000;
/** Epochs at hand: a day has 144, and a clinic has one organisation or a few. */
const MAX_EPOCHS = 2_000;

/** The keys that this process has unwrapped, and the thread keys derived from them. Forgets what is destroyed. */
export class EpochKeyRing implements EpochKeys {
  readonly #keys: EpochKeysOnDisk;
  readonly #held = new Map<string, Epochal>();

  constructor(keys: EpochKeysOnDisk) {
    this.#keys = keys;
  }

  /** At hand, without waiting: the path of all but the first message of an epoch. */
  held(organisationId: OrganisationId, epoch: Epoch, threadId: ThreadId): KeyObject | undefined {
    const epochal = this.#held.get(`${organisationId}-${epoch}`);
    return epochal && threadKey(epochal, organisationId, threadId);
  }

  async toSeal(organisationId: OrganisationId, epoch: Epoch, threadId: ThreadId): Promise<KeyObject> {
    const key = await this.#keys.findOrMake(organisationId, epoch);
    return threadKey(this.#hold(organisationId, epoch, key), organisationId, threadId);
  }

  async toOpen(
    organisationId: OrganisationId,
    epoch: Epoch,
    threadId: ThreadId,
  ): Promise<KeyObject | undefined> {
    const key = await this.#keys.find(organisationId, epoch);
    return key && threadKey(this.#hold(organisationId, epoch, key), organisationId, threadId);
  }

  async toWrapFiles(organisationId: OrganisationId, epoch: Epoch): Promise<KeyObject> {
    const key = await this.#keys.findOrMake(organisationId, epoch);
    return filesKey(this.#hold(organisationId, epoch, key), organisationId);
  }

  async toUnwrapFiles(organisationId: OrganisationId, epoch: Epoch): Promise<KeyObject | undefined> {
    const key = await this.#keys.find(organisationId, epoch);
    return key && filesKey(this.#hold(organisationId, epoch, key), organisationId);
  }

  /** Also forgets what another process destroyed meanwhile. */
  async alive(): ReturnType<EpochKeys["alive"]> {
    const alive = await this.#keys.alive();
    const names = new Set(alive.map(({ organisationId, epoch }) => `${organisationId}-${epoch}`));
    for (const name of this.#held.keys()) if (!names.has(name)) this.#held.delete(name);
    return alive;
  }

  async destroy(organisationId: OrganisationId, epoch: Epoch): Promise<void> {
    this.#held.delete(`${organisationId}-${epoch}`);
    await this.#keys.destroy(organisationId, epoch);
    this.#held.delete(`${organisationId}-${epoch}`); // somebody may have unwrapped it meanwhile
  }

  #hold(organisationId: OrganisationId, epoch: Epoch, key: KeyObject): Epochal {
    const name = `${organisationId}-${epoch}`;
    const held = this.#held.get(name) ?? { key, files: undefined, threads: new Map() };
    if (this.#held.size >= MAX_EPOCHS) this.#held.clear();
    this.#held.set(name, held);
    return held;
  }
}

function threadKey(epochal: Epochal, organisationId: OrganisationId, threadId: ThreadId): KeyObject {
  const held = epochal.threads.get(threadId);
  if (held) return held;
  const made = derived(epochal, organisationId, `clinical-chat messages of thread ${threadId}`);
  if (epochal.threads.size >= MAX_THREAD_KEYS) epochal.threads.clear();
  epochal.threads.set(threadId, made);
  return made;
}

function filesKey(epochal: Epochal, organisationId: OrganisationId): KeyObject {
  epochal.files ??= derived(epochal, organisationId, "clinical-chat keys of files");
  return epochal.files;
}

function derived({ key }: Epochal, organisationId: OrganisationId, info: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync("sha256", key, String(organisationId), info, 32)));
}

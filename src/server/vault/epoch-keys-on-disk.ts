import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import { mkdir, open, readdir, readFile, unlink } from "node:fs/promises";
import { join } from "node:path";
import type { Epoch } from "../domain/epoch.ts";
import type { OrganisationId } from "../domain/identifiers.ts";
import type { EpochKeys } from "../ports/sealer.ts";
import { syncFolder, writeOnce } from "./write-once.ts";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const FILE_NAME = /^(\d+)-(\d+)$/;

/**
 * One small file for each organisation and epoch: its key, wrapped by a key derived from the root key. This folder
 * must never be in a backup: a file that is destroyed here is what makes a day's messages unreadable everywhere.
 */
export class EpochKeysOnDisk implements EpochKeys {
  readonly #folder: string;
  readonly #wrapping: KeyObject;

  private constructor(folder: string, wrapping: KeyObject) {
    this.#folder = folder;
    this.#wrapping = wrapping;
  }

  static async open(folder: string, wrapping: KeyObject): Promise<EpochKeysOnDisk> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return new EpochKeysOnDisk(folder, wrapping);
  }

  async alive(): Promise<readonly { organisationId: OrganisationId; epoch: Epoch }[]> {
    const names = await readdir(this.#folder);
    return names.flatMap((name) => {
      const parts = FILE_NAME.exec(name);
      return parts ? [{ organisationId: Number(parts[1]) as OrganisationId, epoch: Number(parts[2]) }] : [];
    });
  }

  /** @returns undefined when it was destroyed, never made, or was wrapped by another root key */
  async find(organisationId: OrganisationId, epoch: Epoch): Promise<KeyObject | undefined> {
    const name = fileName(organisationId, epoch);
    const wrapped = await readFile(join(this.#folder, name)).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === "ENOENT") return undefined;
      throw cause;
    });
    return wrapped && this.#unwrap(name, wrapped);
  }

  /** Makes the key, or finds the one that another process made first. Resolves when it is on disk. */
  async findOrMake(organisationId: OrganisationId, epoch: Epoch): Promise<KeyObject> {
    const found = await this.find(organisationId, epoch);
    if (found) return found;
    const name = fileName(organisationId, epoch);
    await writeOnce(this.#folder, name, this.#wrap(name, randomBytes(32)));
    const made = await this.find(organisationId, epoch);
    if (!made) throw new Error(`epoch key ${name} cannot be unwrapped with this root key`);
    return made;
  }

  /** Overwrites before it unlinks, for disks that write in place; on others the wrapping is what is left to trust. */
  async destroy(organisationId: OrganisationId, epoch: Epoch): Promise<void> {
    const file = join(this.#folder, fileName(organisationId, epoch));
    const handle = await open(file, "r+").catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === "ENOENT") return undefined;
      throw cause;
    });
    if (!handle) return;
    try {
      const { size } = await handle.stat();
      await handle.write(randomBytes(size), 0, size, 0);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await unlink(file);
    await syncFolder(this.#folder);
  }

  #wrap(name: string, key: Buffer): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv("aes-256-gcm", this.#wrapping, nonce).setAAD(Buffer.from(name));
    return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
  }

  #unwrap(name: string, wrapped: Buffer): KeyObject | undefined {
    const nonce = wrapped.subarray(0, NONCE_BYTES);
    const tag = wrapped.subarray(-TAG_BYTES);
    const decipher = createDecipheriv("aes-256-gcm", this.#wrapping, nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(name)).setAuthTag(tag);
    try {
      const key = Buffer.concat([
        decipher.update(wrapped.subarray(NONCE_BYTES, -TAG_BYTES)),
        decipher.final(),
      ]);
      return createSecretKey(key);
    } catch {
      return undefined;
    }
  }
}

function fileName(organisationId: OrganisationId, epoch: Epoch): string {
  return `${organisationId}-${epoch}`;
}

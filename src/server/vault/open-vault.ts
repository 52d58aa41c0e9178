import { join } from "node:path";
import type { DetailsSealer, OrganisationKeyStore } from "../ports/details-sealer.ts";
import type { FileSealer } from "../ports/file-sealer.ts";
import type { PasskeyCeremonies } from "../ports/passkey-ceremonies.ts";
import type { EpochKeys, MessageSealer } from "../ports/sealer.ts";
import type { NotedHead, Signer } from "../ports/signer.ts";
import type { Totp } from "../ports/totp.ts";
import { EpochKeyRing } from "./epoch-key-ring.ts";
import { EpochKeysOnDisk } from "./epoch-keys-on-disk.ts";
import { notedHead } from "./noted-head.ts";
import { passkeyCeremonies } from "./passkeys.ts";
import { derivedKey, rootKey } from "./root-key.ts";
import { VaultDetailsSealer } from "./seal-details.ts";
import { VaultFileSealer } from "./seal-files.ts";
import { VaultMessageSealer } from "./seal-messages.ts";
import { signingKey } from "./signing-key.ts";
import { totp } from "./totp.ts";

export interface Vault {
  readonly sealer: MessageSealer;
  readonly fileSealer: FileSealer;
  readonly keys: EpochKeys;
  readonly signer: Signer;
  readonly notedHead: NotedHead;
  readonly totp: Totp;
  readonly passkeyCeremonies: PasskeyCeremonies;
  /**
   * The organisations' keys are kept in the database, which is opened after the vault.
   * @throws KeyProblem when they were wrapped by another root key
   */
  sealDetails(kept: OrganisationKeyStore): Promise<DetailsSealer>;
}

/**
 * Opens the vault whose keys lie in this folder: `root.key`, and `epochs/`, which no backup may ever hold.
 * @throws KeyProblem with one sentence for whoever runs the installation
 */
export async function openVault(keysFolder: string): Promise<Vault> {
  const root = await rootKey(keysFolder);
  const keys = await EpochKeysOnDisk.open(join(keysFolder, "epochs"), derivedKey(root, "epoch keys"));
  const ring = new EpochKeyRing(keys);
  return {
    sealer: new VaultMessageSealer(ring),
    fileSealer: new VaultFileSealer(ring),
    keys: ring,
    signer: await signingKey(keysFolder),
    notedHead: notedHead(keysFolder),
    totp,
    passkeyCeremonies,
    sealDetails: (kept) => VaultDetailsSealer.open(root, kept),
  };
}

import type { Epoch } from "../domain/epoch.ts";
import type { Millis, OrganisationId, PersonId, ThreadId } from "../domain/identifiers.ts";
import type { MessageText } from "../domain/message-text.ts";

/** What a sealed message is bound to: changed or moved elsewhere, it does not open. */
export interface MessageBinding {
  readonly organisationId: OrganisationId;
  readonly threadId: ThreadId;
  readonly authorId: PersonId;
  readonly clientId: string;
  readonly at: Millis;
  readonly expiresAt: Millis;
}

declare const sealed: unique symbol;

/** Only the vault makes these. `epoch` says which key opens it. */
export interface SealedMessage extends MessageBinding {
  readonly epoch: Epoch;
  readonly body: Uint8Array;
  readonly [sealed]: true;
}

export interface MessageSealer {
  /** Resolves when the epoch's key is on disk. */
  seal(binding: MessageBinding, text: MessageText): Promise<SealedMessage>;
  /** @returns undefined when its key is destroyed, or when it is not what was sealed */
  open(message: Omit<SealedMessage, typeof sealed>): Promise<string | undefined>;
}

/** The keys of epochs, apart from every database: destroying one here is what makes deletion final. */
export interface EpochKeys {
  alive(): Promise<readonly { organisationId: OrganisationId; epoch: Epoch }[]>;
  destroy(organisationId: OrganisationId, epoch: Epoch): Promise<void>;
}

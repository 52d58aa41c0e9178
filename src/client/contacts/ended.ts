import type { Contact } from "../../shared/protocol/guest-bodies.ts";

/** How the dialog about a contact ended: with a contact that is new or changed, or with one that is gone. */
export type Ended = {
  readonly sentence: string;
  readonly contact: Contact | null;
  readonly gone: number | null;
};

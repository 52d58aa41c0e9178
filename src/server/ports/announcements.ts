import type { Message } from "../../shared/protocol/parts.ts";
import type {
  AppointmentId,
  Millis,
  OrganisationId,
  PersonId,
  SessionId,
  ThreadId,
  Version,
} from "../domain/identifiers.ts";
import type { SessionEnds } from "./people-store.ts";
import type { Position } from "./thread-store.ts";

/** What other nodes are told after a commit: identifiers and numbers, never a word of a message. */
export type Announcement =
  | { readonly kind: "posted"; readonly threadId: ThreadId; readonly version: Version }
  | {
      readonly kind: "removed";
      readonly threadId: ThreadId;
      readonly version: Version;
      readonly seq: Version;
    }
  | { readonly kind: "members"; readonly threadId: ThreadId; readonly version: Version }
  | ({ readonly kind: "position"; readonly threadId: ThreadId; readonly personId: PersonId } & Position)
  | { readonly kind: "typing"; readonly threadId: ThreadId; readonly personId: PersonId }
  | { readonly kind: "session-ended"; readonly sessionId: SessionId }
  /** Support has turned an organisation's chat off or on. */
  | { readonly kind: "chat-switched"; readonly organisationId: OrganisationId; readonly on: boolean }
  /** Its name, emergency number or retention is another now. */
  | { readonly kind: "organisation-changed"; readonly organisationId: OrganisationId }
  /** There was input, or the organisation has set other times: it ends at another time now. */
  | ({
      readonly kind: "session-moved";
      readonly sessionId: SessionId;
      readonly personId: PersonId;
      readonly seenAt: Millis;
    } & SessionEnds)
  /** Their roles or name are others now; open sockets come back as who they are. */
  | { readonly kind: "person-changed"; readonly personId: PersonId }
  /** Who waits for this host, or asks this host to be let in, is another now. */
  | { readonly kind: "waiting"; readonly hostId: PersonId }
  | { readonly kind: "admissions"; readonly hostId: PersonId }
  /** An appointment's people are to be told how it stands. */
  | { readonly kind: "appointment"; readonly appointmentId: AppointmentId };

/** What the announcing node knows besides and need not look up: it never leaves the process. */
export interface AtHand {
  readonly message?: Message;
  /** The connection that posted, which gets `confirmed` in place of `posted`. */
  readonly origin?: object;
}

export interface Announcements {
  announce(announcement: Announcement, atHand?: AtHand): void;
  /** @returns a function that ends the subscription */
  subscribe(listener: (announcement: Announcement, atHand: AtHand) => void): () => void;
}

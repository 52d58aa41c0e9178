/** What deeds that write letters must know of how letters leave. */
export interface PostOffice {
  /** Those with a carrier (or the outbox): the others reach nobody. */
  readonly channels: ReadonlySet<"sms" | "email">;
  /** E-mails leave the house. In the outbox they wait for whoever runs the server, so links are shown besides. */
  readonly mailLeaves: boolean;
  /** Where people reach this installation, without a slash at the end; known when the server listens. */
  publicUrl(): string;
  /** A letter was written: whoever sends them need not wait for the next turn. */
  wake(): void;
}

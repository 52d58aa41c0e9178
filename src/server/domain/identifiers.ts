/**
 * Identifiers are random whole numbers of 53 bits: small in the database and exact in JSON. They are names, not
 * secrets; what a person may see is decided by membership alone.
 */
declare const kind: unique symbol;
type Identifier<K extends string> = number & { readonly [kind]: K };

export type OrganisationId = Identifier<"organisation">;
export type PersonId = Identifier<"person">;
export type ThreadId = Identifier<"thread">;
export type AppointmentId = Identifier<"appointment">;
export type InvitationId = Identifier<"invitation">;
export type CodeId = Identifier<"access code">;
export type AdmissionId = Identifier<"admission">;
/** Of an administrator's request to Support. */
export type ChatRequestId = Identifier<"chat request">;
export type LetterId = Identifier<"letter">;
/** Of a file from the beginning of its upload; also the name of its sealed bytes in their home. */
export type FileId = Identifier<"file">;
/** Of somebody's sign-in; the sessions of the clinic's calendar are appointments. */
export type SessionId = Identifier<"session">;

export type PasskeyId = Identifier<"passkey">;

/** Milliseconds since 1970. */
export type Millis = number;
/** A thread's counter: every change of it takes the next number, and a message's `seq` is the number it took. */
export type Version = number;

import type {
  AdmissionId,
  AppointmentId,
  CodeId,
  Millis,
  OrganisationId,
  PersonId,
  ThreadId,
} from "../domain/identifiers.ts";

/**
 * `hash` by DetailsSealer.hashForAll("access code"), `sealed` by seal("access code"). `proofHash`: of the digits with
 * the last four of the mobile number, so that a second proof is looked at without opening anything.
 */
export interface CodeRecord {
  readonly id: CodeId;
  readonly organisationId: OrganisationId;
  readonly personId: PersonId;
  readonly threadId: ThreadId;
  readonly appointmentId: AppointmentId | undefined;
  readonly hash: string;
  readonly proofHash: string | undefined;
  readonly sealed: Uint8Array;
  readonly madeAt: Millis;
  readonly endsAt: Millis;
}

/** What an attempt found. The same statements are carried out for a right and a wrong code. */
export interface CodeAttempt {
  readonly code: CodeRecord | undefined;
  /** Wrong codes tried today in the whole installation, this one not counted. */
  readonly wrongToday: number;
}

export interface AdmissionRecord {
  readonly id: AdmissionId;
  readonly code: CodeRecord;
  /** Sealed: what they typed (details-sealer.ts: "admission"). */
  readonly name: Uint8Array;
  readonly askedAt: Millis;
  readonly endsAt: Millis;
  readonly admittedAt: Millis | undefined;
}

export interface AccessCodeStore {
  /**
   * Replaces an earlier code of the same person for the same thread or appointment.
   * @returns false when a living code has this hash: make another
   * @throws Refusal `person-not-found`, `thread-not-found`, `member-not-found`
   */
  put(code: CodeRecord): Promise<boolean>;
  /**
   * In one transaction: what this code is, and a wrong one (or one whose `proof` turns out wrong, see `countWrong`)
   * is counted for the day.
   */
  tryCode(hash: string, day: number, now: Millis): Promise<CodeAttempt>;
  /** A right code with a wrong second proof is a wrong code. */
  countWrong(day: number): Promise<void>;
  /** Somebody asks to be let in by name. @returns how many did so on that day, with this one */
  countByName(day: number): Promise<number>;
  /** Living ones of these people for a thread or an appointment. */
  living(
    of: { readonly threadId: ThreadId } | { readonly appointmentId: AppointmentId },
    now: Millis,
  ): Promise<readonly CodeRecord[]>;
  /** Of a chat (its appointments' codes stay). */
  revoke(personId: PersonId, threadId: ThreadId): Promise<void>;
  /** Codes and admissions that ended, and counts of days past. @returns how many codes */
  eraseEnded(now: Millis): Promise<number>;

  /** `hash`: of the token that the one at the door holds. */
  ask(admission: {
    id: AdmissionId;
    codeId: CodeId;
    hash: string;
    name: Uint8Array;
    now: Millis;
    endsAt: Millis;
  }): Promise<void>;
  findAdmission(hash: string, now: Millis): Promise<AdmissionRecord | undefined>;
  /** Not admitted yet, for threads of which this host is a member. */
  asking(host: PersonId, now: Millis): Promise<readonly AdmissionRecord[]>;
  /** @returns false unless this host may and it is still asking */
  admit(id: AdmissionId, host: PersonId, now: Millis): Promise<boolean>;
  refuse(id: AdmissionId, host: PersonId): Promise<boolean>;
  /** Uses an admission up. @returns false when somebody else did */
  endAdmission(id: AdmissionId): Promise<boolean>;
}

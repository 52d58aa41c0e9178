import type { AdmissionId, CodeId, Millis, PersonId } from "../../domain/identifiers.ts";
import type { AdmissionRecord, CodeRecord } from "../../ports/access-code-store.ts";
import { all, type Deed, get, run, statement } from "../deed.ts";
import { recordFrom } from "../record-from.ts";
import { CODE_COLUMNS, type CodeRow } from "./access-codes.ts";

const ASK = statement(`
  INSERT INTO admissions (id, code_id, hash, name, asked_at, ends_at) VALUES ($1, $2, $3, $4, $5, $6)`);
const ADMISSION_COLUMNS = `
  a.id AS "admissionId", a.name, a.asked_at AS "askedAt", a.ends_at AS "askingEndsAt",
  a.admitted_at AS "admittedAt", ${CODE_COLUMNS}`;
/** With the code an admission ends too. */
const FIND = statement(`
  SELECT ${ADMISSION_COLUMNS} FROM admissions a JOIN access_codes c ON c.id = a.code_id
  JOIN people p ON p.id = c.person_id
  WHERE a.hash = $1 AND a.ends_at > $2 AND c.ends_at > $2 AND p.deleted_at IS NULL`);
const ASKING = statement(`
  SELECT ${ADMISSION_COLUMNS} FROM members m JOIN access_codes c ON c.thread_id = m.thread_id
  JOIN admissions a ON a.code_id = c.id
  WHERE m.person_id = $1 AND m.left_at IS NULL AND c.person_id <> $1 AND c.ends_at > $2
    AND a.ends_at > $2 AND a.admitted_at IS NULL ORDER BY a.asked_at, a.id`);

/** A host decides about those whose code is for a thread of theirs. */
const OF_HOST = `
  id = $1 AND admitted_at IS NULL AND code_id IN
    (SELECT c.id FROM access_codes c JOIN members m ON m.thread_id = c.thread_id
     WHERE m.person_id = $2 AND m.left_at IS NULL AND c.person_id <> $2)`;
const ADMIT = statement(`UPDATE admissions SET admitted_at = $3 WHERE ${OF_HOST} AND ends_at > $3`);
const REFUSE = statement(`DELETE FROM admissions WHERE ${OF_HOST}`);
const END = statement("DELETE FROM admissions WHERE id = $1");

type AdmissionRow = CodeRow & {
  admissionId: AdmissionId;
  name: Uint8Array;
  askedAt: Millis;
  askingEndsAt: Millis;
  admittedAt: Millis | null;
};

function admissionFrom(row: AdmissionRow): AdmissionRecord {
  const { admissionId, name, askedAt, askingEndsAt, admittedAt, ...code } = row;
  return {
    id: admissionId,
    code: recordFrom<CodeRecord>(code),
    name,
    askedAt,
    endsAt: askingEndsAt,
    admittedAt: admittedAt ?? undefined,
  };
}

export function* askAdmission(admission: {
  id: AdmissionId;
  codeId: CodeId;
  hash: string;
  name: Uint8Array;
  now: Millis;
  endsAt: Millis;
}): Deed<void> {
  const { id, codeId, hash, name, now, endsAt } = admission;
  yield* run(ASK, id, codeId, hash, name, now, endsAt);
}

export function* findAdmission(hash: string, now: Millis): Deed<AdmissionRecord | undefined> {
  const row = yield* get<AdmissionRow>(FIND, hash, now);
  return row && admissionFrom(row);
}

export function* asking(host: PersonId, now: Millis): Deed<AdmissionRecord[]> {
  return (yield* all<AdmissionRow>(ASKING, host, now)).map(admissionFrom);
}

export function* admit(id: AdmissionId, host: PersonId, now: Millis): Deed<boolean> {
  return (yield* run(ADMIT, id, host, now)) === 1;
}

export function* refuseAdmission(id: AdmissionId, host: PersonId): Deed<boolean> {
  return (yield* run(REFUSE, id, host)) === 1;
}

export function* endAdmission(id: AdmissionId): Deed<boolean> {
  return (yield* run(END, id)) === 1;
}

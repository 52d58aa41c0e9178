import { ACCOUNT_READS, ACCOUNT_WRITES } from "./account-deeds.ts";
import type { Deed } from "./deed.ts";
import {
  countByName,
  countWrongCodes,
  eraseEndedCodes,
  livingCodes,
  putCode,
  revokeCode,
  tryCode,
} from "./statements/access-codes.ts";
import {
  admit,
  askAdmission,
  asking,
  endAdmission,
  findAdmission,
  refuseAdmission,
} from "./statements/admissions.ts";
import { append } from "./statements/append.ts";
import {
  appointmentsOfHost,
  appointmentsOfPerson,
  connectPerson,
  endAppointment,
  eraseEndedAppointments,
  everybodyWaiting,
  findAppointment,
  putAppointment,
  setWaiting,
} from "./statements/appointments.ts";
import { blank, epochsHolding } from "./statements/bodies.ts";
import {
  addContact,
  changeContact,
  contactKeptByOthers,
  contactsKeptBy,
  contactsWithAddress,
  countKeptContacts,
  findContact,
  findKeptContact,
  keepContact,
} from "./statements/contacts.ts";
import { endAccess, endDevices } from "./statements/end-access.ts";
import { eraseNames } from "./statements/erase-names.ts";
import { erase } from "./statements/expiry.ts";
import {
  blankFiles,
  eraseCounted,
  eraseFiles,
  filesWithBytes,
  findFile,
  goneFiles,
  knownFiles,
  promisedBytes,
  waitingFiles,
} from "./statements/files.ts";
import {
  eraseEndedInvitations,
  findInvitation,
  invitationStates,
  invitationsMadeSince,
  openInvitation,
  putInvitation,
  revokeInvitations,
} from "./statements/invitations.ts";
import {
  countLettersByState,
  countUndeliveredLetters,
  countWaitingLetters,
  dismissLetter,
  dueLetters,
  eraseEndedLetters,
  handOverLetter,
  letterSent,
  letterUndelivered,
  putLetter,
  recoverLetters,
  retryLetter,
  sendLetterAgain,
  undeliveredLetters,
} from "./statements/letters.ts";
import { loseFiles } from "./statements/lose-files.ts";
import { addMembers } from "./statements/membership.ts";
import { mergeContacts } from "./statements/merge-contacts.ts";
import { changes, find, page, remove } from "./statements/messages.ts";
import {
  keepDeviceZone,
  notificationSettings,
  notified,
  optedOut,
  optIn,
  optOut,
  saveNotificationSettings,
  seen,
  unnotified,
} from "./statements/notifications.ts";
import { advance, lastRead, unread } from "./statements/positions.ts";
import { eraseRefusedFiles, putRefusedFile, refusedFiles } from "./statements/refused-files.ts";
import { removeContact } from "./statements/remove-contact.ts";
import { removeMember } from "./statements/remove-member.ts";
import { list, record } from "./statements/thread-list.ts";
import { findOrCreate, members, threadsOf, view } from "./statements/threads.ts";
import {
  acceptUpload,
  beginUpload,
  cancelUpload,
  confirmUpload,
  findUpload,
  leftToUpload,
} from "./statements/uploads.ts";

/** Everything that an engine can be asked by name. Reads see one moment; writes are transactions. */
export const READS = {
  ...ACCOUNT_READS,
  appointmentsOfHost,
  appointmentsOfPerson,
  asking,
  changes,
  contactKeptByOthers,
  contactsKeptBy,
  contactsWithAddress,
  countKeptContacts,
  countLettersByState,
  countUndeliveredLetters,
  countWaitingLetters,
  dueLetters,
  everybodyWaiting,
  find,
  findAdmission,
  findAppointment,
  findContact,
  findFile,
  findInvitation,
  findKeptContact,
  findUpload,
  filesWithBytes,
  knownFiles,
  goneFiles,
  epochsHolding,
  invitationsMadeSince,
  invitationStates,
  lastRead,
  leftToUpload,
  list,
  livingCodes,
  members,
  notificationSettings,
  optedOut,
  page,
  promisedBytes,
  record,
  refusedFiles,
  threadsOf,
  undeliveredLetters,
  unnotified,
  unread,
  view,
  waitingFiles,
};
export const WRITES = {
  ...ACCOUNT_WRITES,
  acceptUpload,
  addContact,
  addMembers,
  admit,
  advance,
  append,
  askAdmission,
  beginUpload,
  blank,
  blankFiles,
  cancelUpload,
  changeContact,
  confirmUpload,
  connectPerson,
  countByName,
  countWrongCodes,
  dismissLetter,
  endAccess,
  endAdmission,
  endAppointment,
  endDevices,
  erase,
  eraseCounted,
  eraseEndedAppointments,
  eraseEndedCodes,
  eraseEndedInvitations,
  eraseEndedLetters,
  eraseFiles,
  eraseNames,
  eraseRefusedFiles,
  findOrCreate,
  handOverLetter,
  keepContact,
  letterSent,
  letterUndelivered,
  loseFiles,
  mergeContacts,
  notified,
  openInvitation,
  optIn,
  optOut,
  putAppointment,
  putCode,
  putInvitation,
  putLetter,
  putRefusedFile,
  recoverLetters,
  refuseAdmission,
  remove,
  removeContact,
  removeMember,
  retryLetter,
  revokeCode,
  revokeInvitations,
  keepDeviceZone,
  saveNotificationSettings,
  seen,
  sendLetterAgain,
  setWaiting,
  tryCode,
};

type Deeds = Record<string, (...args: never[]) => Deed<unknown>>;
type ResultOf<D> = D extends (...args: never[]) => Deed<infer Result> ? Result : never;
type ArgumentsOf<D> = D extends (...args: infer Arguments) => Deed<unknown> ? Arguments : never;
type Asking<D extends Deeds> = <Name extends keyof D & string>(
  name: Name,
  ...args: ArgumentsOf<D[Name]>
) => Promise<ResultOf<D[Name]>>;

/** Runs deeds. A deed's Refusal rejects with that Refusal; whatever else fails, with a StoreProblem. */
export interface Engine {
  readonly read: Asking<typeof READS>;
  /** Resolves when it is on disk. */
  readonly write: Asking<typeof WRITES>;
  scrub(): Promise<void>;
  close(): Promise<void>;
}

/** A deed by its name, for engines that got the name from elsewhere. @throws TypeError for an unknown name */
export function deedNamed(name: string): (...args: unknown[]) => Deed<unknown> {
  const deed = (READS as Deeds)[name] ?? (WRITES as Deeds)[name];
  if (deed === undefined) throw new TypeError(`no deed is called ${name}`);
  return deed as (...args: unknown[]) => Deed<unknown>;
}

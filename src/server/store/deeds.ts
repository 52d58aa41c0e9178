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
import {
  appendAudit,
  auditBeginning,
  auditHead,
  auditPage,
  eraseAudit,
  findAudit,
} from "./statements/audit.ts";
import { blank, holdsEpoch } from "./statements/bodies.ts";
import {
  answerCeremony,
  endCeremoniesOf,
  eraseEndedCeremonies,
  lookAtCeremony,
  putCeremony,
  setCeremonyState,
  takeCeremony,
} from "./statements/ceremonies.ts";
import { askSupport, confirmRequest, findAskedRequest, newestRequest } from "./statements/chat-requests.ts";
import {
  administratorsOf,
  changeColleague,
  choosePassword,
  everybody,
  findColleague,
  restoreColleague,
} from "./statements/colleagues.ts";
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
import { deactivateColleague } from "./statements/deactivate-colleague.ts";
import { endAccess, endDevices } from "./statements/end-access.ts";
import {
  epochCounted,
  epochsDestroyed,
  epochsNotNoted,
  eraseEpochCounts,
  noteDestroyed,
  organisationsOfDestroyed,
} from "./statements/epoch-counts.ts";
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
  loseFiles,
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
import { lookAtLink, putLink, takeLink } from "./statements/links.ts";
import { addMembers } from "./statements/membership.ts";
import { mergeContacts } from "./statements/merge-contacts.ts";
import { changes, find, page, remove } from "./statements/messages.ts";
import {
  notificationSettings,
  notified,
  optedOut,
  optIn,
  optOut,
  saveNotificationSettings,
  seen,
  unnotified,
} from "./statements/notifications.ts";
import {
  anyWrappedKey,
  organisationSettings,
  putWrappedKeyIfNone,
  saveOrganisationSettings,
  wrappedKey,
} from "./statements/organisation-settings.ts";
import {
  addPasskey,
  findPasskey,
  passkeysOf,
  passkeyUsed,
  removePasskey,
  renamePasskey,
} from "./statements/passkeys.ts";
import {
  addPerson,
  anyOrganisation,
  credentials,
  organisation,
  personById,
  searchPeople,
  setPassword,
  setUp,
} from "./statements/people.ts";
import { advance, lastRead, unread } from "./statements/positions.ts";
import { removeContact } from "./statements/remove-contact.ts";
import { removeMember } from "./statements/remove-member.ts";
import {
  confirmTotp,
  putPendingTotp,
  putRecoveryCodes,
  removeAllFactors,
  removeTotp,
  signInStanding,
  totpSecrets,
  useRecoveryCode,
  useTotpStep,
} from "./statements/second-factors.ts";
import {
  applyLogOffTimes,
  endSession,
  endSessionOf,
  endSessionsOf,
  eraseEnded,
  findSession,
  listSessions,
  nameDevice,
  sessionActive,
  sessionProved,
  startSession,
  startSessionOfAccount,
  unrestrictSessions,
} from "./statements/sessions.ts";
import {
  administrators,
  chatStandings,
  declineRequest,
  setRetention,
  supportedOrganisations,
  switchChat,
} from "./statements/support.ts";
import { addSupportPerson, removeSupportPerson, supportPeople } from "./statements/support-people.ts";
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
  organisationsOfDestroyed,
  administratorsOf,
  administrators,
  chatStandings,
  findAskedRequest,
  newestRequest,
  supportedOrganisations,
  supportPeople,
  anyOrganisation,
  anyWrappedKey,
  appointmentsOfHost,
  appointmentsOfPerson,
  asking,
  auditBeginning,
  auditHead,
  auditPage,
  changes,
  contactKeptByOthers,
  contactsKeptBy,
  contactsWithAddress,
  countKeptContacts,
  countUndeliveredLetters,
  countWaitingLetters,
  credentials,
  dueLetters,
  everybody,
  everybodyWaiting,
  epochCounted,
  epochsDestroyed,
  epochsNotNoted,
  find,
  findColleague,
  findAdmission,
  findAppointment,
  findAudit,
  findContact,
  findFile,
  findInvitation,
  findKeptContact,
  findSession,
  findUpload,
  filesWithBytes,
  knownFiles,
  goneFiles,
  holdsEpoch,
  invitationsMadeSince,
  invitationStates,
  lastRead,
  leftToUpload,
  list,
  listSessions,
  livingCodes,
  lookAtLink,
  members,
  notificationSettings,
  optedOut,
  organisation,
  organisationSettings,
  page,
  personById,
  promisedBytes,
  record,
  searchPeople,
  threadsOf,
  undeliveredLetters,
  unnotified,
  unread,
  view,
  waitingFiles,
  wrappedKey,
  lookAtCeremony,
  findPasskey,
  passkeysOf,
  signInStanding,
  totpSecrets,
};
export const WRITES = {
  appendAudit,
  eraseEpochCounts,
  deactivateColleague,
  restoreColleague,
  changeColleague,
  choosePassword,
  addSupportPerson,
  askSupport,
  confirmRequest,
  declineRequest,
  removeSupportPerson,
  setRetention,
  switchChat,
  acceptUpload,
  addContact,
  addMembers,
  addPasskey,
  addPerson,
  admit,
  advance,
  answerCeremony,
  append,
  applyLogOffTimes,
  askAdmission,
  beginUpload,
  blank,
  blankFiles,
  cancelUpload,
  changeContact,
  confirmTotp,
  confirmUpload,
  connectPerson,
  countByName,
  countWrongCodes,
  dismissLetter,
  endAccess,
  endAdmission,
  endAppointment,
  endCeremoniesOf,
  endDevices,
  endSession,
  endSessionOf,
  endSessionsOf,
  erase,
  eraseAudit,
  eraseCounted,
  eraseEnded,
  eraseEndedAppointments,
  eraseEndedCeremonies,
  eraseEndedCodes,
  eraseEndedInvitations,
  eraseEndedLetters,
  eraseFiles,
  eraseNames,
  findOrCreate,
  handOverLetter,
  keepContact,
  letterSent,
  letterUndelivered,
  loseFiles,
  mergeContacts,
  nameDevice,
  notified,
  noteDestroyed,
  openInvitation,
  optIn,
  optOut,
  passkeyUsed,
  putAppointment,
  putCeremony,
  putCode,
  putInvitation,
  putLetter,
  putLink,
  putPendingTotp,
  putRecoveryCodes,
  putWrappedKeyIfNone,
  recoverLetters,
  refuseAdmission,
  remove,
  removeAllFactors,
  removeContact,
  removeMember,
  removePasskey,
  removeTotp,
  renamePasskey,
  retryLetter,
  revokeCode,
  revokeInvitations,
  saveNotificationSettings,
  saveOrganisationSettings,
  seen,
  sendLetterAgain,
  sessionActive,
  sessionProved,
  setCeremonyState,
  setPassword,
  setUp,
  setWaiting,
  startSession,
  startSessionOfAccount,
  takeCeremony,
  takeLink,
  unrestrictSessions,
  tryCode,
  useRecoveryCode,
  useTotpStep,
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

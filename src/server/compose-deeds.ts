import { addColleague } from "./actions/add-colleague.ts";
import { addMembers } from "./actions/add-members.ts";
import { advancePosition } from "./actions/advance-position.ts";
import { answerAdmission } from "./actions/answer-admission.ts";
import { appendToUpload } from "./actions/append-to-upload.ts";
import { beginUpload } from "./actions/begin-upload.ts";
import { cancelUpload } from "./actions/cancel-upload.ts";
import { catchUp } from "./actions/catch-up.ts";
import { changeContact } from "./actions/change-contact.ts";
import { chooseChannel } from "./actions/choose-channel.ts";
import { codeAttempts } from "./actions/code-attempts.ts";
import { completeUpload } from "./actions/complete-upload.ts";
import { connectPerson } from "./actions/connect-person.ts";
import { deleteContact } from "./actions/delete-contact.ts";
import { deleteMessage } from "./actions/delete-message.ts";
import { describeMembership } from "./actions/describe-membership.ts";
import { describeWaitingRoom } from "./actions/describe-waiting-room.ts";
import { describeWelcome } from "./actions/describe-welcome.ts";
import { destroyKeys } from "./actions/destroy-keys.ts";
import { dismissLetter } from "./actions/dismiss-letter.ts";
import { downloadFile } from "./actions/download-file.ts";
import { endAppointment } from "./actions/end-appointment.ts";
import { enterWaitingRoom } from "./actions/enter-waiting-room.ts";
import { eraseEnded } from "./actions/erase-ended.ts";
import { eraseEndedLetters } from "./actions/erase-ended-letters.ts";
import { eraseTraces } from "./actions/erase-traces.ts";
import { expireFiles } from "./actions/expire-files.ts";
import { expireMessages } from "./actions/expire-messages.ts";
import { type FairTurns, fairTurns } from "./actions/fair-turns.ts";
import { findContacts } from "./actions/find-contacts.ts";
import { findPeople } from "./actions/find-people.ts";
import { inviteAbsentGuests } from "./actions/invite-absent-guests.ts";
import { inviteAgain } from "./actions/invite-again.ts";
import { issueCode } from "./actions/issue-code.ts";
import { issueSetUpLink } from "./actions/issue-set-up-link.ts";
import { joinByCode } from "./actions/join-by-code.ts";
import { keepContact } from "./actions/keep-contact.ts";
import { land } from "./actions/land.ts";
import { leaveWaitingRoom } from "./actions/leave-waiting-room.ts";
import { listAdmissions } from "./actions/list-admissions.ts";
import { listAppointments } from "./actions/list-appointments.ts";
import { listColleagues } from "./actions/list-colleagues.ts";
import { listLetters } from "./actions/list-letters.ts";
import { listParticipants } from "./actions/list-participants.ts";
import { listRefusedFiles } from "./actions/list-refused-files.ts";
import { listThreads } from "./actions/list-threads.ts";
import { listWaiting } from "./actions/list-waiting.ts";
import { listWaitingRooms } from "./actions/list-waiting-rooms.ts";
import { lookAtAdmission } from "./actions/look-at-admission.ts";
import { lookAtLink } from "./actions/look-at-link.ts";
import { lookAtUpload } from "./actions/look-at-upload.ts";
import { lookAtWaitingRoom } from "./actions/look-at-waiting-room.ts";
import { makeAppointment } from "./actions/make-appointment.ts";
import { mergeContacts } from "./actions/merge-contacts.ts";
import { openInvitation } from "./actions/open-invitation.ts";
import { postMessage } from "./actions/post-message.ts";
import { readNotifications } from "./actions/read-notifications.ts";
import { readPage } from "./actions/read-page.ts";
import { receiveText } from "./actions/receive-text.ts";
import { recogniseSession } from "./actions/recognise-session.ts";
import { reconcileFiles } from "./actions/reconcile-files.ts";
import { remindAppointment } from "./actions/remind-appointment.ts";
import { removeMember } from "./actions/remove-member.ts";
import { renewColleagueLink } from "./actions/renew-colleague-link.ts";
import { renewInvitation } from "./actions/renew-invitation.ts";
import { retryLetter } from "./actions/retry-letter.ts";
import { revokeCode } from "./actions/revoke-code.ts";
import { revokeInvitation } from "./actions/revoke-invitation.ts";
import { saveLetterSettings } from "./actions/save-letter-settings.ts";
import { saveNotifications } from "./actions/save-notifications.ts";
import { sayWhatIsLeft } from "./actions/say-what-is-left.ts";
import { scanUpload } from "./actions/scan-upload.ts";
import { sendLetters } from "./actions/send-letters.ts";
import { sendNotifications } from "./actions/send-notifications.ts";
import { sendToComputer } from "./actions/send-to-computer.ts";
import { sendWaitingFiles } from "./actions/send-waiting-files.ts";
import { setUp } from "./actions/set-up.ts";
import { signIn } from "./actions/sign-in.ts";
import { signInAttempts } from "./actions/sign-in-attempts.ts";
import { signOut } from "./actions/sign-out.ts";
import { startThread } from "./actions/start-thread.ts";
import { uploadZoneOf } from "./actions/upload-zone-of.ts";
import { welcomeColleague } from "./actions/welcome-colleague.ts";
import { writeLetter } from "./actions/write-letter.ts";
import type { AccessCodeStore } from "./ports/access-code-store.ts";
import type { Announcements } from "./ports/announcements.ts";
import type { AppointmentStore } from "./ports/appointment-store.ts";
import type { Carrier, Outbox } from "./ports/carriers.ts";
import type { Clock } from "./ports/clock.ts";
import type { ContactStore, InvitationStore } from "./ports/contact-store.ts";
import type { DetailsSealer } from "./ports/details-sealer.ts";
import type { FileBlobs } from "./ports/file-blobs.ts";
import type { FileSealer } from "./ports/file-sealer.ts";
import type { ExpiredFiles, FileStore, UploadStore } from "./ports/file-store.ts";
import type { Later } from "./ports/later.ts";
import type { LetterStore } from "./ports/letter-store.ts";
import type { ExpiredMessages, MessageStore } from "./ports/message-store.ts";
import type { NotificationStore, WhoIsHere } from "./ports/notification-store.ts";
import type { LinkStore, PeopleStore, SessionStore } from "./ports/people-store.ts";
import type { PostOffice } from "./ports/post-office.ts";
import type { RefusedFiles } from "./ports/refused-files.ts";
import type { Scanning } from "./ports/scanner.ts";
import type { EpochKeys, MessageSealer } from "./ports/sealer.ts";
import type { Passwords, Secrets } from "./ports/secrets.ts";
import type { TextSignatures } from "./ports/text-signatures.ts";
import type { PositionStore, ThreadStore } from "./ports/thread-store.ts";

export interface Ports {
  readonly people: PeopleStore;
  readonly sessions: SessionStore;
  readonly links: LinkStore;
  readonly threads: ThreadStore;
  /** `threads.view` from memory, at most two seconds old: for posting, which is checked again as it is written. */
  readonly views?: Pick<ThreadStore, "view">;
  readonly positions: PositionStore;
  readonly messages: MessageStore;
  readonly expired: ExpiredMessages;
  readonly contacts: ContactStore;
  readonly invitations: InvitationStore;
  readonly codes: AccessCodeStore;
  readonly appointments: AppointmentStore;
  readonly letters: LetterStore;
  readonly notifications: NotificationStore;
  readonly sealer: MessageSealer;
  readonly uploads: UploadStore;
  readonly files: FileStore;
  readonly expiredFiles: ExpiredFiles;
  readonly refusedFiles: RefusedFiles;
  readonly blobs: FileBlobs;
  readonly fileSealer: FileSealer;
  readonly scanning: Scanning;
  readonly details: DetailsSealer;
  readonly keys: EpochKeys;
  readonly whoIsHere: WhoIsHere;
  readonly postOffice: PostOffice;
  readonly carriers: Readonly<Partial<Record<"sms" | "email", Carrier>>>;
  readonly outbox: Outbox;
  /** Undefined without a text service. */
  readonly signatures: TextSignatures | undefined;
  readonly later: Later;
  readonly announcements: Announcements;
  readonly passwords: Passwords;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly log: {
    error(about: object, message: string): void;
    warn(about: object, message: string): void;
  };
}

/** Every deed of the product, given what it needs of the world. */
export function composeDeeds(ports: Ports) {
  const { positions, clock } = ports;
  const turns = fairTurns();
  return {
    ...conversation(ports, turns),
    ...accounts(ports),
    ...files(ports, turns),
    ...contacts(ports),
    ...members(ports),
    ...guestsEntrances(ports),
    ...appointments(ports),
    ...letters(ports),
    unread: (person: { id: Parameters<PositionStore["unread"]>[0] }) =>
      positions.unread(person.id, clock.now()),
    expireMessages: expireMessages(ports),
    eraseTraces: eraseTraces(ports),
    destroyKeys: destroyKeys(ports),
    eraseEnded: eraseEnded(ports),
  };
}

function conversation(ports: Ports, turns: FairTurns) {
  return {
    postMessage: postMessage({ ...ports, threads: ports.views ?? ports.threads, turns }),
    deleteMessage: deleteMessage(ports),
    advancePosition: advancePosition(ports),
    catchUp: catchUp(ports),
    readPage: readPage(ports),
    listThreads: listThreads(ports),
    describeWelcome: describeWelcome(ports, listThreads(ports)),
    describeMembership: describeMembership(ports),
  };
}

function files(ports: Ports, turns: FairTurns) {
  const zone = { uploadZoneOf: uploadZoneOf(ports) };
  const complete = completeUpload({ ...ports, scan: scanUpload(ports), turns });
  return {
    beginUpload: beginUpload({ ...ports, ...zone }),
    lookAtUpload: lookAtUpload(ports),
    appendToUpload: appendToUpload({ ...ports, turns }),
    completeUpload: complete,
    sendWaitingFiles: sendWaitingFiles({ ...ports, completeUpload: complete }),
    cancelUpload: cancelUpload(ports),
    downloadFile: downloadFile({ ...ports, turns }),
    sayWhatIsLeft: sayWhatIsLeft({ ...ports, ...zone }),
    listRefusedFiles: listRefusedFiles(ports),
    expireFiles: expireFiles(ports),
    reconcileFiles: reconcileFiles(ports),
  };
}

function contacts(ports: Ports) {
  return {
    findPeople: findPeople(ports),
    findContacts: findContacts(ports),
    keepContact: keepContact(ports),
    changeContact: changeContact(ports),
    deleteContact: deleteContact(ports),
    mergeContacts: mergeContacts(ports),
  };
}

/** Who is in a chat, and how they are brought in. */
function members(ports: Ports) {
  const write = writeLetter(ports);
  const invite = inviteAbsentGuests(ports, write);
  return {
    startThread: startThread(ports, invite),
    addMembers: addMembers(ports, invite),
    removeMember: removeMember(ports),
    listParticipants: listParticipants(ports),
    inviteAgain: inviteAgain(ports, write),
    revokeInvitation: revokeInvitation(ports),
    issueCode: issueCode(ports),
    revokeCode: revokeCode(ports),
    listAdmissions: listAdmissions(ports),
    answerAdmission: answerAdmission(ports),
  };
}

function guestsEntrances(ports: Ports) {
  const welcome = describeWelcome(ports, listThreads(ports));
  const comeIn = land({ ...ports, describeWelcome: welcome, catchUp: catchUp(ports) });
  const write = writeLetter(ports);
  const attempts = codeAttempts(ports);
  return {
    openInvitation: openInvitation(ports, comeIn),
    renewInvitation: renewInvitation(ports, write),
    sendToComputer: sendToComputer(ports, write),
    joinByCode: joinByCode(ports, attempts, comeIn),
    lookAtAdmission: lookAtAdmission(ports, attempts, comeIn),
  };
}

/** Sessions of the clinic's calendar, and their waiting rooms. */
function appointments(ports: Ports) {
  const writing = { ...ports, writeLetter: writeLetter(ports), howReached: chooseChannel(ports) };
  return {
    makeAppointment: makeAppointment(writing),
    listAppointments: listAppointments(ports),
    remindAppointment: remindAppointment(writing),
    endAppointment: endAppointment(ports),
    connectPerson: connectPerson(ports),
    listWaitingRooms: listWaitingRooms(ports),
    lookAtWaitingRoom: lookAtWaitingRoom(ports),
    enterWaitingRoom: enterWaitingRoom(writing),
    leaveWaitingRoom: leaveWaitingRoom(ports),
    describeWaitingRoom: describeWaitingRoom(writing),
    listWaiting: listWaiting(ports),
  };
}

/** Letters, and being told of messages. */
function letters(ports: Ports) {
  const howReached = chooseChannel(ports);
  const telling = { ...ports, howReached, writeLetter: writeLetter(ports) };
  return {
    lettersLeave: sendLetters(telling),
    sendNotifications: sendNotifications(telling),
    readNotifications: readNotifications(telling),
    saveNotifications: saveNotifications({ ...telling, readNotifications: readNotifications(telling) }),
    receiveText: receiveText(ports),
    listLetters: listLetters(telling),
    retryLetter: retryLetter(ports),
    dismissLetter: dismissLetter(ports),
    saveLetterSettings: saveLetterSettings(ports),
    eraseEndedLetters: eraseEndedLetters(ports),
  };
}

function accounts(ports: Ports) {
  return {
    recogniseSession: recogniseSession(ports),
    signIn: signIn({ ...ports, attempts: signInAttempts(ports) }),
    signOut: signOut(ports),
    issueSetUpLink: issueSetUpLink(ports),
    lookAtLink: lookAtLink(ports),
    setUp: setUp(ports),
    welcomeColleague: welcomeColleague(ports),
    listColleagues: listColleagues(ports),
    addColleague: addColleague(ports),
    renewColleagueLink: renewColleagueLink(ports),
  };
}

export type Deeds = ReturnType<typeof composeDeeds>;

import { addMembers } from "./actions/add-members.ts";
import { advancePosition } from "./actions/advance-position.ts";
import { answerAdmission } from "./actions/answer-admission.ts";
import { applyLogOffTimes } from "./actions/apply-log-off-times.ts";
import { auditedDeeds } from "./actions/audited-deeds.ts";
import { catchUp } from "./actions/catch-up.ts";
import { changeContact } from "./actions/change-contact.ts";
import { chooseChannel } from "./actions/choose-channel.ts";
import { closeDoors } from "./actions/close-doors.ts";
import { codeAttempts } from "./actions/code-attempts.ts";
import { connectPerson } from "./actions/connect-person.ts";
import { deleteContact } from "./actions/delete-contact.ts";
import { deleteMessage } from "./actions/delete-message.ts";
import { describeMembership } from "./actions/describe-membership.ts";
import { describeWaitingRoom } from "./actions/describe-waiting-room.ts";
import { describeWelcome } from "./actions/describe-welcome.ts";
import { destroyKeys } from "./actions/destroy-keys.ts";
import { dismissLetter } from "./actions/dismiss-letter.ts";
import { endAppointment } from "./actions/end-appointment.ts";
import { endDevice, endSessions } from "./actions/end-sessions.ts";
import { enterWaitingRoom } from "./actions/enter-waiting-room.ts";
import { eraseEnded } from "./actions/erase-ended.ts";
import { eraseEndedLetters } from "./actions/erase-ended-letters.ts";
import { eraseTraces } from "./actions/erase-traces.ts";
import { expireMessages } from "./actions/expire-messages.ts";
import { type FairTurns, fairTurns } from "./actions/fair-turns.ts";
import { type FewRefusals, fewRefusals } from "./actions/few-refusals.ts";
import { findContacts } from "./actions/find-contacts.ts";
import { findPeople } from "./actions/find-people.ts";
import { type FollowedSwitch, followChatSwitch } from "./actions/follow-chat-switch.ts";
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
import { listLetters } from "./actions/list-letters.ts";
import { listParticipants } from "./actions/list-participants.ts";
import { listThreads } from "./actions/list-threads.ts";
import { listWaiting } from "./actions/list-waiting.ts";
import { listWaitingRooms } from "./actions/list-waiting-rooms.ts";
import { lookAtAdmission } from "./actions/look-at-admission.ts";
import { lookAtLink } from "./actions/look-at-link.ts";
import { lookAtWaitingRoom } from "./actions/look-at-waiting-room.ts";
import { makeAppointment } from "./actions/make-appointment.ts";
import { mergeContacts } from "./actions/merge-contacts.ts";
import { noticeInput } from "./actions/notice-input.ts";
import { openInvitation } from "./actions/open-invitation.ts";
import { postMessage } from "./actions/post-message.ts";
import { readNotifications } from "./actions/read-notifications.ts";
import { readPage } from "./actions/read-page.ts";
import { receiveText } from "./actions/receive-text.ts";
import { recogniseSession } from "./actions/recognise-session.ts";
import { remindAppointment } from "./actions/remind-appointment.ts";
import { removeMember } from "./actions/remove-member.ts";
import { renewInvitation } from "./actions/renew-invitation.ts";
import { retryLetter } from "./actions/retry-letter.ts";
import { revokeCode } from "./actions/revoke-code.ts";
import { revokeInvitation } from "./actions/revoke-invitation.ts";
import { saveNotifications } from "./actions/save-notifications.ts";
import { sendLetters } from "./actions/send-letters.ts";
import { sendNotifications } from "./actions/send-notifications.ts";
import { sendToComputer } from "./actions/send-to-computer.ts";
import { setUp } from "./actions/set-up.ts";
import { signOut } from "./actions/sign-out.ts";
import { startThread } from "./actions/start-thread.ts";
import { watchSessions } from "./actions/watch-sessions.ts";
import { writeAccountLetter } from "./actions/write-account-letter.ts";
import { writeLetter } from "./actions/write-letter.ts";
import { type AdministrationPorts, administration } from "./compose-administration.ts";
import { type FilePorts, fileDeeds } from "./compose-files.ts";
import { type LogPorts, logDeeds } from "./compose-log.ts";
import { type OwnAccountPorts, ownAccount } from "./compose-own-account.ts";
import { type OwnProviderPorts, ownProvider } from "./compose-sign-on.ts";
import { supportDeeds } from "./compose-support.ts";
import type { SessionId } from "./domain/identifiers.ts";
import type { AccessCodeStore } from "./ports/access-code-store.ts";
import type { AppointmentStore } from "./ports/appointment-store.ts";
import type { Carrier, Outbox } from "./ports/carriers.ts";
import type { ContactStore, InvitationStore } from "./ports/contact-store.ts";
import type { ExpiredMessages, MessageStore } from "./ports/message-store.ts";
import type { NotificationStore, WhoIsHere } from "./ports/notification-store.ts";
import type { LinkStore } from "./ports/people-store.ts";
import type { EpochKeys, MessageSealer } from "./ports/sealer.ts";
import type { SupportStore } from "./ports/support-store.ts";
import type { TextSignatures } from "./ports/text-signatures.ts";
import type { PositionStore, ThreadStore } from "./ports/thread-store.ts";

export interface Ports
  extends OwnAccountPorts,
    OwnProviderPorts,
    LogPorts,
    FilePorts,
    Omit<AdministrationPorts, "chatSwitch"> {
  readonly links: LinkStore;
  readonly support: SupportStore;
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
  readonly notifications: NotificationStore;
  readonly sealer: MessageSealer;
  readonly keys: EpochKeys;
  readonly whoIsHere: WhoIsHere;
  readonly carriers: Readonly<Partial<Record<"sms" | "email", Carrier>>>;
  readonly outbox: Outbox;
  /** Undefined without a text service. */
  readonly signatures: TextSignatures | undefined;
  readonly log: {
    error(about: object, message: string): void;
    warn(about: object, message: string): void;
  };
}

/** Every deed of the product, given what it needs of the world, with the log around it. */
export function composeDeeds(ports: Ports) {
  const given = { ...ports, refusals: fewRefusals(ports) };
  return auditedDeeds(given, allDeeds(given));
}

function allDeeds(ports: Ports & { readonly refusals: FewRefusals }) {
  const { positions, clock } = ports;
  const chatSwitch = followChatSwitch(ports);
  const turns = fairTurns();
  return {
    ...supportDeeds(ports, chatSwitch),
    ...conversation(ports, turns),
    ...accounts(ports),
    ...ownAccount(ports),
    ...ownProvider(ports),
    ...fileDeeds(ports, turns),
    ...contacts(ports),
    ...members(ports),
    ...guestsEntrances(ports, chatSwitch),
    ...appointments(ports),
    ...letters(ports),
    ...administration({ ...ports, chatSwitch }),
    unread: (person: { id: Parameters<PositionStore["unread"]>[0] }) =>
      positions.unread(person.id, clock.now()),
    expireMessages: expireMessages(ports),
    eraseTraces: eraseTraces(ports),
    destroyKeys: destroyKeys(ports),
    ...logDeeds(ports),
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

function guestsEntrances(ports: Ports, chatSwitch: FollowedSwitch) {
  const doors = closeDoors({ ...ports, chatSwitch });
  const welcome = describeWelcome(ports, listThreads(ports));
  const comeIn = doors.before(land({ ...ports, describeWelcome: welcome, catchUp: catchUp(ports) }));
  const invitations = { ...ports.invitations, find: doors.findInvitation };
  const write = writeLetter(ports);
  const attempts = codeAttempts(ports);
  return {
    openInvitation: openInvitation({ ...ports, invitations }, comeIn),
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
    eraseEndedLetters: eraseEndedLetters(ports),
    writeAccountLetter: writeAccountLetter(ports),
  };
}

function accounts(ports: Ports) {
  return {
    recogniseSession: recogniseSession(ports),
    watchSession: watchSessions(ports.announcements),
    signOut: signOut(ports),
    noticeInput: noticeInput(ports),
    nameDevice: (id: SessionId, device: string) => ports.sessions.nameDevice(id, device),
    endDevice: endDevice(ports),
    endSessions: endSessions(ports),
    applyLogOffTimes: applyLogOffTimes(ports),
    issueSetUpLink: issueSetUpLink(ports),
    lookAtLink: lookAtLink(ports),
    setUp: setUp(ports),
  };
}

export type Deeds = ReturnType<typeof composeDeeds>;

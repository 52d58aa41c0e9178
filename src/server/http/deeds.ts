import type * as v from "valibot";
import type {
  AskedSupportAnswer,
  AttentionAnswer,
  ChangeColleague,
  OrganisationAnswer,
  SaveOrganisation,
} from "../../shared/protocol/account-bodies.ts";
import type { AuditAnswer } from "../../shared/protocol/audit-bodies.ts";
import type {
  ColleaguesAnswer,
  LinkAnswer,
  MeAnswer,
  MessagesAnswer,
  PeopleAnswer,
  RefusedFilesAnswer,
  ThreadsAnswer,
} from "../../shared/protocol/bodies.ts";
import type { ErrorCode } from "../../shared/protocol/error-codes.ts";
import type {
  Appointment,
  AppointmentsAnswer,
  Contact,
  LettersAnswer,
  NotificationsAnswer,
  NotificationsForm,
  OutboxAnswer,
  ParticipantsAnswer,
  WaitingRoomAnswer,
  WaitingRoomsAnswer,
} from "../../shared/protocol/guest-bodies.ts";
import type { SupportAnswer } from "../../shared/protocol/support-bodies.ts";
import type { NewColleague } from "../actions/add-colleague.ts";
import type { SignInOutcome } from "../actions/after-first-factor.ts";
import type { UploadWish } from "../actions/begin-upload.ts";
import type { Place } from "../actions/code-attempts.ts";
import type { Completion } from "../actions/complete-upload.ts";
import type { FileToRead } from "../actions/download-file.ts";
import type { Invitation } from "../actions/issue-account-link.ts";
import type { Joined, JoinForm } from "../actions/join-by-code.ts";
import type { KeptContact } from "../actions/keep-contact.ts";
import type { UploadState } from "../actions/look-at-upload.ts";
import type { MadeCode } from "../actions/make-code.ts";
import type { OpenedInvitation } from "../actions/open-invitation.ts";
import type { LogFilter } from "../actions/read-log.ts";
import type { BroughtText } from "../actions/receive-text.ts";
import type { SignedIn } from "../actions/recognise-session.ts";
import type { WhatIsLeft } from "../actions/say-what-is-left.ts";
import type { SetUpForm } from "../actions/set-up.ts";
import type { StartedSession } from "../actions/start-session.ts";
import type { StartedThread } from "../actions/start-thread.ts";
import type { BySupport } from "../actions/switch-chat.ts";
import type { WatchSession } from "../actions/watch-sessions.ts";
import type { ContactEntry } from "../domain/contact-entry.ts";
import type {
  AdmissionId,
  AppointmentId,
  ChatRequestId,
  FileId,
  LetterId,
  Millis,
  OrganisationId,
  PersonId,
  SessionId,
  ThreadId,
  Version,
} from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import type { AuditRow } from "../ports/audit.ts";
import type { ChatSwitch } from "../ports/chat-switch.ts";
import type { Receipt } from "../ports/message-store.ts";
import type { ChatWish } from "../ports/support-store.ts";
import type { OwnAccountDeeds } from "./own-account-deeds.ts";
import type { SignOnDeeds } from "./sign-on-deeds.ts";

type Notifications = v.InferOutput<typeof NotificationsAnswer>;

/** What Support does, and what it is asked for. */
interface SupportDeeds {
  readonly chatSwitch: ChatSwitch;
  /** Null for whom there is a socket. */
  describeStanding(session: SignedIn): Promise<v.InferOutput<typeof MeAnswer>["here"]>;
  listOrganisations(by: Person): Promise<v.InferOutput<typeof SupportAnswer>>;
  switchChat(
    by: BySupport,
    id: OrganisationId,
    to: { enabled: boolean; requestId: ChatRequestId },
  ): Promise<void>;
  declineRequest(by: BySupport, id: ChatRequestId): Promise<OrganisationId>;
  setRetention(by: BySupport, id: OrganisationId, retentionMs: Millis): Promise<void>;
  askSupport(by: Person, wish: ChatWish): Promise<unknown>;
  lookAtChatRequest(secret: string): Promise<v.InferOutput<typeof AskedSupportAnswer>>;
  confirmChatRequest(secret: string): Promise<void>;
}

/** What machines ask that watch over this one. */
export interface Operations {
  /** In Prometheus' text format. */
  describeMetrics(): Promise<string>;
  isMetricsToken(text: string): boolean;
  /** @returns why nothing should be sent here just now; undefined when all is well */
  obstacle(): Promise<"server-stopping" | "try-again" | undefined>;
  isStopping(): boolean;
  /** @returns a function that ends it */
  onStop(listener: () => void): () => void;
}

/** The log, for administrators. */
interface LogDeeds {
  readLog(by: Person, filter: LogFilter, before?: number): Promise<AuditAnswer>;
  exportLog(
    by: Person,
    filter: LogFilter,
    format: "csv" | "fhir",
  ): Promise<AsyncIterable<readonly AuditRow[]>>;
  recordObstacle(person: Person, code: ErrorCode, route: string): Promise<void>;
  issueOwnCertificate(by: Person, day: string): Promise<string>;
}

/** What the endpoints can do: each calls one of these. All throw a Refusal for what is not done. */
export interface Deeds extends SupportDeeds, OwnAccountDeeds, SignOnDeeds, LogDeeds {
  readonly operations: Operations;
  recogniseSession(token: string): Promise<SignedIn | undefined>;
  readonly watchSession: WatchSession;
  noticeInput(session: SignedIn): Promise<void>;
  nameDevice(id: SessionId, device: string): Promise<void>;
  endDevice(by: Pick<SignedIn, "person">, id: SessionId): Promise<void>;
  endSessions(personId: PersonId, except?: SessionId): Promise<void>;
  signOut(session: SignedIn): Promise<void>;
  lookAtLink(secret: string): Promise<v.InferOutput<typeof LinkAnswer>>;
  setUp(form: SetUpForm): Promise<StartedSession>;
  choosePasswordByLink(input: { secret: string; password: string }): Promise<SignInOutcome>;
  /** What comes of it happens after the answer. */
  askForReset(asked: { email: string; network: string }): boolean;
  listColleagues(by: Person): Promise<v.InferOutput<typeof ColleaguesAnswer>>;
  addColleague(by: Person, colleague: NewColleague): Promise<Invitation>;
  renewColleagueLink(by: Person, id: PersonId): Promise<Invitation>;
  changeColleague(by: Person, id: PersonId, change: v.InferOutput<typeof ChangeColleague>): Promise<void>;
  deactivateColleague(by: Person, id: PersonId): Promise<void>;
  restoreColleague(by: Person, id: PersonId): Promise<Invitation | undefined>;
  resetSecondFactor(by: Person, id: PersonId): Promise<void>;
  describeOrganisation(by: Person): Promise<v.InferOutput<typeof OrganisationAnswer>>;
  saveOrganisation(
    by: Person,
    given: v.InferOutput<typeof SaveOrganisation>,
  ): Promise<v.InferOutput<typeof OrganisationAnswer>>;
  listAttention(by: Person): Promise<v.InferOutput<typeof AttentionAnswer>>;
  findPeople(by: Person, query: string): Promise<v.InferOutput<typeof PeopleAnswer>>;
  startThread(by: Person, people: readonly PersonId[]): Promise<StartedThread>;
  listThreads(person: Person, before?: Millis): Promise<v.InferOutput<typeof ThreadsAnswer>>;
  readPage(
    person: Person,
    threadId: ThreadId,
    before?: Version,
  ): Promise<v.InferOutput<typeof MessagesAnswer>>;
  postMessage(person: Person, threadId: ThreadId, post: { clientId: string; text: string }): Promise<Receipt>;
  deleteMessage(person: Person, threadId: ThreadId, seq: Version): Promise<unknown>;
  unread(person: Person): Promise<number>;
  sayWhatIsLeft(person: Person, deviceZone?: string): Promise<WhatIsLeft>;
  beginUpload(person: Person, threadId: ThreadId, wish: UploadWish): Promise<FileId>;
  lookAtUpload(person: Person, id: FileId): Promise<UploadState>;
  appendToUpload(
    person: Person,
    id: FileId,
    offset: number,
    bytes: AsyncIterable<Uint8Array>,
  ): Promise<number>;
  completeUpload(person: Person, id: FileId): Promise<Completion>;
  cancelUpload(person: Person, id: FileId): Promise<void>;
  downloadFile(person: Person, id: FileId): Promise<FileToRead>;
  findContacts(by: Person, query?: string): Promise<{ contacts: Contact[] }>;
  keepContact(by: Person, entry: ContactEntry): Promise<KeptContact>;
  changeContact(by: Person, id: PersonId, entry: ContactEntry): Promise<{ contact: Contact }>;
  deleteContact(by: Person, id: PersonId): Promise<void>;
  mergeContacts(by: Person, from: PersonId, into: PersonId): Promise<{ contact: Contact }>;
  addMembers(
    by: Person,
    threadId: ThreadId,
    members: { people: readonly PersonId[]; fromBefore: boolean },
  ): Promise<readonly PersonId[]>;
  removeMember(by: Person, threadId: ThreadId, personId: PersonId): Promise<void>;
  listParticipants(by: Person, threadId: ThreadId): Promise<v.InferOutput<typeof ParticipantsAnswer>>;
  inviteAgain(by: Person, threadId: ThreadId, personId: PersonId): Promise<void>;
  revokeInvitation(by: Person, threadId: ThreadId, personId: PersonId): Promise<void>;
  issueCode(by: Person, threadId: ThreadId, personId: PersonId): Promise<MadeCode>;
  revokeCode(by: Person, threadId: ThreadId, personId: PersonId): Promise<void>;
  openInvitation(input: { secret: string; device: string | undefined }): Promise<OpenedInvitation>;
  /** What comes of it happens after the answer. */
  renewInvitation(secret: string): void;
  sendToComputer(by: Person): Promise<void>;
  joinByCode(form: JoinForm, place: Place): Promise<Joined>;
  lookAtAdmission(admission: string): Promise<Joined>;
  answerAdmission(by: Person, id: AdmissionId, letIn: boolean): Promise<void>;
  makeAppointment(
    by: Person,
    wanted: { startsAt: Millis | null; people: readonly PersonId[] },
  ): Promise<Appointment>;
  listAppointments(by: Person): Promise<v.InferOutput<typeof AppointmentsAnswer>>;
  remindAppointment(by: Person, id: AppointmentId): Promise<void>;
  endAppointment(by: Person, id: AppointmentId): Promise<void>;
  connectPerson(by: Person, id: AppointmentId, personId: PersonId): Promise<void>;
  readNotifications(person: Person): Promise<Notifications>;
  saveNotifications(person: Person, form: v.InferOutput<typeof NotificationsForm>): Promise<Notifications>;
  /** @returns what to answer; undefined for nothing */
  receiveText(text: BroughtText): Promise<string | undefined>;
  listRefusedFiles(by: Person): Promise<v.InferOutput<typeof RefusedFilesAnswer>>;
  listLetters(by: Person): Promise<v.InferOutput<typeof LettersAnswer>>;
  retryLetter(by: Person, id: LetterId): Promise<void>;
  dismissLetter(by: Person, id: LetterId): Promise<void>;
  listOutbox(): Promise<v.InferOutput<typeof OutboxAnswer>>;
  listWaitingRooms(by: Person): Promise<v.InferOutput<typeof WaitingRoomsAnswer>>;
  lookAtWaitingRoom(by: Person, id: AppointmentId): Promise<v.InferOutput<typeof WaitingRoomAnswer>>;
}

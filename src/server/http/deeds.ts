import type * as v from "valibot";
import type {
  ColleaguesAnswer,
  LinkAnswer,
  MessagesAnswer,
  PeopleAnswer,
  RefusedFilesAnswer,
  ThreadsAnswer,
} from "../../shared/protocol/bodies.ts";
import type {
  Appointment,
  AppointmentsAnswer,
  Contact,
  LetterSettings,
  LettersAnswer,
  NotificationsAnswer,
  NotificationsForm,
  OutboxAnswer,
  ParticipantsAnswer,
  WaitingRoomAnswer,
  WaitingRoomsAnswer,
} from "../../shared/protocol/guest-bodies.ts";
import type { NewColleague } from "../actions/add-colleague.ts";
import type { UploadWish } from "../actions/begin-upload.ts";
import type { Place } from "../actions/code-attempts.ts";
import type { Completion } from "../actions/complete-upload.ts";
import type { FileToRead } from "../actions/download-file.ts";
import type { Invitation } from "../actions/issue-welcome-link.ts";
import type { Joined, JoinForm } from "../actions/join-by-code.ts";
import type { KeptContact } from "../actions/keep-contact.ts";
import type { UploadState } from "../actions/look-at-upload.ts";
import type { MadeCode } from "../actions/make-code.ts";
import type { OpenedInvitation } from "../actions/open-invitation.ts";
import type { BroughtText } from "../actions/receive-text.ts";
import type { SignedIn } from "../actions/recognise-session.ts";
import type { WhatIsLeft } from "../actions/say-what-is-left.ts";
import type { SetUpForm } from "../actions/set-up.ts";
import type { StartedSession } from "../actions/start-session.ts";
import type { StartedThread } from "../actions/start-thread.ts";
import type { ContactEntry } from "../domain/contact-entry.ts";
import type {
  AdmissionId,
  AppointmentId,
  FileId,
  LetterId,
  Millis,
  PersonId,
  SessionId,
  ThreadId,
  Version,
} from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import type { Receipt } from "../ports/message-store.ts";

type Notifications = v.InferOutput<typeof NotificationsAnswer>;

/** What the endpoints can do: each calls one of these. All throw a Refusal for what is not done. */
export interface Deeds {
  recogniseSession(token: string): Promise<SignedIn | undefined>;
  signIn(input: { email: string; password: string; network: string }): Promise<StartedSession>;
  signOut(sessionId: SessionId): Promise<void>;
  lookAtLink(secret: string): Promise<v.InferOutput<typeof LinkAnswer>>;
  setUp(form: SetUpForm): Promise<StartedSession>;
  welcomeColleague(input: { secret: string; password: string }): Promise<StartedSession>;
  listColleagues(by: Person): Promise<v.InferOutput<typeof ColleaguesAnswer>>;
  addColleague(by: Person, colleague: NewColleague): Promise<Invitation>;
  renewColleagueLink(by: Person, id: PersonId): Promise<Invitation>;
  findPeople(by: Person, query: string): Promise<v.InferOutput<typeof PeopleAnswer>>;
  startThread(by: Person, people: readonly PersonId[]): Promise<StartedThread>;
  listThreads(person: Person, before?: Millis): Promise<v.InferOutput<typeof ThreadsAnswer>>;
  readPage(
    person: Person,
    threadId: ThreadId,
    before?: Version,
  ): Promise<v.InferOutput<typeof MessagesAnswer>>;
  postMessage(person: Person, threadId: ThreadId, post: { clientId: string; text: string }): Promise<Receipt>;
  deleteMessage(person: Person, threadId: ThreadId, seq: Version): Promise<void>;
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
  ): Promise<void>;
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
  saveLetterSettings(by: Person, settings: v.InferOutput<typeof LetterSettings>): Promise<void>;
  listOutbox(): Promise<v.InferOutput<typeof OutboxAnswer>>;
  listWaitingRooms(by: Person): Promise<v.InferOutput<typeof WaitingRoomsAnswer>>;
  lookAtWaitingRoom(by: Person, id: AppointmentId): Promise<v.InferOutput<typeof WaitingRoomAnswer>>;
}

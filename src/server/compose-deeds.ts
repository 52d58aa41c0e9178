import { addColleague } from "./actions/add-colleague.ts";
import { advancePosition } from "./actions/advance-position.ts";
import { appendToUpload } from "./actions/append-to-upload.ts";
import { beginUpload } from "./actions/begin-upload.ts";
import { cancelUpload } from "./actions/cancel-upload.ts";
import { catchUp } from "./actions/catch-up.ts";
import { completeUpload } from "./actions/complete-upload.ts";
import { deleteMessage } from "./actions/delete-message.ts";
import { describeMembership } from "./actions/describe-membership.ts";
import { destroyKeys } from "./actions/destroy-keys.ts";
import { downloadFile } from "./actions/download-file.ts";
import { eraseTraces } from "./actions/erase-traces.ts";
import { expireFiles } from "./actions/expire-files.ts";
import { expireMessages } from "./actions/expire-messages.ts";
import { findPeople } from "./actions/find-people.ts";
import { issueSetUpLink } from "./actions/issue-set-up-link.ts";
import { listColleagues } from "./actions/list-colleagues.ts";
import { listThreads } from "./actions/list-threads.ts";
import { lookAtLink } from "./actions/look-at-link.ts";
import { lookAtUpload } from "./actions/look-at-upload.ts";
import { postMessage } from "./actions/post-message.ts";
import { readPage } from "./actions/read-page.ts";
import { recogniseSession } from "./actions/recognise-session.ts";
import { renewColleagueLink } from "./actions/renew-colleague-link.ts";
import { sayWhatIsLeft } from "./actions/say-what-is-left.ts";
import { sendWaitingFiles } from "./actions/send-waiting-files.ts";
import { setUp } from "./actions/set-up.ts";
import { signIn } from "./actions/sign-in.ts";
import { signInAttempts } from "./actions/sign-in-attempts.ts";
import { signOut } from "./actions/sign-out.ts";
import { startThread } from "./actions/start-thread.ts";
import { welcomeColleague } from "./actions/welcome-colleague.ts";
import type { PersonId } from "./domain/identifiers.ts";
import type { Announcements } from "./ports/announcements.ts";
import type { Clock } from "./ports/clock.ts";
import type { FileBlobs } from "./ports/file-blobs.ts";
import type { FileSealer } from "./ports/file-sealer.ts";
import type { ExpiredFiles, FileStore, UploadStore } from "./ports/file-store.ts";
import type { ExpiredMessages, MessageStore } from "./ports/message-store.ts";
import type { NotificationStore } from "./ports/notification-store.ts";
import type { LinkStore, PeopleStore, SessionStore } from "./ports/people-store.ts";
import type { EpochKeys, MessageSealer } from "./ports/sealer.ts";
import type { Passwords, Secrets } from "./ports/secrets.ts";
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
  readonly sealer: MessageSealer;
  readonly uploads: UploadStore;
  readonly files: FileStore;
  readonly expiredFiles: ExpiredFiles;
  readonly blobs: FileBlobs;
  readonly fileSealer: FileSealer;
  /** Undefined where nobody has chosen anything: a day is then UTC's. */
  readonly notifications?: Pick<NotificationStore, "settings">;
  readonly keys: EpochKeys;
  readonly announcements: Announcements;
  readonly passwords: Passwords;
  readonly secrets: Secrets;
  readonly clock: Clock;
}

/** Every deed of the product, given what it needs of the world. */
export function composeDeeds(ports: Ports) {
  const { positions, sessions, clock } = ports;
  return {
    ...conversation(ports),
    ...accounts(ports),
    ...files(ports),
    unread: (person: { id: Parameters<PositionStore["unread"]>[0] }) =>
      positions.unread(person.id, clock.now()),
    expireMessages: expireMessages(ports),
    eraseTraces: eraseTraces(ports),
    destroyKeys: destroyKeys(ports),
    eraseEnded: () => sessions.eraseEnded(clock.now()),
  };
}

function conversation(ports: Ports) {
  return {
    postMessage: postMessage({ ...ports, threads: ports.views ?? ports.threads }),
    deleteMessage: deleteMessage(ports),
    advancePosition: advancePosition(ports),
    catchUp: catchUp(ports),
    readPage: readPage(ports),
    listThreads: listThreads(ports),
    startThread: startThread(ports),
    describeMembership: describeMembership(ports),
  };
}

function files(ports: Ports) {
  const timeZoneOf = async (personId: PersonId) => (await ports.notifications?.settings(personId))?.timeZone;
  const complete = completeUpload(ports);
  return {
    beginUpload: beginUpload({ ...ports, timeZoneOf }),
    lookAtUpload: lookAtUpload(ports),
    appendToUpload: appendToUpload(ports),
    completeUpload: complete,
    sendWaitingFiles: sendWaitingFiles({ ...ports, completeUpload: complete }),
    cancelUpload: cancelUpload(ports),
    downloadFile: downloadFile(ports),
    sayWhatIsLeft: sayWhatIsLeft({ ...ports, timeZoneOf }),
    expireFiles: expireFiles(ports),
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
    findPeople: findPeople(ports),
  };
}

export type Deeds = ReturnType<typeof composeDeeds>;

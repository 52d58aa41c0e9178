import type { Person } from "../domain/person.ts";
import type { AuditObject } from "../ports/audit.ts";
import type { addMembers } from "./add-members.ts";
import type { beginUpload } from "./begin-upload.ts";
import type { catchUp } from "./catch-up.ts";
import type { completeUpload } from "./complete-upload.ts";
import type { deleteMessage } from "./delete-message.ts";
import type { downloadFile, FileToRead } from "./download-file.ts";
import type { inviteAgain } from "./invite-again.ts";
import type { issueCode } from "./issue-code.ts";
import type { listParticipants } from "./list-participants.ts";
import type { postMessage } from "./post-message.ts";
import type { readPage } from "./read-page.ts";
import type { removeMember } from "./remove-member.ts";
import type { revokeCode } from "./revoke-code.ts";
import type { revokeInvitation } from "./revoke-invitation.ts";
import type { startThread } from "./start-thread.ts";
import { type ByPerson, by, refusedAccess, type Told, type Watch } from "./watch-deeds.ts";

export interface ConversationDeeds {
  readonly startThread: ReturnType<typeof startThread>;
  readonly addMembers: ReturnType<typeof addMembers>;
  readonly removeMember: ReturnType<typeof removeMember>;
  readonly inviteAgain: ReturnType<typeof inviteAgain>;
  readonly revokeInvitation: ReturnType<typeof revokeInvitation>;
  readonly issueCode: ReturnType<typeof issueCode>;
  readonly revokeCode: ReturnType<typeof revokeCode>;
  readonly listParticipants: ReturnType<typeof listParticipants>;
  readonly postMessage: ByPerson<ReturnType<typeof postMessage>>;
  readonly deleteMessage: ByPerson<ReturnType<typeof deleteMessage>>;
  readonly readPage: ByPerson<ReturnType<typeof readPage>>;
  readonly catchUp: ByPerson<ReturnType<typeof catchUp>>;
  readonly beginUpload: ByPerson<ReturnType<typeof beginUpload>>;
  readonly completeUpload: ByPerson<ReturnType<typeof completeUpload>>;
  readonly downloadFile: ByPerson<ReturnType<typeof downloadFile>>;
}

/** Chats: what is said there is nobody's but its members', and no row; who was let in and what was taken away is. */
export function auditedConversation(watch: Watch, deeds: ConversationDeeds): ConversationDeeds {
  return {
    ...threads(watch, deeds),
    ...invitations(watch, deeds),
    ...messages(watch, deeds),
    ...files(watch, deeds),
  };
}

const thread = (id: number): AuditObject => ({ kind: "thread", id });
const inThread = refusedAccess((_: Person, threadId: number) => thread(threadId));

function aboutMember(action: Told["action"]) {
  return (_: unknown, person: Person, threadId: number, id: number): Told => ({
    action,
    ...by(person),
    object: { kind: "person", id },
    detail: { thread: threadId },
  });
}

function threads(watch: Watch, deeds: ConversationDeeds) {
  return {
    startThread: watch(deeds.startThread, ({ result }, person, people): readonly Told[] => {
      const object = { kind: "thread" as const, ...(result && { id: result.threadId }) };
      const made: Told = {
        action: "thread.made",
        ...by(person),
        object,
        detail: { members: people.length + 1 },
      };
      if (!result) return [made];
      if (!result.created) return [];
      const added = [...new Set([person.id, ...people])].map(
        (id): Told => ({
          action: "member.added",
          ...by(person),
          object: { kind: "person", id },
          detail: { thread: result.threadId },
        }),
      );
      return [made, ...added];
    }),
    addMembers: watch(deeds.addMembers, (ended, person, threadId, { people, fromBefore }) => {
      if (ended.outcome !== "done")
        return { action: "member.added", ...by(person), object: thread(threadId) };
      return people.map(
        (id): Told => ({
          action: "member.added",
          ...by(person),
          object: { kind: "person", id },
          detail: { thread: threadId, fromBefore },
        }),
      );
    }),
    removeMember: watch(deeds.removeMember, aboutMember("member.removed")),
  };
}

function invitations(watch: Watch, deeds: ConversationDeeds) {
  return {
    inviteAgain: watch(deeds.inviteAgain, aboutMember("invitation.sent")),
    revokeInvitation: watch(deeds.revokeInvitation, aboutMember("invitation.revoked")),
    issueCode: watch(deeds.issueCode, aboutMember("code.issued")),
    revokeCode: watch(deeds.revokeCode, aboutMember("code.revoked")),
    listParticipants: watch(deeds.listParticipants, inThread),
  };
}

function messages(watch: Watch, deeds: ConversationDeeds) {
  return {
    postMessage: watch(deeds.postMessage, inThread),
    readPage: watch(deeds.readPage, inThread),
    catchUp: watch(deeds.catchUp, inThread),
    /** One's own is one's own to delete. */
    deleteMessage: watch(deeds.deleteMessage, (ended, person, threadId, seq) => {
      if (ended.outcome === "message-not-found" || ended.result?.authorId === person.id) return undefined;
      const author = ended.result && { author: ended.result.authorId };
      const object = { kind: "message" as const, id: seq };
      return { action: "message.deleted", ...by(person), object, detail: { thread: threadId, ...author } };
    }),
  };
}

function files(watch: Watch, deeds: ConversationDeeds) {
  return {
    beginUpload: watch(deeds.beginUpload, inThread),
    completeUpload: watch(deeds.completeUpload, (ended, person, id) =>
      ended.outcome === "done"
        ? undefined
        : { action: "file.rejected", ...by(person), object: { kind: "file", id } },
    ),
    downloadFile: downloads(watch, deeds),
  };
}

/** Recorded before its first byte leaves: who asks whether it has changed, or beyond its end, has got nothing of it. */
function downloads(watch: Watch, deeds: Pick<ConversationDeeds, "downloadFile">) {
  type Given = Parameters<ConversationDeeds["downloadFile"]>;
  const told = (person: Given[0], id: Given[1]) => ({
    action: "file.downloaded" as const,
    ...by(person),
    object: { kind: "file" as const, id },
  });
  const find = watch(deeds.downloadFile, ({ result }, person, id) => (result ? undefined : told(person, id)));
  return async (person: Given[0], id: Given[1]): Promise<FileToRead> => {
    const file = await find(person, id);
    const record = watch(
      async () => {},
      () => ({ ...told(person, id), detail: { bytes: file.size } }),
    );
    return { ...file, read: (from, to) => after(record, () => file.read(from, to)) };
  };
}

async function* after<Part>(
  first: () => Promise<void>,
  parts: () => AsyncIterable<Part>,
): AsyncIterable<Part> {
  await first();
  yield* parts();
}

import { CLOSE } from "../../shared/protocol/close-codes.ts";
import type { Message } from "../../shared/protocol/parts.ts";
import type { CatchUp } from "../actions/catch-up.ts";
import type { DescribeMembership } from "../actions/describe-membership.ts";
import type { OrganisationId, PersonId, ThreadId, Version } from "../domain/identifiers.ts";
import type { Announcement, Announcements } from "../ports/announcements.ts";
import type { PeopleStore } from "../ports/people-store.ts";
import type { Connection } from "./connection.ts";
import { frameBytes } from "./frame-bytes.ts";
import { GatheredPositions } from "./gathered-positions.ts";
import type { Presence } from "./presence.ts";
import type { Subscriptions } from "./subscriptions.ts";
import { Turns } from "./turns.ts";

interface Needs {
  readonly subscriptions: Subscriptions;
  readonly presence: Presence;
  readonly announcements: Announcements;
  readonly people: Pick<PeopleStore, "organisation">;
  readonly catchUp: CatchUp;
  readonly describeMembership: DescribeMembership;
  readonly log: { error(about: object, message: string): void };
}

type Posted = { threadId: ThreadId; version: Version };

/**
 * Listens to what happened, on this node or another, and tells every connection that it concerns.
 * @returns a function that ends it
 */
export function tellChanges(needs: Needs): () => void {
  const positions = new GatheredPositions(needs.subscriptions);
  const tellMembers = memberTeller(needs);
  const failed = (error: unknown) => needs.log.error({ error: String(error) }, "a change could not be told");
  return needs.announcements.subscribe((announced, atHand) => {
    switch (announced.kind) {
      case "posted":
        if (atHand.message) tellPosted(needs, announced.threadId, atHand.message, atHand.origin);
        else tellPostedElsewhere(needs, announced).catch(failed);
        return;
      case "removed":
        return tellRemoved(needs, announced);
      case "members":
        tellMembers(announced.threadId).catch(failed);
        return;
      case "position":
        return positions.add(announced.threadId, announced.personId, announced);
      case "typing":
        return tellTyping(needs, announced.threadId, announced.personId);
      case "chat-switched":
        return announced.on ? undefined : closeAll(needs, announced.organisationId);
      case "organisation-changed":
        tellOrganisation(needs, announced.organisationId).catch(failed);
        return;
      case "session-ended":
        return endSession(needs, announced);
      case "session-moved":
        return moveSession(needs, announced);
      case "person-changed":
        return comeBack(needs, announced);
    }
  });
}

/** The frame is built once; the connection that posted gets its confirmation in the same place of the order. */
function tellPosted({ subscriptions }: Needs, threadId: ThreadId, message: Message, origin?: object): void {
  const bytes = frameBytes({ type: "posted", threadId, message });
  for (const connection of subscriptions.ofThread(threadId)) {
    if (connection !== origin) connection.sendOf(threadId, message.seq, bytes);
  }
  if (!origin) return;
  const { clientId, seq, at, expiresAt } = message;
  (origin as Connection).send({ type: "confirmed", threadId, clientId, seq, at, expiresAt });
}

/** Another node posted and sent the numbers alone: each connection is told what it is missing. */
async function tellPostedElsewhere(
  { subscriptions, catchUp }: Needs,
  { threadId, version }: Posted,
): Promise<void> {
  for (const connection of subscriptions.ofThread(threadId)) {
    const changes = await catchUp(connection.person, threadId, version - 1);
    connection.sendOf(threadId, changes.version, frameBytes(changes));
  }
}

function tellRemoved({ subscriptions }: Needs, { threadId, version, seq }: Posted & { seq: Version }): void {
  const bytes = frameBytes({ type: "removed", threadId, version, seq });
  for (const connection of subscriptions.ofThread(threadId)) connection.sendOf(threadId, version, bytes);
}

function tellTyping({ subscriptions }: Needs, threadId: ThreadId, personId: PersonId): void {
  const bytes = frameBytes({ type: "typing", threadId, personId });
  for (const connection of subscriptions.ofThread(threadId)) {
    if (connection.person.id !== personId) connection.sendOf(threadId, Number.POSITIVE_INFINITY, bytes);
  }
}

/**
 * One after the other for each thread, so that an older list of members never comes after a newer one; and where a
 * newer change waits already, the older is left at that: who was removed does not hear on until all were told.
 */
function memberTeller(needs: Needs) {
  const turns = new Turns<ThreadId>();
  const newest = new Map<ThreadId, symbol>();
  return (threadId: ThreadId): Promise<void> => {
    const change = Symbol();
    newest.set(threadId, change);
    const isNewest = () => newest.get(threadId) === change;
    return turns.take(threadId, async () => {
      try {
        if (isNewest()) await tellMembers(needs, threadId, isNewest);
      } finally {
        if (isNewest()) newest.delete(threadId);
      }
    });
  };
}

/** Who was removed hears no more from here on; who was added hears everything from here on. */
async function tellMembers(needs: Needs, threadId: ThreadId, isNewest: () => boolean): Promise<void> {
  const members = new Set(await needs.describeMembership.members(threadId));
  for (const connection of [...needs.subscriptions.ofThread(threadId)])
    if (!members.has(connection.person.id)) tellLeft(needs, connection, threadId);
  for (const personId of members) {
    if (!isNewest()) return;
    await tellMember(needs, threadId, personId, members);
  }
}

async function tellMember(
  needs: Needs,
  threadId: ThreadId,
  personId: PersonId,
  members: ReadonlySet<PersonId>,
): Promise<void> {
  const { subscriptions, presence, describeMembership } = needs;
  const theirs = [...subscriptions.ofPerson(personId)];
  for (const connection of theirs) {
    connection.hold(threadId);
    subscriptions.subscribe(connection, threadId);
  }
  const first = theirs[0];
  const thread = first && (await describeMembership.thread(first.person, threadId));
  const bytes = thread && frameBytes({ type: "thread", thread, online: presence.among(members) });
  for (const connection of theirs) {
    if (bytes) connection.sendBytes(bytes);
    else tellLeft(needs, connection, threadId);
    connection.release(threadId, thread?.version ?? Number.POSITIVE_INFINITY);
  }
}

function tellLeft({ subscriptions }: Needs, connection: Connection, threadId: ThreadId): void {
  subscriptions.unsubscribe(connection, threadId);
  connection.send({ type: "left", threadId });
}

/** Support has turned the chat off: nobody of this organisation hears on. */
function closeAll({ subscriptions }: Needs, organisationId: OrganisationId): void {
  for (const connection of subscriptions.all())
    if (connection.person.organisationId === organisationId) connection.close(CLOSE.chatDisabled);
}

async function tellOrganisation(
  { subscriptions, people }: Needs,
  organisationId: OrganisationId,
): Promise<void> {
  const organisation = await people.organisation(organisationId);
  if (!organisation) return;
  const bytes = frameBytes({ type: "organisation", organisation });
  for (const connection of subscriptions.all())
    if (connection.person.organisationId === organisationId) connection.sendBytes(bytes);
}

function endSession({ subscriptions }: Needs, { sessionId }: Announcement & { kind: "session-ended" }): void {
  for (const connection of subscriptions.all()) {
    if (connection.signedIn.sessionId === sessionId) connection.close(CLOSE.notSignedIn);
  }
}

function moveSession(
  { subscriptions }: Needs,
  { sessionId, personId, seenAt, endsAt, longestEndsAt }: Announcement & { kind: "session-moved" },
): void {
  for (const connection of subscriptions.ofPerson(personId)) {
    if (connection.sessionId !== sessionId) continue;
    Object.assign(connection, { seenAt, endsAt, longestEndsAt });
    if (longestEndsAt !== undefined) connection.send({ type: "session", endsAt, longestEndsAt });
  }
}

/** What a person may do was read as they came: so they come anew. */
function comeBack({ subscriptions }: Needs, { personId }: Announcement & { kind: "person-changed" }): void {
  for (const connection of subscriptions.ofPerson(personId)) connection.close(CLOSE.personChanged);
}

import type { IncomingMessage, Server } from "node:http";
import type { AdvancePosition } from "../actions/advance-position.ts";
import type { CatchUp } from "../actions/catch-up.ts";
import type { DeleteMessage } from "../actions/delete-message.ts";
import type { DescribeMembership } from "../actions/describe-membership.ts";
import type { ListThreads } from "../actions/list-threads.ts";
import type { PostMessage } from "../actions/post-message.ts";
import type { SignedIn } from "../actions/recognise-session.ts";
import type { PersonId } from "../domain/identifiers.ts";
import type { Announcements } from "../ports/announcements.ts";
import type { Clock } from "../ports/clock.ts";
import type { PeopleStore } from "../ports/people-store.ts";
import type { PositionStore, ThreadStore } from "../ports/thread-store.ts";
import { acceptSockets } from "./accept-sockets.ts";
import { answerFrame, refused } from "./answer-frames.ts";
import { Presence } from "./presence.ts";
import { sayWelcome } from "./say-welcome.ts";
import { Subscriptions } from "./subscriptions.ts";
import { tellChanges } from "./tell-changes.ts";

export interface RealtimeNeeds {
  readonly signedIn: (cookies: string | undefined) => Promise<SignedIn | undefined>;
  readonly isOwnOrigin: (request: IncomingMessage) => boolean;
  readonly people: Pick<PeopleStore, "organisation">;
  readonly threads: Pick<ThreadStore, "threadsOf">;
  readonly positions: Pick<PositionStore, "lastRead">;
  readonly announcements: Announcements;
  readonly postMessage: PostMessage;
  readonly deleteMessage: DeleteMessage;
  readonly advancePosition: AdvancePosition;
  readonly catchUp: CatchUp;
  readonly listThreads: ListThreads;
  readonly describeMembership: DescribeMembership;
  readonly clock: Clock;
  readonly log: { error(about: object, message: string): void };
}

export interface Realtime {
  /** Those of these people who have a page open. */
  online(people: Iterable<PersonId>): PersonId[];
  /** Tells every page to come back in a moment. */
  close(): void;
}

/** Puts the live half of the conversation onto this HTTP server. */
export function openRealtime(server: Server, given: RealtimeNeeds): Realtime {
  const subscriptions = new Subscriptions();
  const presence = new Presence(subscriptions);
  const needs = { ...given, subscriptions, presence };
  const stopTelling = tellChanges(needs);
  const sockets = acceptSockets(server, {
    ...needs,
    arrived: (connection, hello) => sayWelcome(needs, connection, hello),
    frame(connection, read) {
      if ("frame" in read) answerFrame(needs, connection, read.frame);
      else connection.send(refused(read.code, read.about));
    },
    gone(connection) {
      presence.going(connection);
      subscriptions.leave(connection);
    },
  });
  return {
    online: (people) => presence.among(people),
    close() {
      stopTelling();
      sockets.close();
    },
  };
}

import type { IncomingMessage, Server } from "node:http";
import type { AdvancePosition } from "../actions/advance-position.ts";
import type { CatchUp } from "../actions/catch-up.ts";
import type { DeleteMessage } from "../actions/delete-message.ts";
import type { DescribeMembership } from "../actions/describe-membership.ts";
import type { DescribeWaitingRoom } from "../actions/describe-waiting-room.ts";
import type { DescribeWelcome } from "../actions/describe-welcome.ts";
import type { EnterWaitingRoom } from "../actions/enter-waiting-room.ts";
import type { LeaveWaitingRoom } from "../actions/leave-waiting-room.ts";
import type { ListAdmissions } from "../actions/list-admissions.ts";
import type { ListWaiting } from "../actions/list-waiting.ts";
import type { NoticeInput } from "../actions/notice-input.ts";
import type { PostMessage } from "../actions/post-message.ts";
import type { SignedIn } from "../actions/recognise-session.ts";
import type { PersonId } from "../domain/identifiers.ts";
import type { Announcements } from "../ports/announcements.ts";
import type { AppointmentStore } from "../ports/appointment-store.ts";
import type { EnterFrom } from "../ports/audit.ts";
import type { ChatSwitch } from "../ports/chat-switch.ts";
import type { Clock } from "../ports/clock.ts";
import type { NotificationStore, WhoIsHere } from "../ports/notification-store.ts";
import type { PeopleStore, SessionStore } from "../ports/people-store.ts";
import type { ThreadStore } from "../ports/thread-store.ts";
import { acceptSockets, type SocketNeeds } from "./accept-sockets.ts";
import { Activity } from "./activity.ts";
import { type AnswerNeeds, answerFrame, refused } from "./answer-frames.ts";
import { Leases } from "./leases.ts";
import { Meanwhile } from "./meanwhile.ts";
import { Presence } from "./presence.ts";
import { sayWelcome } from "./say-welcome.ts";
import { Subscriptions } from "./subscriptions.ts";
import { sweepLeases } from "./sweep-leases.ts";
import { tellChanges } from "./tell-changes.ts";
import { tellWaiting } from "./tell-waiting.ts";
import { WaitingRooms } from "./waiting-rooms.ts";

export interface RealtimeNeeds {
  readonly signedIn: (cookies: string | undefined) => Promise<SignedIn | undefined>;
  readonly isOwnOrigin: (request: IncomingMessage) => boolean;
  readonly networkOf: (request: IncomingMessage) => string;
  readonly from: EnterFrom;
  readonly threads: Pick<ThreadStore, "threadsOf">;
  readonly sessions: Pick<SessionStore, "active">;
  readonly notifications: Pick<NotificationStore, "seen">;
  readonly appointments: Pick<AppointmentStore, "everybodyWaiting">;
  readonly announcements: Announcements;
  readonly people: Pick<PeopleStore, "organisation">;
  readonly chatSwitch: Pick<ChatSwitch, "isOn">;
  readonly postMessage: PostMessage;
  readonly deleteMessage: DeleteMessage;
  readonly advancePosition: AdvancePosition;
  readonly catchUp: CatchUp;
  readonly noticeInput: NoticeInput;
  readonly describeWelcome: DescribeWelcome;
  readonly describeMembership: DescribeMembership;
  readonly describeWaitingRoom: DescribeWaitingRoom;
  readonly enterWaitingRoom: EnterWaitingRoom;
  readonly leaveWaitingRoom: LeaveWaitingRoom;
  readonly listWaiting: ListWaiting;
  readonly listAdmissions: ListAdmissions;
  readonly clock: Clock;
  readonly log: { error(about: object, message: string): void };
}

export interface Realtime extends WhoIsHere {
  /** Those of these people who are shown as online. */
  online(people: Iterable<PersonId>): PersonId[];
  /** Open sockets, those included that have not said hello. */
  connections(): number;
  /** Tells every page to come back in a moment. */
  close(): void;
}

/** Puts the live half of the conversation onto this HTTP server. */
export function openRealtime(server: Server, given: RealtimeNeeds): Realtime {
  const subscriptions = new Subscriptions();
  const presence = new Presence(subscriptions);
  const waitingRooms = new WaitingRooms(given);
  const needs = { ...given, subscriptions, presence, waitingRooms };
  const activity = new Activity(needs);
  const waiting = tellWaiting(needs);
  const leases = new Leases(subscriptions, given.clock, [presence, waitingRooms, activity, waiting]);
  const meanwhile = new Meanwhile(given.announcements);
  const sweeping = sweepLeases({ ...needs, leases, waiting });
  const stops = [tellChanges(needs), waiting.stop, sweeping, () => meanwhile.stop()];
  const state = { closing: false };
  const sockets = acceptSockets(server, {
    ...needs,
    ...answering({ ...needs, activity }),
    signedIn: (cookies) => meanwhile.settled(() => given.signedIn(cookies)),
    heard(connection) {
      leases.heard(connection);
      if (!state.closing) activity.heard(connection);
    },
    async arrived(connection, hello) {
      await sayWelcome(needs, connection, hello);
      waiting.arrived(connection);
    },
    gone(connection) {
      // Who goes because the server does is back in a moment.
      if (!state.closing) for (const one of [presence, waitingRooms, activity]) one.going(connection);
      subscriptions.leave(connection);
    },
  });
  return {
    isOnline: (personId) => leases.isOnline(personId),
    online: (people) => presence.among(people),
    connections: () => sockets.count(),
    close() {
      state.closing = true;
      for (const stop of stops) stop();
      waitingRooms.close();
      sockets.close();
    },
  };
}

function answering(needs: AnswerNeeds & Pick<RealtimeNeeds, "from">): Pick<SocketNeeds, "frame"> {
  return {
    frame(connection, read) {
      if ("frame" in read) {
        const { frame } = read;
        needs.from.within(connection.network, () => answerFrame(needs, connection, frame));
      } else connection.send(refused(read.code, read.about));
    },
  };
}

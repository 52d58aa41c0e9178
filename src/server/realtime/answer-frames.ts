import { type ErrorCode, SENTENCES } from "../../shared/protocol/error-codes.ts";
import type { FrameDownOf } from "../../shared/protocol/frames-down.ts";
import type { FrameUp, FrameUpOf, FrameUpType } from "../../shared/protocol/frames-up.ts";
import type { AdvancePosition } from "../actions/advance-position.ts";
import type { CatchUp } from "../actions/catch-up.ts";
import type { DeleteMessage } from "../actions/delete-message.ts";
import type { PostMessage } from "../actions/post-message.ts";
import type { AppointmentId, ThreadId } from "../domain/identifiers.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Announcements } from "../ports/announcements.ts";
import type { ChatSwitch } from "../ports/chat-switch.ts";
import type { Clock } from "../ports/clock.ts";
import type { Activity } from "./activity.ts";
import type { Connection } from "./connection.ts";
import { aboutFrame } from "./read-frame.ts";
import type { Subscriptions } from "./subscriptions.ts";
import type { WaitingRooms } from "./waiting-rooms.ts";

export interface AnswerNeeds {
  readonly subscriptions: Subscriptions;
  readonly waitingRooms: WaitingRooms;
  readonly announcements: Announcements;
  readonly chatSwitch: Pick<ChatSwitch, "isOn">;
  readonly postMessage: PostMessage;
  readonly deleteMessage: DeleteMessage;
  readonly advancePosition: AdvancePosition;
  readonly catchUp: CatchUp;
  readonly activity: Pick<Activity, "input">;
  readonly clock: Clock;
  readonly log: { error(about: object, message: string): void };
}

type Answer<T extends FrameUpType> = (
  needs: AnswerNeeds,
  connection: Connection,
  frame: FrameUpOf<T>,
) => unknown;
type Answers = { [T in Exclude<FrameUpType, "hello">]: Answer<T> };

const ANSWERS: Answers = {
  async post({ postMessage }, connection, { threadId, clientId, text }) {
    const receipt = await postMessage(
      connection.person,
      threadId as ThreadId,
      { clientId, text },
      connection,
    );
    if (!receipt.again) return; // announced, in the order of the thread
    const { seq, at, expiresAt } = receipt;
    connection.send({ type: "confirmed", threadId, clientId, seq, at, expiresAt });
  },

  delete: ({ deleteMessage }, connection, { threadId, seq }) =>
    deleteMessage(connection.person, threadId as ThreadId, seq),

  received: ({ advancePosition }, connection, { threadId, seq }) =>
    advancePosition(connection.person, threadId as ThreadId, { delivered: seq }),

  read: ({ advancePosition }, connection, { threadId, seq }) =>
    advancePosition(connection.person, threadId as ThreadId, { delivered: seq, read: seq }),

  typing({ announcements, subscriptions }, connection, frame) {
    const threadId = frame.threadId as ThreadId;
    if (!subscriptions.isSubscribed(connection, threadId)) throw new Refusal("thread-not-found");
    announcements.announce({ kind: "typing", threadId, personId: connection.person.id });
  },

  async "catch-up"({ catchUp }, connection, { threadId, version }) {
    if (!connection.isOpen) return; // closed while others of its frames were answered
    connection.send(await catchUp(connection.person, threadId as ThreadId, version));
  },

  wait: ({ waitingRooms }, connection, { appointmentId }) =>
    waitingRooms.wait(connection, appointmentId as AppointmentId),

  active: ({ activity }, connection) => activity.input(connection),

  ping: ({ clock }, connection) => connection.send({ type: "pong", now: clock.now() }),
};

/** What a page sends because somebody did something just now; `read` and `received` it says of itself. */
const BY_A_PERSON: ReadonlySet<FrameUpType> = new Set(["post", "delete", "typing"]);

/** Carries out what a page asked for. Never throws: what is not done is answered with a code and a sentence. */
export function answerFrame(needs: AnswerNeeds, connection: Connection, frame: FrameUp): void {
  if (frame.type === "post" || frame.type === "catch-up")
    connection.inTurn(() => carryOut(needs, connection, frame));
  else void carryOut(needs, connection, frame);
}

async function carryOut(needs: AnswerNeeds, connection: Connection, frame: FrameUp): Promise<void> {
  try {
    if (frame.type === "hello") throw new Refusal("unknown-frame"); // said once, at the beginning
    // Also what waited for its turn while the chat was turned off.
    if (!needs.chatSwitch.isOn(connection.person.organisationId)) throw new Refusal("chat-disabled");
    if (BY_A_PERSON.has(frame.type)) needs.activity.input(connection);
    await (ANSWERS[frame.type] as Answer<typeof frame.type>)(needs, connection, frame);
  } catch (error) {
    if (!(error instanceof Refusal))
      needs.log.error({ frame: frame.type, error: String(error) }, "a frame failed");
    connection.send(refused(error instanceof Refusal ? error.code : "try-again", aboutFrame(frame)));
  }
}

export function refused(code: ErrorCode, re: FrameDownOf<"refused">["re"]): FrameDownOf<"refused"> {
  return { type: "refused", code, sentence: SENTENCES[code], re };
}

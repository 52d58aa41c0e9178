import type { Message } from "../../shared/protocol/parts.ts";

/**
 * What this person wrote and the server has not confirmed yet, oldest first. Lives in memory only. `waiting`: to be
 * sent when there is a way. `under way`: sent, not confirmed. `refused`: the server said no; the person decides.
 */
export type Entry = {
  readonly threadId: number;
  readonly clientId: string;
  readonly text: string;
  /** ms of server time */
  readonly writtenAt: number;
  readonly state: "waiting" | "under way" | "refused";
  readonly sentence: string;
};

export type Outbox = readonly Entry[];

/** More than this under way would only fill buffers. */
export const MOST_UNDER_WAY = 20;

export function withWritten(outbox: Outbox, written: Omit<Entry, "state" | "sentence">): Outbox {
  return [...outbox, { ...written, state: "waiting", sentence: "" }];
}

/** What may be sent now, in the order in which it was written. */
export function toSend(outbox: Outbox): Outbox {
  const underWay = outbox.filter((entry) => entry.state === "under way").length;
  return outbox.filter((entry) => entry.state === "waiting").slice(0, Math.max(0, MOST_UNDER_WAY - underWay));
}

export function withUnderWay(outbox: Outbox, clientIds: readonly string[]): Outbox {
  return changed(outbox, (entry) => clientIds.includes(entry.clientId), "under way");
}

/** The way was lost: what was under way goes again, under the same client id. */
export function withAllWaiting(outbox: Outbox): Outbox {
  return changed(outbox, (entry) => entry.state === "under way", "waiting");
}

export function withRefused(outbox: Outbox, clientId: string, sentence: string): Outbox {
  return changed(outbox, (entry) => entry.clientId === clientId, "refused", sentence);
}

/** "Try again": it keeps its place and its client id. */
export function withTriedAgain(outbox: Outbox, clientId: string): Outbox {
  return changed(outbox, (entry) => entry.clientId === clientId && entry.state === "refused", "waiting");
}

export function without(outbox: Outbox, clientId: string): Outbox {
  return outbox.filter((entry) => entry.clientId !== clientId);
}

/** Drops what has come back as messages: the server has it, whichever way it went. */
export function withoutArrived(outbox: Outbox, messages: readonly Message[], myId: number): Outbox {
  const mine = new Set(messages.filter(({ authorId }) => authorId === myId).map(({ clientId }) => clientId));
  const left = outbox.filter(({ clientId }) => !mine.has(clientId));
  return left.length === outbox.length ? outbox : left;
}

function changed(
  outbox: Outbox,
  concerns: (entry: Entry) => boolean,
  state: Entry["state"],
  sentence = "",
): Outbox {
  return outbox.map((entry) => (concerns(entry) ? { ...entry, state, sentence } : entry));
}

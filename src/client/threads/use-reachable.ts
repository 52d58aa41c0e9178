import { useEffect, useRef, useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { Participant, ParticipantsAnswer } from "../../shared/protocol/guest-bodies.ts";
import type { ThreadSummary } from "../../shared/protocol/parts.ts";
import { useHouse } from "../app/house.ts";
import { request } from "../connection/request.ts";
import { isHost } from "./hosts.ts";

/** How the participants of a thread are reached, as a host may know it. */
export type Reachable = {
  /** Empty until it is known, and for who is no host. */
  readonly byId: ReadonlyMap<number, Participant>;
  readonly problem: string | null;
  load(): Promise<void>;
};

/** A link that is being sent is looked at again after so long, in ms, and then after twice as long each time. */
const AGAIN_AFTER_MS = 2_000;
const AT_LEAST_EVERY_MS = 60_000;

/** A link is on its way, or is perhaps just being made: that is after the chat was begun. */
function mayChangeSoon({ guest, invitation }: Participant, looked: number): boolean {
  return invitation === null ? guest && looked < 5 : invitation.state === "waiting";
}

/** Asks at the opening, when members change, and when somebody comes or goes: then a link may have been opened. */
export function useReachable(summary: ThreadSummary): Reachable {
  const house = useHouse();
  const [byId, setById] = useState<Reachable["byId"]>(new Map());
  const looked = useRef(0);
  const [problem, setProblem] = useState<string | null>(null);
  const asks = isHost(house.someone.value?.me) && house.connection.state.value === "open";
  const online = house.presence.online.value;
  const there = summary.members.map(({ id, left }) => `${id} ${left} ${online.has(id)}`).join();

  async function load(): Promise<void> {
    const path = `/api/threads/${summary.id}/participants`;
    const answer = await request<InferOutput<typeof ParticipantsAnswer>>("GET", path);
    setProblem(answer.ok ? null : answer.error.sentence);
    if (answer.ok) setById(new Map(answer.value.participants.map((one) => [one.id, one])));
  }
  useEffect(() => {
    if (asks) void load();
  }, [asks, there]);
  useEffect(() => {
    const underWay = [...byId.values()].some((one) => mayChangeSoon(one, looked.current));
    if (!underWay) looked.current = 0;
    if (!asks || !underWay) return undefined;
    const timer = setTimeout(load, Math.min(AT_LEAST_EVERY_MS, AGAIN_AFTER_MS * 2 ** looked.current++));
    return () => clearTimeout(timer);
  }, [byId]);
  return { byId, problem, load };
}

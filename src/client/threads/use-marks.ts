import { useEffect, useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { ContactsAnswer } from "../../shared/protocol/guest-bodies.ts";
import { useHouse } from "../app/house.ts";
import { request } from "../connection/request.ts";
import { lastFourOf, markOf } from "../contacts/tell-apart.ts";
import type { Chats } from "./chats.ts";
import { isHost } from "./hosts.ts";
import { guestsInLookAlikes } from "./look-alikes.ts";

const NONE: ReadonlyMap<number, string> = new Map();

/** What tells guests apart in chats of the same name. */
export function useMarks(chats: Chats | null): ReadonlyMap<number, string> {
  const me = useHouse().someone.value?.me;
  const asks = chats !== null && isHost(me);
  return useMarksOf(asks ? guestsInLookAlikes(chats.byId.values(), chats.myId) : new Set());
}

/** What tells these guests of a host apart, by id; the host's contacts are asked for only if there is anybody. */
export function useMarksOf(guests: ReadonlySet<number>): ReadonlyMap<number, string> {
  const [marks, setMarks] = useState(NONE);
  const who = [...guests].sort().join();
  useEffect(() => {
    if (who === "") return setMarks(NONE);
    void request<InferOutput<typeof ContactsAnswer>>("GET", "/api/contacts").then((answer) => {
      if (!answer.ok) return;
      const meant = answer.value.contacts.filter(({ id }) => guests.has(id));
      const marked = meant.map(({ id, mobile, email }) => {
        return [id, markOf({ lastFour: lastFourOf(mobile), email })] as const;
      });
      setMarks(new Map(marked));
    });
  }, [who]);
  return marks;
}

import { useEffect } from "preact/hooks";
import { useHouse } from "../app/house.ts";
import { makePart } from "../app/part.ts";
import type { Reachable } from "./use-reachable.ts";

/** Only hosts need these words. While they are on their way, names and presence stand alone. */
const words = makePart({
  fetch: async () => (await import("./how-reached.ts")).howReached,
  isReachable: async () => false, // no page is loaded anew for their sake
  reload: () => undefined,
});

/** How each participant is reached, in a line; "" where there is nothing to say. */
export function useWordsForReaching({ byId }: Reachable): (id: number) => string {
  const house = useHouse();
  const isWanted = byId.size > 0;
  useEffect(() => {
    if (isWanted) words.want();
  }, [isWanted]);
  const state = words.state.value;
  return (id) => {
    const participant = byId.get(id);
    if (participant === undefined || typeof state !== "object") return "";
    return state.is(participant, house.clock.now()).join(" · ");
  };
}

import { useLayoutEffect, useRef } from "preact/hooks";
import type { Message } from "../../shared/protocol/parts.ts";
import type { Outbox } from "../outbox/outbox.ts";
import { Place } from "./place.ts";

/** Opens at the line *new messages* if there is one, else at the end; from then on keeps the place. */
export function usePlace(list: { current: HTMLDivElement | null }): { current: Place | null } {
  const place = useRef<Place | null>(null);
  useLayoutEffect(() => {
    if (list.current === null) return;
    if (place.current !== null) return place.current.restore();
    place.current = new Place(list.current);
    place.current.restore();
    const line = list.current.querySelector(".new-line");
    if (line !== null) place.current.show(line);
  });
  return place;
}

/** One's own new message is always brought into view. */
export function useFollowOwn(
  place: { current: Place | null },
  outbox: Outbox,
  last: Message | undefined,
  myId: number,
): void {
  // A file is in no outbox: it is a message from the moment in which all of it has arrived.
  const file = last?.file && last.authorId === myId ? last : undefined;
  const newest = (outbox.at(-1) ?? file)?.clientId;
  const before = useRef(newest);
  useLayoutEffect(() => {
    if (newest !== undefined && newest !== before.current) place.current?.toEnd();
    before.current = newest;
  }, [newest]);
}

import { useLayoutEffect, useRef } from "preact/hooks";

/**
 * Whoever had the focus in a message that goes is at its neighbour then. Not on the neighbour's trash can: the same key,
 * pressed twice, would delete that one too.
 */
export function useFocusMovesOn() {
  const message = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const leaving = message.current;
    return () => {
      if (!leaving?.contains(document.activeElement)) return;
      const next = neighbour(leaving, "nextElementSibling") ?? neighbour(leaving, "previousElementSibling");
      (next ?? leaving.closest<HTMLElement>("[role=log]"))?.focus({ preventScroll: true });
    };
  }, []);
  return message;
}

function neighbour(row: Element, way: "nextElementSibling" | "previousElementSibling"): HTMLElement | null {
  let next = row[way];
  while (next !== null && !next.matches("article")) next = next[way];
  return next as HTMLElement | null;
}

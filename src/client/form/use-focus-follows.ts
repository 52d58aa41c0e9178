import { useEffect, useRef } from "preact/hooks";
import { focusFirst } from "./focus-first.ts";

/**
 * Where a control gives way to another one, with each change of `state`, the focus goes along instead of being lost.
 * @returns a ref for what stands around both
 */
export function useFocusFollows<E extends HTMLElement>(state: unknown) {
  const around = useRef<E>(null);
  const first = useRef(true);
  useEffect(() => {
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (!first.current && lost) focusFirst(around.current);
    first.current = false;
  }, [state]);
  return around;
}

import { useLayoutEffect, useRef } from "preact/hooks";

/**
 * Whoever has the focus in something whose buttons change, or that goes, has it at the next sensible place then.
 * @param next where to; `gone`: the element is going away
 * @returns a ref for the element
 */
export function useFocusStays<E extends HTMLElement>(
  next: (around: E, gone: boolean) => HTMLElement | null | undefined,
) {
  const around = useRef<E>(null);
  const before = around.current;
  const had = before?.contains(document.activeElement) ?? false;
  useLayoutEffect(() => {
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (before !== null && had && lost) next(around.current ?? before, around.current === null)?.focus();
  });
  useLayoutEffect(
    () => () => {
      const leaving = around.current;
      if (leaving?.contains(document.activeElement)) next(leaving, true)?.focus();
    },
    [],
  );
  return around;
}

import { useLayoutEffect, useRef } from "preact/hooks";

const OVER_THE_PAGE = "over the page";

/**
 * What lies over the whole window is a step in the browser's history, so that Back closes it and stays where it lies.
 * Closed in another way it takes its step away again.
 */
export function useBackCloses(close: () => void): void {
  const latest = useRef(close);
  latest.current = close;
  useLayoutEffect(() => {
    history.pushState(OVER_THE_PAGE, "");
    const back = () => latest.current();
    addEventListener("popstate", back);
    return () => {
      removeEventListener("popstate", back);
      if (history.state === OVER_THE_PAGE) history.back();
    };
  }, []);
}

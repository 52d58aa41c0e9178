import { useState } from "preact/hooks";
import type { FilePart } from "../../shared/protocol/parts.ts";
import { isHeavy } from "./is-heavy.ts";

/**
 * Whether a picture is too much to be shown unasked. Its pixels are known when it is here: a browser reads them from its
 * first bytes, and draws it only where it is seen, so until then it is `unweighed`, and not seen.
 */
export function useWeight({ id, size }: FilePart) {
  const [weighed, setWeighed] = useState({ id, pixels: 0 });
  const pixels = weighed.id === id ? weighed.pixels : 0;
  return {
    known: pixels > 0,
    heavy: isHeavy(size, pixels),
    weigh: ({ currentTarget }: { currentTarget: HTMLImageElement }) =>
      setWeighed({ id, pixels: currentTarget.naturalWidth * currentTarget.naturalHeight }),
  };
}

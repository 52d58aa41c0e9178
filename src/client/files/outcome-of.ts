import type { ErrorBody } from "../../shared/protocol/bodies.ts";

/** What a request that went wrong means: try again later, begin anew, or tell the person. */
export type Outcome =
  | { readonly kind: "broken" }
  | { readonly kind: "gone" }
  /** `again`: the same file may do another time. */
  | { readonly kind: "refused"; readonly sentence: string; readonly again: boolean };

/** What is wrong with the file itself, or with sending it here, stays wrong. */
const FOR_GOOD = /^(?:file-(?:empty|too-large|infected|unscannable|name-)|picture-|thread-not-found)/;

/** Somebody else is at it, too much at once, or a server or proxy that is away. 507 is none of these: a full disk. */
const PASSING = new Set([0, 408, 409, 423, 425, 429, 460, 500, 502, 503, 504]);

/**
 * @param status 0 for no answer
 * @param otherwise what to say where the answer has no sentence: to a HEAD there is none
 */
export function outcomeOf(status: number, body: string, otherwise: string): Outcome {
  if (PASSING.has(status)) return { kind: "broken" };
  const said = parsed(body);
  if (status === 410 || (status === 404 && (said === null || said.code === "upload-not-found"))) {
    return { kind: "gone" };
  }
  const again = !FOR_GOOD.test(said?.code ?? "");
  return { kind: "refused", sentence: said?.sentence ?? otherwise, again };
}

function parsed(body: string): ErrorBody | null {
  try {
    return JSON.parse(body) as ErrorBody;
  } catch {
    return null;
  }
}

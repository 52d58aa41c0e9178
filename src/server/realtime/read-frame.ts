import * as v from "valibot";
import type { ErrorCode } from "../../shared/protocol/error-codes.ts";
import type { FrameDownOf } from "../../shared/protocol/frames-down.ts";
import { FRAMES_UP, type FrameUp, type FrameUpType } from "../../shared/protocol/frames-up.ts";

type About = FrameDownOf<"refused">["re"];

export type ReadFrame = { readonly frame: FrameUp } | { readonly code: ErrorCode; readonly about: About };

/** One frame of a page, checked against the shared schema; or why not, and as far as it can be told, which one. */
export function readFrame(bytes: Buffer): ReadFrame {
  let parsed: unknown;
  try {
    parsed = JSON.parse(bytes.toString("utf8"));
  } catch {
    return { code: "not-json", about: {} };
  }
  const about = aboutFrame(parsed);
  const type = about.type as FrameUpType | undefined;
  if (type === undefined || !Object.hasOwn(FRAMES_UP, type)) return { code: "unknown-frame", about };
  const result = v.safeParse(FRAMES_UP[type], parsed);
  if (result.success) return { frame: result.output as FrameUp };
  const field = v.getDotPath(result.issues[0]) ?? undefined;
  return { code: "invalid-frame", about: field === undefined ? about : { ...about, field } };
}

/** The fields by which the sender knows its frame again, each only if it has the right form. */
export function aboutFrame(parsed: unknown): About {
  if (typeof parsed !== "object" || parsed === null) return {};
  const { type, threadId, clientId, seq } = parsed as Record<string, unknown>;
  return {
    ...(isShortText(type) && { type }),
    ...(typeof threadId === "number" && { threadId }),
    ...(isShortText(clientId) && { clientId }),
    ...(typeof seq === "number" && { seq }),
  };
}

function isShortText(value: unknown): value is string {
  return typeof value === "string" && value.length <= 64;
}

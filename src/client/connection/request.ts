import type { InferOutput } from "valibot";
import type { ErrorBody } from "../../shared/protocol/bodies.ts";
import { say } from "../text/say.ts";

export type Problem = InferOutput<typeof ErrorBody>;

/** `unreachable` is this page's own code: no answer came. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly status: number; readonly error: Problem };

/** Asks the server; never throws. The caller says with `T` what the endpoint answers, `undefined` for 204. */
export function request<T = undefined>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
  return answerOf<T>(
    fetch(path, {
      method,
      credentials: "same-origin",
      cache: "no-store",
      headers: { "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );
}

/** What comes of a request that is under way; never throws. */
export async function answerOf<T>(underWay: Promise<Response>): Promise<Answer<T>> {
  try {
    const response = await underWay;
    const text = await response.text();
    if (!response.ok) return { ok: false, status: response.status, error: JSON.parse(text) as Problem };
    return { ok: true, value: (text === "" ? undefined : JSON.parse(text)) as T };
  } catch {
    return { ok: false, status: 0, error: { code: "unreachable", sentence: say.unreachable } };
  }
}

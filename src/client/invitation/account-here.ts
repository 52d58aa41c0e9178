import type { InferOutput } from "valibot";
import type { MeAnswer } from "../../shared/protocol/bodies.ts";
import { request } from "../connection/request.ts";

/** The name of the account holder who is signed in in this browser; null if there is none. */
export async function accountHere(): Promise<string | null> {
  const answer = await request<InferOutput<typeof MeAnswer>>("GET", "/api/me");
  const me = answer.ok ? answer.value.me : null;
  return me === null || me.guest ? null : me.name;
}

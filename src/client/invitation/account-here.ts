import type { InferOutput } from "valibot";
import type { MeAnswer } from "../../shared/protocol/bodies.ts";
import { request } from "../connection/request.ts";

type Me = InferOutput<typeof MeAnswer>["me"];

/** As whom this browser is signed in; null if as nobody. */
export async function meHere(): Promise<Me> {
  const answer = await request<InferOutput<typeof MeAnswer>>("GET", "/api/me");
  return answer.ok ? answer.value.me : null;
}

/** The name of the account holder who is signed in in this browser; null if there is none. */
export async function accountHere(): Promise<string | null> {
  const me = await meHere();
  return me === null || me.guest ? null : me.name;
}

import { useEffect, useState } from "preact/hooks";
import type { SignOnAnswer } from "../../shared/protocol/sign-on-bodies.ts";
import { request } from "../connection/request.ts";

export const PATH = "/api/organisation/single-sign-on";

/** The organisation's own sign-in as the server has it; null until it is here. */
export function useSignOn() {
  const [signOn, setSignOn] = useState<SignOnAnswer | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  async function load(): Promise<void> {
    const answer = await request<SignOnAnswer>("GET", PATH);
    if (answer.ok) setSignOn(answer.value);
    setFailed(answer.ok ? null : answer.error.sentence);
  }
  useEffect(() => void load(), []);
  return { signOn, failed, load };
}

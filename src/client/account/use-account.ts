import { useEffect, useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { AccountAnswer } from "../../shared/protocol/account-bodies.ts";
import { type Answer, request } from "../connection/request.ts";
import { sayOfAccount as words } from "../text/english-account.ts";

export type Account = InferOutput<typeof AccountAnswer>;

/**
 * Asks the server for a change. Where the person must first show once more that it is them, they are asked, and then it
 * goes on by itself.
 */
export type Ask = <T = undefined>(method: string, path: string, body?: unknown) => Promise<Answer<T>>;

/** One's own account, as the server has it. `proving` is there while the person is to show that it is them. */
export function useAccount() {
  const [account, setAccount] = useState<Account | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const [proving, setProving] = useState<((proved: boolean) => void) | null>(null);

  async function load(): Promise<void> {
    const answer = await request<Account>("GET", "/api/account");
    if (answer.ok) setAccount(answer.value);
    setFailed(answer.ok ? null : answer.error.sentence);
  }
  useEffect(() => void load(), []);

  const ask: Ask = async <T>(method: string, path: string, given?: unknown) => {
    const body = given ?? (method === "GET" ? undefined : {});
    const answer = await request<T>(method, path, body);
    if (answer.ok || answer.error.code !== "prove-again") return answer;
    const proved = await new Promise<boolean>((resolve) => setProving(() => resolve));
    setProving(null);
    if (proved) return request<T>(method, path, body);
    return { ...answer, error: { code: "prove-again", sentence: words.notProved } };
  };

  return { account, failed, load, ask, proving };
}

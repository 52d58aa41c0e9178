import { useState } from "preact/hooks";
import { request } from "../connection/request.ts";

/** What a host does to a thread's people, one deed after the other, and how it went. */
export type Keeping = {
  readonly threadId: number;
  readonly said: string;
  readonly problem: string | null;
  readonly busy: boolean;
  /** @returns the answer, null if that was refused */
  act<T = undefined>(deed: Deed): Promise<{ value: T } | null>;
};

/** `path`: within the thread. `said`: for when it is done. */
export type Deed = {
  readonly method: "POST" | "DELETE";
  readonly path: string;
  readonly body?: unknown;
  readonly said: string;
};

export function useKeeping(threadId: number, reload: () => Promise<void>): Keeping {
  const [said, setSaid] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function act<T>({ method, path, body = {}, said: done }: Deed): Promise<{ value: T } | null> {
    if (busy) return null;
    setBusy(true);
    setSaid("");
    const answer = await request<T>(method, `/api/threads/${threadId}/members${path}`, body);
    setProblem(answer.ok ? null : answer.error.sentence);
    if (answer.ok) {
      setSaid(done);
      await reload();
    }
    setBusy(false);
    return answer.ok ? { value: answer.value } : null;
  }
  return { threadId, said, problem, busy, act };
}

import { signal } from "@preact/signals";
import { useMemo, useRef } from "preact/hooks";
import type { Problem } from "../connection/request.ts";
import type { Ask } from "./use-account.ts";

/** As useSubmission, for forms before whose sending the person may have to show that it is them. */
export function useAskedForm(ask: Ask) {
  const submission = useMemo(() => ({ busy: signal(false), problem: signal<Problem | null>(null) }), []);
  const asking = useRef(ask);
  asking.current = ask;

  /** @returns the answer, or null where it was refused or another one is under way */
  async function send<T = undefined>(
    method: string,
    path: string,
    body: unknown,
  ): Promise<{ value: T } | null> {
    if (submission.busy.peek()) return null;
    submission.busy.value = true;
    submission.problem.value = null;
    const answer = await asking.current<T>(method, path, body);
    submission.busy.value = false;
    if (answer.ok) return { value: answer.value };
    submission.problem.value = answer.error;
    return null;
  }

  return { submission, send };
}

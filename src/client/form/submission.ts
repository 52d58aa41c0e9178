import { type ReadonlySignal, signal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { type Problem, request } from "../connection/request.ts";

/** The sending of a form: one at a time, and what the server said if it refused. */
export type Submission = {
  readonly busy: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<Problem | null>;
  /** The answer, or null if it was refused or another one is under way. */
  post<T = undefined>(path: string, body: unknown): Promise<{ value: T } | null>;
  put<T = undefined>(path: string, body: unknown): Promise<{ value: T } | null>;
  patch<T = undefined>(path: string, body: unknown): Promise<{ value: T } | null>;
};

export function useSubmission(): Submission {
  return useMemo(makeSubmission, []);
}

function makeSubmission(): Submission {
  const busy = signal(false);
  const problem = signal<Problem | null>(null);
  async function send<T>(method: string, path: string, body: unknown): Promise<{ value: T } | null> {
    if (busy.peek()) return null;
    busy.value = true;
    problem.value = null;
    const answer = await request<T>(method, path, body);
    busy.value = false;
    if (answer.ok) return { value: answer.value };
    problem.value = answer.error;
    return null;
  }
  return {
    busy,
    problem,
    post: <T>(path: string, body: unknown) => send<T>("POST", path, body),
    put: <T>(path: string, body: unknown) => send<T>("PUT", path, body),
    patch: <T>(path: string, body: unknown) => send<T>("PATCH", path, body),
  };
}

import { useState } from "preact/hooks";
import type { Answer } from "../connection/request.ts";

/** One thing at a time that a button does, what was said against it, and how often it was tried. */
export function useDeed() {
  const [busy, setBusy] = useState(false);
  const [runs, setRuns] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);

  /** @returns what was answered, or null where it was refused or something is under way */
  async function run<T>(ask: () => Promise<Answer<T>>): Promise<{ value: T } | null> {
    if (busy) return null;
    setBusy(true);
    setProblem(null);
    const answer = await ask();
    setBusy(false);
    setRuns((before) => before + 1);
    if (answer.ok) return { value: answer.value };
    setProblem(answer.error.sentence);
    return null;
  }

  return { problem, run, runs };
}

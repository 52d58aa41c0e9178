import { useState } from "preact/hooks";
import type { Answer, Problem } from "../connection/request.ts";
import { sayAtSignIn as words } from "../text/english-sign-in.ts";
import { say } from "../text/say.ts";
import type { PasskeyPath } from "./passkey-ceremonies.ts";

/** Asks for a passkey; what does so comes over the network when it is wanted. Never throws. */
export async function askForPasskey(path: PasskeyPath): Promise<Answer<undefined>> {
  const ceremonies = await import("./passkey-ceremonies.ts").catch(() => null);
  if (ceremonies === null)
    return { ok: false, status: 0, error: { code: "unreachable", sentence: say.unreachable } };
  return ceremonies.showPasskey(path);
}

type PasskeyWayProps = {
  readonly path: PasskeyPath;
  readonly onDone: () => void;
  /** True where the problem is dealt with elsewhere. */
  readonly onProblem?: (problem: Problem) => boolean;
};

/** A button that asks for a passkey, with what came of it. */
export function PasskeyWay({ path, onDone, onProblem }: PasskeyWayProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  async function use(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    const answer = await askForPasskey(path);
    setBusy(false);
    if (answer.ok) onDone();
    else if (!onProblem?.(answer.error)) setProblem(answer.error);
  }
  return (
    <>
      <p>{words.passkeyWhy}</p>
      <div class="form-problem" role="alert">
        {problem !== null && <p class="problem">{problem.sentence}</p>}
      </div>
      <button type="button" onClick={use}>
        {words.usePasskey}
      </button>
    </>
  );
}

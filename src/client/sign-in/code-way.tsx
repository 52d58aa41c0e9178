import { useState } from "preact/hooks";
import type { Problem } from "../connection/request.ts";
import { Field, FormProblem } from "../form/field.tsx";
import { useSubmission } from "../form/submission.ts";
import { sayAtSignIn as words } from "../text/english-sign-in.ts";

type CodeWayProps = {
  readonly kind: "totp" | "recovery";
  readonly path: "/api/sign-in/totp" | "/api/sign-in/recovery" | "/api/account/prove";
  readonly onDone: () => void;
  readonly onProblem?: (problem: Problem) => void;
};

/** A code, of an app or of those that were kept for when the app is lost. */
export function CodeWay({ kind, path, onDone, onProblem }: CodeWayProps) {
  const submission = useSubmission();
  const [code, setCode] = useState("");
  const app = kind === "totp";
  async function send(event: Event): Promise<void> {
    event.preventDefault();
    if ((await submission.post(path, { code })) !== null) return onDone();
    const problem = submission.problem.peek();
    if (problem !== null) onProblem?.(problem);
  }
  return (
    <form onSubmit={send} noValidate>
      <Field
        label={app ? words.appCode : words.recoveryCode}
        hint={app ? words.appCodeHint : words.recoveryCodeHint}
        name="code"
        {...(app ? { autocomplete: "one-time-code", inputMode: "numeric" as const } : {})}
        value={code}
        onValue={setCode}
        submission={submission}
      />
      <FormProblem submission={submission} fields={["code"]} />
      <button type="submit">{words.goOn}</button>
    </form>
  );
}

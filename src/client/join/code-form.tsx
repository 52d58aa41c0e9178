import { useEffect, useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { Landing } from "../../shared/protocol/guest-bodies.ts";
import { useHouse } from "../app/house.ts";
import type { Problem } from "../connection/request.ts";
import { FormProblem } from "../form/field.tsx";
import { useSubmission } from "../form/submission.ts";
import { accountHere } from "../invitation/account-here.ts";
import { sayAtJoin } from "../text/english-join.ts";
import { say } from "../text/say.ts";
import { CodeField } from "./code-field.tsx";

const OF_THE_CODE: ReadonlySet<string> = new Set(["code-wrong", "code-incomplete"]);

type CodeFormProps = {
  code: string;
  onCode: (code: string) => void;
  onProofWanted: () => void;
  /** The code is right, and the chat is turned off. */
  onOff: (clinic: Problem["clinic"]) => void;
};

export function CodeForm({ code, onCode, onProofWanted, onOff }: CodeFormProps) {
  const house = useHouse();
  const submission = useSubmission();
  const account = useAccountHere();

  async function enter(event: Event): Promise<void> {
    event.preventDefault();
    const askedAt = Date.now();
    const done = await submission.post<InferOutput<typeof Landing>>("/api/join", { code });
    if (done !== null) house.land(done.value, askedAt);
    const problem = submission.problem.peek();
    if (problem?.code === "code-second-proof") onProofWanted();
    if (problem?.code === "chat-disabled") onOff(problem.clinic);
  }

  const problem = submission.problem.value;
  const ofTheCode = problem !== null && OF_THE_CODE.has(problem.code) ? problem : null;
  return (
    <>
      {account !== null && <p role="status">{sayAtJoin.signedInAs(account)}</p>}
      <form onSubmit={enter} noValidate>
        <CodeField value={code} onValue={onCode} problem={ofTheCode} />
        {ofTheCode === null && <FormProblem submission={submission} fields={[]} />}
        <button type="submit">{sayAtJoin.go}</button>
      </form>
      <p>
        <a href="/sign-in">{sayAtJoin.signIn}</a>
      </p>
      <p>
        <a href="/help">{say.help}</a>
      </p>
    </>
  );
}

/** One browser is one person at a time: an account holder is told beforehand. */
function useAccountHere(): string | null {
  const [name, setName] = useState<string | null>(null);
  useEffect(() => void accountHere().then(setName), []);
  return name;
}
